"""The addresses of history events."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.history import RESOURCE
from app.facts.history.models import HistoryEvent
from app.facts.history.queries import HistoryEventQuery

router = APIRouter(tags=["history-events"])

EventIdPath = Annotated[str, Path(description="Id of a history event.", examples=[RESOURCE.example])]


class HistoryEventPage(Page):
    """A page of history events."""

    data: list[HistoryEvent]


class HistoryEventAnswer(Answer):
    """One history event."""

    data: HistoryEvent


@router.get("/v1/history-events", response_model=HistoryEventPage, responses=LIST_PROBLEMS)
async def list_history_events(request: Request, query: Annotated[HistoryEventQuery, Query()]) -> Response:
    """List what happened to IOM and its forerunners, from 1951 on.

    In order of date. A date known only to the year matches every day of that year, so
    `date_from=1951-06&date_to=1951-06` also finds events of "1951".
    """
    return list_answer(request, RESOURCE, query)


@router.get("/v1/history-events/{event_id}", response_model=HistoryEventAnswer, responses=RECORD_PROBLEMS)
async def get_history_event(
    request: Request, event_id: EventIdPath, query: Annotated[RecordQuery, Query()]
) -> Response:
    """Show one event with its sources and their wording."""
    return record_answer(request, RESOURCE, event_id, query)
