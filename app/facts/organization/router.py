"""The address of the organization."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.core.answers import record_answer
from app.core.envelope import Answer
from app.core.problems import RECORD_PROBLEMS
from app.facts.organization import RESOURCE
from app.facts.organization.headline import on_day
from app.facts.organization.models import Organization
from app.facts.organization.queries import OrganizationOnDayQuery

router = APIRouter(tags=["organization"])


class OrganizationAnswer(Answer):
    """The organization."""

    data: Organization


@router.get("/v1/organization", response_model=OrganizationAnswer, responses=RECORD_PROBLEMS)
async def get_organization(request: Request, query: Annotated[OrganizationOnDayQuery, Query()]) -> Response:
    """Show IOM itself: names with periods, founding, seat, mandate, bodies, and relation to the UN.

    Every part carries its own citations. `headline` has the figures that are asked for first; with `valid_on` all
    is as it was on that day.
    """
    day = query.valid_on
    adapt = (lambda organization, store: on_day(organization, store, day)) if day else None
    return record_answer(request, RESOURCE, RESOURCE.example, query, adapt=adapt)
