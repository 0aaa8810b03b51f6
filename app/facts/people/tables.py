"""The table of people."""

from sqlmodel import Field

from app.core.tables import Row


class PersonRow(Row, table=True):
    """A person as stored."""

    __tablename__ = "people"

    name: str = Field(index=True)
