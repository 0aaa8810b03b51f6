"""The addresses of indicators and of their series."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer, require_record
from app.core.envelope import Answer, Page
from app.core.filters import equal
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.indicators import RESOURCE, SERIES
from app.facts.indicators.models import Indicator
from app.facts.indicators.queries import IndicatorQuery, SeriesQuery
from app.facts.indicators.series import SeriesPoint

router = APIRouter(tags=["indicators"])

IndicatorIdPath = Annotated[str, Path(description="Id of an indicator.", examples=[RESOURCE.example])]


class IndicatorPage(Page):
    """A page of indicators."""

    data: list[Indicator]


class IndicatorAnswer(Answer):
    """One indicator."""

    data: Indicator


class SeriesPage(Page):
    """A page of points of series."""

    data: list[SeriesPoint]


@router.get("/v1/indicators", response_model=IndicatorPage, responses=LIST_PROBLEMS)
async def list_indicators(request: Request, query: Annotated[IndicatorQuery, Query()]) -> Response:
    """List what is measured: definition, kind of figure, and how far the figures reach."""
    return list_answer(request, RESOURCE, query)


@router.get("/v1/indicators/{indicator_id}", response_model=IndicatorAnswer, responses=RECORD_PROBLEMS)
async def get_indicator(
    request: Request, indicator_id: IndicatorIdPath, query: Annotated[RecordQuery, Query()]
) -> Response:
    """Show one indicator with its exact definition."""
    return record_answer(request, RESOURCE, indicator_id, query)


@router.get(
    "/v1/indicators/{indicator_id}/series", response_model=SeriesPage, responses=LIST_PROBLEMS | RECORD_PROBLEMS
)
async def list_indicator_series(
    request: Request,
    indicator_id: IndicatorIdPath,
    query: Annotated[SeriesQuery, Query()],
) -> Response:
    """List one preferred figure per period of an indicator, ready for a chart.

    Series by series and in order of time; a year without a figure between two that have one is a gap with
    `value` null. `whole=true` leaves out parts, countries and parties; `country=JPN` asks for one of them.
    Other figures for the same period are counted in `alternative_count`; `observation` names them.
    """
    require_record(request, RESOURCE, indicator_id)
    return list_answer(request, SERIES, query, within=equal("indicator", SERIES.key, indicator_id))
