"""The table of members."""

from sqlmodel import Field

from app.core.tables import Row


class MemberRow(Row, table=True):
    """A member as stored."""

    __tablename__ = "members"

    joined: str = Field(index=True)
    """Start of the present period (EDTF); empty if unknown."""
