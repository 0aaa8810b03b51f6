"""Statistics: what is measured, and every figure that a source states."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.statistics.models import Indicator, IndicatorRecord, Observation, ObservationRecord
from app.facts.statistics.queries import IndicatorQuery, ObservationQuery
from app.facts.statistics.wording import observation_name, what_is_counted

__all__ = ["INDICATORS", "OBSERVATIONS"]

INDICATORS = Resource(
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
    row="app.facts.statistics.tables:IndicatorRow",
    query=IndicatorQuery,
    name=lambda indicator, _: indicator.name,
    derive=Indicator.of,
    example="member-states",
    also_called=lambda indicator, _: [what_is_counted(indicator.name.ja)],
)

OBSERVATIONS = Resource(
    path="observations",
    type_name="observation",
    title=Text(ja="観測値", en="Observations"),
    summary=Text(
        ja="資料が述べる一つ一つの数値。値、単位、根拠、時期と資料の文言。食い違う値も隠さない。",
        en="Every figure as a source states it: value, unit, basis, period and the source's wording. Figures that "
        "disagree stand side by side.",
    ),
    record=ObservationRecord,
    shape=Observation,
    row="app.facts.statistics.tables:ObservationRow",
    query=ObservationQuery,
    name=observation_name,
    derive=Observation.of,
    example="ceb-contribution-phl-2015",
)
