"""The tables of donors and of their years."""

from sqlalchemy import Index

from app.core.tables import Row


class DonorColumns(Row):
    """What donors can be ordered by; of a record, the values of its latest year."""

    year: str
    """Empty if no year is stated."""

    rank: int
    amount: float
    change_on_year: float
    latest: bool
    """Whether it is the donor's latest year."""


class DonorRow(DonorColumns, table=True):
    """A donor as stored."""

    __tablename__ = "donors"


class DonorYearRow(DonorColumns, table=True):
    """A donor in one year, as stored."""

    __tablename__ = "donor_years"
    __table_args__ = (Index("ix_donor_years_latest", "latest"),)
