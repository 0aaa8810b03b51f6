"""The addresses of activities."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.activities import RESOURCE
from app.facts.activities.models import Activity
from app.facts.activities.queries import ActivityQuery

router = APIRouter(tags=["activities"])

ActivityIdPath = Annotated[str, Path(description="Id of an activity.", examples=[RESOURCE.example])]


class ActivityPage(Page):
    """A page of activities."""

    data: list[Activity]


class ActivityAnswer(Answer):
    """One activity."""

    data: Activity


@router.get("/v1/activities", response_model=ActivityPage, responses=LIST_PROBLEMS)
async def list_activities(request: Request, query: Annotated[ActivityQuery, Query()]) -> Response:
    """List fields of work and projects, worldwide and in Japan (`country=JPN`)."""
    return list_answer(request, RESOURCE, query)


@router.get("/v1/activities/{activity_id}", response_model=ActivityAnswer, responses=RECORD_PROBLEMS)
async def get_activity(
    request: Request, activity_id: ActivityIdPath, query: Annotated[RecordQuery, Query()]
) -> Response:
    """Show one activity."""
    return record_answer(request, RESOURCE, activity_id, query)
