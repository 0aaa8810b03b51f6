"""The table of activities."""

from app.core.tables import DatedRow


class ActivityRow(DatedRow, table=True):
    """An activity as stored."""

    __tablename__ = "activities"
