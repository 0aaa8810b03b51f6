"""The addresses of funding issues."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.funding import RESOURCE
from app.facts.funding.models import FundingIssue
from app.facts.funding.queries import FundingIssueQuery

router = APIRouter(tags=["funding-issues"])

IssueIdPath = Annotated[str, Path(description="Id of a funding issue.", examples=[RESOURCE.example])]


class FundingIssuePage(Page):
    """A page of funding issues."""

    data: list[FundingIssue]


class FundingIssueAnswer(Answer):
    """One funding issue."""

    data: FundingIssue


@router.get("/v1/funding-issues", response_model=FundingIssuePage, responses=LIST_PROBLEMS)
async def list_funding_issues(request: Request, query: Annotated[FundingIssueQuery, Query()]) -> Response:
    """List shortfalls and strains: cause, donors, impacts, responses and status.

    `donor=USA` finds what cuts of the United States brought about, `place=TCD` what was felt in Chad.
    """
    return list_answer(request, RESOURCE, query)


@router.get("/v1/funding-issues/{issue_id}", response_model=FundingIssueAnswer, responses=RECORD_PROBLEMS)
async def get_funding_issue(
    request: Request, issue_id: IssueIdPath, query: Annotated[RecordQuery, Query()]
) -> Response:
    """Show one funding issue with its impacts in figures and what was done about it."""
    return record_answer(request, RESOURCE, issue_id, query)
