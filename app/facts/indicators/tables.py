"""The tables of indicators and of the points of their series."""

from sqlmodel import Field

from app.core.tables import DatedRow, Row


class IndicatorRow(Row, table=True):
    """An indicator as stored."""

    __tablename__ = "indicators"

    group_code: str


class SeriesPointRow(DatedRow, table=True):
    """A point of a series as stored."""

    __tablename__ = "series_points"

    series: str
    indicator: str = Field(index=True)
