"""The table of members."""

from app.core.tables import Row


class MemberRow(Row, table=True):
    """A member as stored."""

    __tablename__ = "members"

    joined: str
    """Start of the present period (EDTF); empty if unknown."""
