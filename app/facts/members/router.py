"""The addresses of members."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.members import RESOURCE
from app.facts.members.models import Member
from app.facts.members.queries import MemberQuery

router = APIRouter(tags=["members"])

MemberIdPath = Annotated[
    str, Path(description="Id of a member: ISO 3166-1 alpha-3 in lower case.", examples=[RESOURCE.example])
]


class MemberPage(Page):
    """A page of members."""

    data: list[Member]


class MemberAnswer(Answer):
    """One member."""

    data: Member


@router.get("/v1/members", response_model=MemberPage, responses=LIST_PROBLEMS)
async def list_members(request: Request, query: Annotated[MemberQuery, Query()]) -> Response:
    """List the states of IOM with status, periods, region and the wording on their accession.

    `valid_on=1993-12-31` asks who was in on that day. States that left and came back have several periods.
    A start known only to the year matches every day of it; a start that is unknown matches too, and
    `meta.warnings` names those states.
    """
    return list_answer(request, RESOURCE, query)


@router.get("/v1/members/{member_id}", response_model=MemberAnswer, responses=RECORD_PROBLEMS)
async def get_member(request: Request, member_id: MemberIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one state with its periods and what each source says of its accession."""
    return record_answer(request, RESOURCE, member_id, query)
