"""Indicators: what is measured, and one preferred figure per period of each."""

from app.core.resource import Resource, View
from app.core.shapes import Text
from app.facts.indicators.models import Indicator, IndicatorRecord, what_is_counted
from app.facts.indicators.queries import IndicatorQuery, SeriesQuery
from app.facts.indicators.series import SeriesPoint, points

__all__ = ["RESOURCE", "SERIES"]

RESOURCE = Resource(
    path="indicators",
    type_name="indicator",
    title=Text(ja="指標", en="Indicators"),
    summary=Text(
        ja="何を測るのか。定義、単位の種類、ストックかフローか、国と団体の意味、数値の及ぶ期間。",
        en="What is measured: definition, kind of figure, stock or flow, what country and party mean, and how far "
        "the figures reach.",
    ),
    record=IndicatorRecord,
    shape=Indicator,
    row="app.facts.indicators.tables:IndicatorRow",
    query=IndicatorQuery,
    name=lambda indicator, _: indicator.name,
    derive=Indicator.of,
    example="member-states",
    also_called=lambda indicator, _: [what_is_counted(indicator.name.ja)],
)

SERIES = View(
    path="series-points",
    type_name="series-point",
    title=Text(ja="系列", en="Series"),
    summary=Text(
        ja="指標の値を時期ごとに一つずつ並べたもの。欠けた年と、食い違う値の数を示す。",
        en="One preferred figure per period of an indicator; years without one are shown as gaps, and other figures "
        "are counted.",
    ),
    shape=SeriesPoint,
    row="app.facts.indicators.tables:SeriesPointRow",
    query=SeriesQuery,
    make=points,
)
