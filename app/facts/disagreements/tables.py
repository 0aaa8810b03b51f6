"""The table of disagreements."""

from app.core.tables import Row


class DisagreementRow(Row, table=True):
    """A disagreement as stored."""

    __tablename__ = "disagreements"

    spread_number: float
    """The spread in per cent; 0 where dates differ."""
