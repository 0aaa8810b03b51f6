"""The table of claims."""

from app.core.tables import Row


class ClaimRow(Row, table=True):
    """A claim as stored."""

    __tablename__ = "claims"
