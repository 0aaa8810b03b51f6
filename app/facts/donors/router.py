"""The addresses of donors."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.donors import DONOR_YEARS, DONORS
from app.facts.donors.models import Donor, DonorSummary
from app.facts.donors.queries import DonorQuery

router = APIRouter(tags=["donors"])

DonorIdPath = Annotated[
    str,
    Path(
        description="Id of a donor: ISO 3166-1 alpha-3 in lower case, or the English name of a party.",
        examples=["usa"],
    ),
]


class DonorPage(Page):
    """A page of donors, each with one year's figure."""

    data: list[DonorSummary]


class DonorAnswer(Answer):
    """One donor with all its years."""

    data: Donor


@router.get("/v1/donors", response_model=DonorPage, responses=LIST_PROBLEMS)
async def list_donors(request: Request, query: Annotated[DonorQuery, Query()]) -> Response:
    """List donors with what they contributed in a year: `year=2024` is the table, ranked.

    Share and rank are computed among the contributors that one source states together with the total, and
    `account` says how far they add up to it. **They are states only**: what the European Union, UN funds and
    foundations gave is stated by another source without a total, so they follow unranked; `sort=-amount` puts
    all in one line. Without `year` each donor comes with its latest year.
    """
    return list_answer(request, DONOR_YEARS, query)


@router.get("/v1/donors/{donor_id}", response_model=DonorAnswer, responses=RECORD_PROBLEMS)
async def get_donor(request: Request, donor_id: DonorIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one donor year by year, and apart from that whatever else is stated of its contributions."""
    return record_answer(request, DONORS, donor_id, query)
