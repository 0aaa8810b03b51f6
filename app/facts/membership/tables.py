"""The table of membership counts."""

from sqlalchemy import Index

from app.core.tables import DatedRow


class MembershipRow(DatedRow, table=True):
    """The counts of a stretch of days or of a year, in all or of one region, as stored."""

    __tablename__ = "membership"
    # What every request fixes; the orders of these are indexed with it before them.
    __table_args__ = (Index("ix_membership_precision_area", "precision", "area"),)

    precision: str
    """"day" for a stretch of days on which nothing changes, "year" for a year."""

    area: str
    """"world", "region" or "subregion"."""

    region: str
    """Empty for the world."""

    subregion: str
    """Empty for the world and for whole regions."""
