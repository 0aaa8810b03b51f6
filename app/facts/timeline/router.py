"""The address of the timeline."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.core.answers import list_answer
from app.core.envelope import Page
from app.core.problems import LIST_PROBLEMS
from app.facts.timeline import TIMELINE
from app.facts.timeline.models import TimelineEntry
from app.facts.timeline.queries import TimelineQuery

router = APIRouter(tags=["timeline"])


class TimelinePage(Page):
    """A page of the timeline."""

    data: list[TimelineEntry]


@router.get("/v1/timeline", response_model=TimelinePage, responses=LIST_PROBLEMS)
async def list_timeline(request: Request, query: Annotated[TimelineQuery, Query()]) -> Response:
    """List every dated thing on lanes: history, leadership, members, funding, forums.

    `date_from=1993&date_to=1993` asks for all that falls into a year or reaches into it. States appear when
    they join and when they leave; heads and deputies with their terms; funding issues with their spans.
    What has no known date comes last, is not found by date, and `meta.warnings` says how much that is.
    """
    return list_answer(request, TIMELINE, query)
