"""The usual shape of tutorials: SQLModel tables with relations, a session for each request, `response_model`."""

import os
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from sqlmodel import Field, Relationship, Session, SQLModel, col, create_engine, select

engine = create_engine(f"sqlite:///{os.environ['NAIVE_STORE']}", connect_args={"check_same_thread": False})
app = FastAPI()


class RecordCountry(SQLModel, table=True):
    """Which records are about which countries."""

    record_number: int = Field(primary_key=True, foreign_key="record.number")
    country_code: str = Field(primary_key=True, foreign_key="country.code", index=True)


class CountryBase(SQLModel):
    """A country."""

    code: str = Field(primary_key=True)
    name_ja: str
    name_en: str


class Country(CountryBase, table=True):
    """A country as kept."""


class SourceBase(SQLModel):
    """A source."""

    id: str = Field(primary_key=True)
    title: str
    publisher: str | None
    kind: str | None
    language: str | None
    published: str | None
    url: str | None
    copy_url: str | None
    origin: str | None


class Source(SourceBase, table=True):
    """A source as kept."""


class CitationBase(SQLModel):
    """What a source says of a record."""

    as_stated: str
    note_ja: str | None
    note_en: str | None


class Citation(CitationBase, table=True):
    """A citation as kept."""

    number: int = Field(primary_key=True)
    record_number: int = Field(foreign_key="record.number", index=True)
    source_id: str = Field(foreign_key="source.id")
    source: Source = Relationship()
    record: "Record" = Relationship(back_populates="citations")


class RecordBase(SQLModel):
    """A record of any collection."""

    collection: str = Field(index=True)
    id: str = Field(index=True)
    title_ja: str
    title_en: str
    summary_ja: str
    summary_en: str
    first_day: str
    last_day: str
    value: str | None
    unit: str | None


class Record(RecordBase, table=True):
    """A record as kept."""

    number: int = Field(primary_key=True)
    text: str
    countries: list[Country] = Relationship(link_model=RecordCountry)
    citations: list[Citation] = Relationship(back_populates="record")


class CitationPublic(CitationBase):
    """A citation as served."""

    source: SourceBase


class RecordPublic(RecordBase):
    """A record as served."""

    countries: list[CountryBase]
    citations: list[CitationPublic]


def get_session() -> Iterator[Session]:
    """Open a session for one request."""
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/v1/search", response_model=list[RecordPublic])
def search_records(session: SessionDep, q: str, limit: int = 20) -> Any:
    """Find records whose text holds some words."""
    return session.exec(
        select(Record).where(col(Record.text).contains(q)).order_by(col(Record.number)).limit(limit)
    ).all()


@app.get("/v1/{collection}", response_model=list[RecordPublic])
def list_records(
    session: SessionDep, collection: str, country: str | None = None, offset: int = 0, limit: int = 50
) -> Any:
    """List the records of a collection."""
    statement = select(Record).where(Record.collection == collection)
    if country:
        statement = statement.join(RecordCountry).where(RecordCountry.country_code == country)
    return session.exec(statement.order_by(col(Record.number)).offset(offset).limit(limit)).all()


@app.get("/v1/{collection}/{record_id}", response_model=RecordPublic)
def get_record(session: SessionDep, collection: str, record_id: str) -> Any:
    """Give one record."""
    record = session.exec(select(Record).where(Record.collection == collection, Record.id == record_id)).first()
    if not record:
        raise HTTPException(status_code=404, detail="Record not found")
    return record
