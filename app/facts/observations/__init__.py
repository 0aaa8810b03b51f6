"""Observations: every figure that a source states."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.observations.models import Observation, ObservationRecord
from app.facts.observations.queries import ObservationQuery
from app.facts.observations.wording import observation_name

__all__ = ["RESOURCE"]

RESOURCE = Resource(
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
    row="app.facts.observations.tables:ObservationRow",
    query=ObservationQuery,
    name=observation_name,
    derive=Observation.of,
    example="ceb-contribution-phl-2015",
)
