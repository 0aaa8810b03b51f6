"""The table of people."""

from app.core.tables import Row


class PersonRow(Row, table=True):
    """A person as stored."""

    __tablename__ = "people"

    name: str
