"""The table of the timeline."""

from app.core.tables import DatedRow


class TimelineRow(DatedRow, table=True):
    """An entry of the timeline as stored."""

    __tablename__ = "timeline"

    begins: str
    """First day it may have begun; 9999-12-31 if unknown, so that it comes last."""

    lane: str
