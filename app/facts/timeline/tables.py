"""The table of the timeline."""

from sqlalchemy import Index

from app.core.tables import DatedRow


class TimelineRow(DatedRow, table=True):
    """An entry of the timeline as stored."""

    __tablename__ = "timeline"
    __table_args__ = (Index("ix_timeline_first_day_last_day", "first_day", "last_day"),)

    begins: str
    """First day it may have begun; 9999-12-31 if unknown, so that it comes last."""

    lane: str
