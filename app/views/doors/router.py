"""The addresses `/` and `/v1`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.core.answers import made_answer
from app.core.edtf import OPEN_DAY
from app.core.envelope import RecordMeta
from app.core.problems import documented
from app.core.query import DatedQuery, NoQuery, SpansQuery
from app.core.resource import Resource
from app.core.shapes import Shape, Text
from app.core.store import Store
from app.facts.resources import RESOURCES

NAME = Text(ja="IOMファクト", en="IOM Facts")
ABOUT = Text(
    ja="国際移住機関(IOM)についての事実を、出典とその文言とともに日本語と英語で答えるAPIです。"
    "食い違う数値は並べて示し、どの版の答えも後から確かめられます。鍵は要りません。",
    en="Facts about the International Organization for Migration, each with its sources and their own wording, in "
    "Japanese and English. Figures that disagree stand side by side, and every answer names its release. No key.",
)
INDEPENDENCE = Text(
    ja="このサービスはIOMから独立しており、IOMが運営または承認するものではありません。",
    en="This service is independent of IOM and is neither run nor endorsed by it.",
)

LINKS = {
    "docs": "/docs",
    "guide": "/v1/guide",
    "openapi": "/openapi.json",
    "problems": "/problems",
    "search": "/v1/search?q=ICEM",
    "check": "/v1/claims/check?indicator=member-states&value=175&date=2010",
    "membership": "/v1/membership?by=year",
    "donors": "/v1/donors?year=2024",
    "timeline": "/v1/timeline",
    "disagreements": "/v1/disagreements",
    "charts": "/v1/charts",
    "policy": "/v1/policy",
}

router = APIRouter(tags=["start"])


class DoorCollection(Shape):
    """A collection as seen from the door."""

    path: str = Field(description="Its address.", examples=["/v1/members"])
    title: Text = Field(description="Its name.", examples=[{"ja": "加盟国", "en": "Members"}])
    summary: Text = Field(description="What it holds.")
    count: int = Field(description="How many records it has.", examples=[183])
    first_day: str | None = Field(
        description="First day that any record is about; null if undated.", examples=["1951-12-01"]
    )
    last_day: str | None = Field(description="Last such day; null if undated or open.", examples=[None])
    example: str = Field(description="A record worth looking at first.", examples=["/v1/members/jpn"])


class ReleaseNote(Shape):
    """Which release answers."""

    id: str = Field(description="The release.", examples=["2026.11.0"])
    date: str = Field(description="Its day.", examples=["2026-11-25"])
    note: Text = Field(description="What the data are, and what this release changes.")


class Door(Shape):
    """What this service is and where everything is found."""

    name: Text = Field(description="Name of the service.")
    about: Text = Field(description="What it does.")
    independence: Text = Field(description="Whom it belongs to, and whom not.")
    release: ReleaseNote
    collections: list[DoorCollection] = Field(description="All collections, in the order in which they read best.")


class DoorLinks(Shape):
    """Where to go on."""

    self: str = Field(description="This door.", examples=["/v1"])
    docs: str = Field(description="The reference, to read and try out.", examples=["/docs"])
    guide: str = Field(description="Five tasks with their code.", examples=["/v1/guide"])
    openapi: str = Field(description="The OpenAPI document.", examples=["/openapi.json"])
    problems: str = Field(description="What each error means.", examples=["/problems"])
    search: str = Field(description="Search over everything.", examples=["/v1/search?q=ICEM"])
    check: str = Field(
        description="Check what somebody claims.",
        examples=["/v1/claims/check?indicator=member-states&value=175&date=2010"],
    )
    membership: str = Field(description="How many members there were.", examples=["/v1/membership?by=year"])
    donors: str = Field(description="Who gave how much.", examples=["/v1/donors?year=2024"])
    timeline: str = Field(description="All dated things on lanes.", examples=["/v1/timeline"])
    disagreements: str = Field(description="Where sources differ.", examples=["/v1/disagreements"])
    charts: str = Field(description="Pictures to publish.", examples=["/v1/charts"])
    policy: str = Field(description="By which rules we judge.", examples=["/v1/policy"])


class DoorAnswer(Shape):
    """The door in the common envelope."""

    data: Door
    meta: RecordMeta
    links: DoorLinks


@router.get("/v1", response_model=DoorAnswer, responses=documented("unknown-parameter", "not-acceptable"))
async def get_door(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """Show every collection with its size, the time it covers, and a record to begin with."""
    return made_answer(request, query, _door(request.state.store), LINKS)


@router.get("/", include_in_schema=False)
async def get_front_door(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """Show the same door at the front."""
    return made_answer(request, query, _door(request.state.store), LINKS)


def _door(store: Store) -> Door:
    release = {name: store.meta["release"][name] for name in ("id", "date", "note")}
    return Door(
        name=NAME,
        about=ABOUT,
        independence=INDEPENDENCE,
        release=ReleaseNote.model_validate(release),
        collections=[_collection(store, resource) for resource in RESOURCES],
    )


def _collection(store: Store, resource: Resource) -> DoorCollection:
    first, last = store.kept(_days, resource)
    return DoorCollection(
        path=resource.collection,
        title=resource.title,
        summary=resource.summary,
        count=store.count(f"SELECT count(*) FROM {resource.key}"),
        first_day=first,
        last_day=last,
        example=resource.link(resource.example),
    )


def _days(store: Store, resource: Resource) -> tuple[str | None, str | None]:
    days = "SELECT min(nullif(first_day, '')), max(last_day) FROM"
    if issubclass(resource.query, DatedQuery):
        found = store.rows(f"{days} {resource.key}")
    elif issubclass(resource.query, SpansQuery):
        found = store.rows(f"{days} span WHERE resource = ?", (resource.path,))
    else:
        return None, None
    first, last = found[0]
    return first, None if last == OPEN_DAY else last
