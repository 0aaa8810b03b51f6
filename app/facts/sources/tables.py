"""The tables of sources, origins and the facts that rest on a source."""

from sqlmodel import Field

from app.core.tables import DatedRow, Row


class SourceRow(DatedRow, table=True):
    """A source as stored."""

    __tablename__ = "sources"

    publisher: str


class OriginRow(Row, table=True):
    """An origin as stored."""

    __tablename__ = "origins"


class SourceFactRow(Row, table=True):
    """A record that rests on a source, as stored."""

    __tablename__ = "source_facts"

    source: str = Field(index=True)
