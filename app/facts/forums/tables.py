"""The tables of forum series and forum events."""

from app.core.tables import DatedRow


class ForumSeriesRow(DatedRow, table=True):
    """A forum series as stored."""

    __tablename__ = "forum_series"


class ForumEventRow(DatedRow, table=True):
    """A forum event as stored."""

    __tablename__ = "forum_events"

    edition: int
    """Number in its series; -1 if it is not numbered."""
