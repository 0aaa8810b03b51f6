"""The tables of indicators and observations."""

from sqlmodel import Field

from app.core.tables import DatedRow, Row


class IndicatorRow(Row, table=True):
    """An indicator as stored."""

    __tablename__ = "indicators"

    group_code: str = Field(index=True)


class ObservationRow(DatedRow, table=True):
    """An observation as stored."""

    __tablename__ = "observations"

    indicator: str = Field(index=True)

    value_number: float = Field(index=True)
    """The figure for comparing and ordering; the document keeps the decimal."""
