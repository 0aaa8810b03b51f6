"""The address `/v1/claims/check`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.core.answers import made_answer
from app.core.checking import invalid_parameters, refuse_unknown_words
from app.core.problems import Fault, Problem, documented
from app.core.shapes import Text
from app.core.store import Store
from app.views.checking.checks import check_figure, check_membership, country_of
from app.views.checking.evidence import document_of
from app.views.checking.models import ClaimCheck, ClaimCheckAnswer, ClaimCheckQuery

PROBLEMS = documented("unknown-parameter", "not-acceptable", "invalid-parameter")

router = APIRouter(tags=["claims"])


@router.get("/v1/claims/check", response_model=ClaimCheckAnswer, responses=PROBLEMS)
async def check_claim(request: Request, query: Annotated[ClaimCheckQuery, Query()]) -> Response:
    """Check a figure or a membership that somebody claims.

    A figure: `indicator=member-states&value=175&date=2010`, with `place` for one country and `tolerance=5` for
    "about". A membership: `member=JPN&date=1995`. The verdict is `supported`, `outdated` (true of another date,
    which is named), `contradicted` or `unverified`, with what decides it. The same question always gets the same
    answer.
    """
    store: Store = request.state.store
    refuse_unknown_words(request, store, query)
    check, records = _check(store, query)
    return made_answer(request, query, check, {"records": records})


def _check(store: Store, query: ClaimCheckQuery) -> tuple[ClaimCheck, str]:
    if query.member and query.date and not (query.indicator or query.value is not None or query.place or query.unit):
        records = f"/v1/members?country={query.member}"
        return check_membership(store, query, country_of(store, query.member), query.date), records
    indicator = document_of(store, "indicators", query.indicator) if query.indicator else None
    if indicator and query.value is not None and not query.member:
        return check_figure(store, query, indicator, query.value), indicator["links"]["observations"]
    raise _incomplete(query)


def _incomplete(query: ClaimCheckQuery) -> Problem:
    """Say what a claim is made of."""
    text = Text(
        ja="数値は indicator と value で、加盟は member と date で検証します。両方を一度には検証できません。",
        en="A figure is checked by indicator and value, a membership by member and date; not both at once.",
    )
    missing = "indicator" if query.value is not None else "value" if query.indicator else "date"
    return invalid_parameters([Fault(text, missing, ["indicator and value", "member and date"])])
