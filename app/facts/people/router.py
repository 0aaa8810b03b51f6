"""The addresses of people."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.people import RESOURCE
from app.facts.people.models import Person
from app.facts.people.queries import PersonQuery

router = APIRouter(tags=["people"])

PersonIdPath = Annotated[str, Path(description="Id of a person.", examples=[RESOURCE.example])]


class PersonPage(Page):
    """A page of people."""

    data: list[Person]


class PersonAnswer(Answer):
    """One person."""

    data: Person


@router.get("/v1/people", response_model=PersonPage, responses=LIST_PROBLEMS)
async def list_people(request: Request, query: Annotated[PersonQuery, Query()]) -> Response:
    """List people in public roles with their offices.

    `office=director-general&valid_on=2010-01-01` asks who headed IOM on that day: both must hold for the
    same office. An office whose start or end is unknown matches too, and `meta.warnings` says so.
    """
    return list_answer(request, RESOURCE, query)


@router.get("/v1/people/{person_id}", response_model=PersonAnswer, responses=RECORD_PROBLEMS)
async def get_person(request: Request, person_id: PersonIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one person with the offices held."""
    return record_answer(request, RESOURCE, person_id, query)
