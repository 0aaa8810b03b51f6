"""The table of history events."""

from app.core.tables import DatedRow


class HistoryEventRow(DatedRow, table=True):
    """A history event as stored."""

    __tablename__ = "history_events"
