"""The addresses of indicators and observations."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.statistics import INDICATORS, OBSERVATIONS
from app.facts.statistics.models import Indicator, Observation
from app.facts.statistics.queries import IndicatorQuery, ObservationQuery

router = APIRouter()

IndicatorIdPath = Annotated[str, Path(description="Id of an indicator.", examples=[INDICATORS.example])]
ObservationIdPath = Annotated[str, Path(description="Id of an observation.", examples=[OBSERVATIONS.example])]


class IndicatorPage(Page):
    """A page of indicators."""

    data: list[Indicator]


class IndicatorAnswer(Answer):
    """One indicator."""

    data: Indicator


class ObservationPage(Page):
    """A page of observations."""

    data: list[Observation]


class ObservationAnswer(Answer):
    """One observation."""

    data: Observation


@router.get("/v1/indicators", response_model=IndicatorPage, responses=LIST_PROBLEMS, tags=["indicators"])
async def list_indicators(request: Request, query: Annotated[IndicatorQuery, Query()]) -> Response:
    """List what is measured: definition, kind of figure, and how far the figures reach."""
    return list_answer(request, INDICATORS, query)


@router.get(
    "/v1/indicators/{indicator_id}", response_model=IndicatorAnswer, responses=RECORD_PROBLEMS, tags=["indicators"]
)
async def get_indicator(
    request: Request, indicator_id: IndicatorIdPath, query: Annotated[RecordQuery, Query()]
) -> Response:
    """Show one indicator with its exact definition."""
    return record_answer(request, INDICATORS, indicator_id, query)


@router.get("/v1/observations", response_model=ObservationPage, responses=LIST_PROBLEMS, tags=["observations"])
async def list_observations(request: Request, query: Annotated[ObservationQuery, Query()]) -> Response:
    """List every figure that a source states, by indicator and date.

    Figures that disagree are separate records; none is hidden, rounded or averaged. `value` is a decimal
    string; `value_min` and `value_max` compare within one `unit`, so ask for that too.
    """
    return list_answer(request, OBSERVATIONS, query)


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
    return record_answer(request, OBSERVATIONS, observation_id, query)
