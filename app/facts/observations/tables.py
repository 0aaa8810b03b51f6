"""The table of observations."""

from sqlmodel import Field

from app.core.tables import DatedRow


class ObservationRow(DatedRow, table=True):
    """An observation as stored."""

    __tablename__ = "observations"

    indicator: str = Field(index=True)

    value_number: float = Field(index=True)
    """The figure for comparing and ordering; the document keeps the decimal."""
