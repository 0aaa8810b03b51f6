"""The tables of donors and of their years."""

from sqlmodel import Field

from app.core.tables import Row


class DonorColumns(Row):
    """What donors can be ordered by; of a record, the values of its latest year."""

    year: str = Field(index=True)
    """Empty if no year is stated."""

    rank: int = Field(index=True)
    amount: float = Field(index=True)
    change_on_year: float = Field(index=True)
    latest: bool
    """Whether it is the donor's latest year."""


class DonorRow(DonorColumns, table=True):
    """A donor as stored."""

    __tablename__ = "donors"


class DonorYearRow(DonorColumns, table=True):
    """A donor in one year, as stored."""

    __tablename__ = "donor_years"
