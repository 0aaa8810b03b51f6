"""The addresses of sources, origins and the facts that rest on a source."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer, require_record
from app.core.envelope import Answer, Page
from app.core.filters import equal
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.sources import FACTS, ORIGINS, RESOURCE
from app.facts.sources.models import Fact, Origin, Source
from app.facts.sources.queries import FactQuery, OriginQuery, SourceQuery

router = APIRouter()

SourceIdPath = Annotated[str, Path(description="Id of a source.", examples=[RESOURCE.example])]
OriginIdPath = Annotated[str, Path(description="Id of an origin.", examples=[ORIGINS.example])]


class SourcePage(Page):
    """A page of sources."""

    data: list[Source]


class SourceAnswer(Answer):
    """One source."""

    data: Source


class FactPage(Page):
    """A page of what rests on a source."""

    data: list[Fact]


class OriginPage(Page):
    """A page of origins."""

    data: list[Origin]


class OriginAnswer(Answer):
    """One origin."""

    data: Origin


@router.get("/v1/sources", response_model=SourcePage, responses=LIST_PROBLEMS, tags=["sources"])
async def list_sources(request: Request, query: Annotated[SourceQuery, Query()]) -> Response:
    """List the documents that the facts rest on.

    Each has its publisher, kind, language and date, and its origin: copies of one text have one origin and
    count as one voice. `date_from` and `date_to` ask for the date of publication.
    """
    return list_answer(request, RESOURCE, query)


@router.get("/v1/sources/{source_id}", response_model=SourceAnswer, responses=RECORD_PROBLEMS, tags=["sources"])
async def get_source(request: Request, source_id: SourceIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one source, and how many records rest on it."""
    return record_answer(request, RESOURCE, source_id, query)


@router.get(
    "/v1/sources/{source_id}/facts",
    response_model=FactPage,
    responses=LIST_PROBLEMS | RECORD_PROBLEMS,
    tags=["sources"],
)
async def list_source_facts(
    request: Request, source_id: SourceIdPath, query: Annotated[FactQuery, Query()]
) -> Response:
    """List every record that rests on a source, with the words that it rests on.

    If a source turns out to be wrong, these are the facts to look at again.
    """
    require_record(request, RESOURCE, source_id)
    return list_answer(request, FACTS, query, within=equal("source", FACTS.key, source_id))


@router.get("/v1/origins", response_model=OriginPage, responses=LIST_PROBLEMS, tags=["origins"])
async def list_origins(request: Request, query: Annotated[OriginQuery, Query()]) -> Response:
    """List whoever makes statements: organizations, governments, newsrooms, scholars.

    Independent sources are counted by origin, never by page.
    """
    return list_answer(request, ORIGINS, query)


@router.get("/v1/origins/{origin_id}", response_model=OriginAnswer, responses=RECORD_PROBLEMS, tags=["origins"])
async def get_origin(request: Request, origin_id: OriginIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one origin."""
    return record_answer(request, ORIGINS, origin_id, query)
