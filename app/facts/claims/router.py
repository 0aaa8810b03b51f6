"""The addresses of claims."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.claims import RESOURCE
from app.facts.claims.models import Claim
from app.facts.claims.queries import ClaimQuery

router = APIRouter(tags=["claims"])

ClaimIdPath = Annotated[str, Path(description="Id of a claim.", examples=[RESOURCE.example])]


class ClaimPage(Page):
    """A page of claims."""

    data: list[Claim]


class ClaimAnswer(Answer):
    """One claim."""

    data: Claim


@router.get("/v1/claims", response_model=ClaimPage, responses=LIST_PROBLEMS)
async def list_claims(request: Request, query: Annotated[ClaimQuery, Query()]) -> Response:
    """List statements that were examined, with verdict, explanation and evidence.

    They come from the magazine article that this service began with; `verdict=outdated,contradicted` finds
    what no longer holds or never did.
    """
    return list_answer(request, RESOURCE, query)


@router.get("/v1/claims/{claim_id}", response_model=ClaimAnswer, responses=RECORD_PROBLEMS)
async def get_claim(request: Request, claim_id: ClaimIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one claim with the evidence that decides it."""
    return record_answer(request, RESOURCE, claim_id, query)
