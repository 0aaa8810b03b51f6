"""The table of observations."""

from app.core.tables import DatedRow


class ObservationRow(DatedRow, table=True):
    """An observation as stored."""

    __tablename__ = "observations"

    indicator: str

    value_number: float
    """The figure for comparing and ordering; the document keeps the decimal."""
