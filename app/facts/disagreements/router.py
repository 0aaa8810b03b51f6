"""The address of disagreements."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.core.answers import list_answer
from app.core.envelope import Page
from app.core.problems import LIST_PROBLEMS
from app.facts.disagreements import VIEW
from app.facts.disagreements.models import Disagreement
from app.facts.disagreements.queries import DisagreementQuery

router = APIRouter(tags=["disagreements"])


class DisagreementPage(Page):
    """A page of disagreements."""

    data: list[Disagreement]


@router.get("/v1/disagreements", response_model=DisagreementPage, responses=LIST_PROBLEMS)
async def list_disagreements(request: Request, query: Annotated[DisagreementQuery, Query()]) -> Response:
    """List every fact on which sources differ beyond what their wording allows, the widest spread first.

    Each names what we show first and the rule that chose (`/v1/policy`), and what the others say. Figures of
    different scope are never compared.
    """
    return list_answer(request, VIEW, query)
