"""The addresses of observations."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.observations import RESOURCE
from app.facts.observations.models import Observation
from app.facts.observations.queries import ObservationQuery

router = APIRouter(tags=["observations"])

ObservationIdPath = Annotated[str, Path(description="Id of an observation.", examples=[RESOURCE.example])]


class ObservationPage(Page):
    """A page of observations."""

    data: list[Observation]


class ObservationAnswer(Answer):
    """One observation."""

    data: Observation


@router.get("/v1/observations", response_model=ObservationPage, responses=LIST_PROBLEMS)
async def list_observations(request: Request, query: Annotated[ObservationQuery, Query()]) -> Response:
    """List every figure that a source states, by indicator and date.

    Figures that disagree are separate records; none is hidden, rounded or averaged. `value` is a decimal
    string; `value_min` and `value_max` compare within one `unit`, so ask for that too.
    """
    return list_answer(request, RESOURCE, query)


@router.get(
    "/v1/observations/{observation_id}",
    response_model=ObservationAnswer,
    responses=RECORD_PROBLEMS,
    tags=["observations"],
)
async def get_observation(
    request: Request, observation_id: ObservationIdPath, query: Annotated[RecordQuery, Query()]
) -> Response:
    """Show one figure with its unit, basis, period and the source's wording."""
    return record_answer(request, RESOURCE, observation_id, query)
