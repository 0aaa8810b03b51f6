"""The tables that every store has, and the columns that every collection has.

Indexes of orders are made by migrations alone: see `app.core.plan` for their names.

Only seeding and migrations import tables: a server reads documents with plain SQL and starts in half the time.
"""

from sqlalchemy import Index, LargeBinary, MetaData
from sqlmodel import Field, SQLModel

metadata: MetaData = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """A record as stored."""

    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    """Place in the collection's default order, from 1."""

    id: str = Field(unique=True)
    document: bytes = Field(sa_type=LargeBinary)
    """What is served, as UTF-8 JSON."""


class DatedRow(Row):
    """A record that has a date or a span of time."""

    first_day: str
    """First day it may cover (YYYY-MM-DD); empty if unknown."""

    last_day: str
    """Last day it may cover; 9999-12-31 if open, empty if the record has no known date at all."""


class FacetRow(SQLModel, table=True):
    """A value that records can be filtered by; clustered so that one value's records lie together, in order."""

    __tablename__ = "facet"
    __table_args__ = {"sqlite_with_rowid": False}

    resource: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    position: int = Field(primary_key=True)


class SpanRow(SQLModel, table=True):
    """One of several spans of time of a record."""

    __tablename__ = "span"
    __table_args__ = (
        Index("ix_span_resource_first_day_last_day", "resource", "first_day", "last_day"),
        {"sqlite_with_rowid": False},
    )

    resource: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    kind: str
    """What is held: for people their office; empty where there is one kind only."""

    first_day: str
    """First day it may have begun; empty if unknown."""

    begun_by: str
    """Last day it may have begun; empty if unknown."""

    last_day: str
    """Last day it may have lasted; 9999-12-31 if open, empty if nothing is known of its time."""


class SearchRecordRow(SQLModel, table=True):
    """A record as search shows it.

    What it is found by stands under the same number in the full-text table `search`, which only the
    migrations know: it is made otherwise on each engine.
    """

    __tablename__ = "search_record"
    __table_args__ = (Index("ix_search_record_resource_position", "resource", "position"),)

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    """Its collection's place in the order of search, and its own place among equal finds."""

    resource: str
    position: int
    head: bytes = Field(sa_type=LargeBinary)
    """What search shows of it besides its texts, as JSON; empty, as the rest, where search finds it for its own
    collection only."""

    fields: str
    """The fields of its texts, in which what was asked is marked, one after the other."""

    texts: str
    folded: str
    """The same texts as search compares them."""


class SearchKeyRow(SQLModel, table=True):
    """A whole name by which a record is found before all others."""

    __tablename__ = "search_key"
    __table_args__ = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True)
    number: int = Field(primary_key=True)


class SearchWordRow(SQLModel, table=True):
    """A word or name that may be suggested for one that is not found."""

    __tablename__ = "search_word"
    __table_args__ = {"sqlite_with_rowid": False}

    folded: str = Field(primary_key=True)
    """The word as search compares it."""

    word: str


class MetaRow(SQLModel, table=True):
    """What is known of the release as a whole: JSON by key."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: bytes = Field(sa_type=LargeBinary)


class AnswerRow(SQLModel, table=True):
    """A whole answer, made when the release was seeded."""

    __tablename__ = "answer"

    path: str = Field(primary_key=True)
    query: str = Field(primary_key=True)
    """The parameters as they stand in the address, in the order of their names."""

    headers: bytes = Field(sa_type=LargeBinary)
    """JSON: pairs of name and value."""

    body: bytes = Field(sa_type=LargeBinary)
