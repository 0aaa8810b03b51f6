"""The table of membership counts."""

from sqlalchemy import Index
from sqlmodel import Field

from app.core.tables import DatedRow


class MembershipRow(DatedRow, table=True):
    """The counts of a stretch of days or of a year, in all or of one region, as stored."""

    __tablename__ = "membership"
    # By what every request fixes, then by day: a day is found among thousands of stretches at once.
    __table_args__ = (Index("ix_membership_precision_area_first_day", "precision", "area", "first_day"),)

    precision: str
    """"day" for a stretch of days on which nothing changes, "year" for a year."""

    area: str
    """"world", "region" or "subregion"."""

    region: str = Field(index=True)
    """Empty for the world."""

    subregion: str = Field(index=True)
    """Empty for the world and for whole regions."""
