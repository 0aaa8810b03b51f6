"""The addresses of forum series and forum events."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.forums import EVENTS, SERIES
from app.facts.forums.models import ForumEvent, ForumSeries
from app.facts.forums.queries import ForumEventQuery, ForumSeriesQuery

router = APIRouter()

SeriesIdPath = Annotated[str, Path(description="Id of a forum series.", examples=[SERIES.example])]
EventIdPath = Annotated[str, Path(description="Id of a forum event.", examples=[EVENTS.example])]


class ForumSeriesPage(Page):
    """A page of forum series."""

    data: list[ForumSeries]


class ForumSeriesAnswer(Answer):
    """One forum series."""

    data: ForumSeries


class ForumEventPage(Page):
    """A page of forum events."""

    data: list[ForumEvent]


class ForumEventAnswer(Answer):
    """One forum event."""

    data: ForumEvent


@router.get("/v1/forum-series", response_model=ForumSeriesPage, responses=LIST_PROBLEMS, tags=["forum-series"])
async def list_forum_series(request: Request, query: Annotated[ForumSeriesQuery, Query()]) -> Response:
    """List the series of meetings, with how their editions are numbered and which are missing."""
    return list_answer(request, SERIES, query)


@router.get(
    "/v1/forum-series/{series_id}", response_model=ForumSeriesAnswer, responses=RECORD_PROBLEMS, tags=["forum-series"]
)
async def get_forum_series(
    request: Request, series_id: SeriesIdPath, query: Annotated[RecordQuery, Query()]
) -> Response:
    """Show one series of meetings."""
    return record_answer(request, SERIES, series_id, query)


@router.get("/v1/forum-events", response_model=ForumEventPage, responses=LIST_PROBLEMS, tags=["forum-events"])
async def list_forum_events(request: Request, query: Annotated[ForumEventQuery, Query()]) -> Response:
    """List meetings: theme, place, organizers, supporters, speakers and the concerns raised.

    `series=japan-integration-forum` gives the forum of Japan's Foreign Ministry and IOM edition by edition;
    `edition=20` with it, the twentieth.
    """
    return list_answer(request, EVENTS, query)


@router.get(
    "/v1/forum-events/{event_id}", response_model=ForumEventAnswer, responses=RECORD_PROBLEMS, tags=["forum-events"]
)
async def get_forum_event(request: Request, event_id: EventIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one meeting."""
    return record_answer(request, EVENTS, event_id, query)
