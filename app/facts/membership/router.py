"""The address of membership counts."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.core.answers import list_answer
from app.core.envelope import Page
from app.core.problems import LIST_PROBLEMS
from app.core.store import Store
from app.facts.membership import COUNTS
from app.facts.membership.models import MembershipCount
from app.facts.membership.queries import MembershipQuery

router = APIRouter(tags=["membership"])


class MembershipPage(Page):
    """A page of membership counts."""

    data: list[MembershipCount]


@router.get("/v1/membership", response_model=MembershipPage, responses=LIST_PROBLEMS)
async def list_membership(request: Request, query: Annotated[MembershipQuery, Query()]) -> Response:
    """Count members and observers on a day or year by year, beside what was published at the time.

    `valid_on=1993-12-31` counts on that day (left out: on the day of the release), `by=year` at the end of
    each year. A month or a year as `valid_on`, or `date_from` and `date_to`, list every stretch of days on
    which nothing changed. `by=region` and `by=subregion` count in parts.

    The counts are our own, from the periods of each state at `/v1/members`. Where the start of a membership
    is known only to the year, or not at all, the count is a range from `value_min` to `value_max`, and
    `uncertain` names the states that make it one. `published` holds the counts that sources gave for that
    time, each with whether it agrees with ours; `by=year&agrees=false` finds those that do not.
    """
    store: Store = request.state.store
    return list_answer(request, COUNTS, query.at_release(store.meta["release"]["date"]))
