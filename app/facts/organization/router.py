"""The address of the organization."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.core.answers import record_answer
from app.core.envelope import Answer
from app.core.problems import RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.organization import RESOURCE
from app.facts.organization.models import Organization

router = APIRouter(tags=["organization"])


class OrganizationAnswer(Answer):
    """The organization."""

    data: Organization


@router.get("/v1/organization", response_model=OrganizationAnswer, responses=RECORD_PROBLEMS)
async def get_organization(request: Request, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show IOM itself: names with periods, founding, seat, mandate, bodies, and its relation to the UN.

    Every part carries its own citations.
    """
    return record_answer(request, RESOURCE, RESOURCE.example, query)
