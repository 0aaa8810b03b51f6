"""Points of series, made of the preferred observations."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFPeriod, extent
from app.core.figures import DecimalText
from app.core.shapes import Country, Dated, Identified, Reference, Shape, Text, dated
from app.core.vocabulary import CodeOf, Slug

YEARLY = frozenset({"year", "fiscal-year", "as-of"})
"""Kinds of period of which a series should have one a year."""


class SeriesPart(Shape):
    """What a series is about within its indicator: the whole, or a part of it."""

    qualifier: Reference | None = Field(description="A part of the whole; null for the whole.")
    country: Country | None = Field(description="The country concerned; null if none.")
    party: Text | None = Field(
        description="Whom it concerns, where that is no country; null if nobody.",
        examples=[{"ja": "欧州連合", "en": "European Union"}],
    )
    unit: Annotated[str, CodeOf("units")] = Field(description="Unit, a code of `units`.", examples=["count"])
    period_kind: Annotated[str, CodeOf("period-kinds")] = Field(
        description="How to read `period`, a code of `period-kinds`.", examples=["as-of"]
    )


class SeriesPoint(Dated, SeriesPart, Identified):
    """One period of a series: the preferred figure, or a gap where no source states one.

    Points of one series have the same `series`. A gap is a year between two that have a figure; its `value`
    is null.
    """

    series: str = Field(
        description="The series: indicator, qualifier, country, party, unit and kind of period.",
        examples=["member-states/////count/as-of"],
    )
    indicator: Slug = Field(description="Id of what is measured.", examples=["member-states"])
    whole: bool = Field(description="Whether it is about no part, country or party.", examples=[True])
    period: EDTFPeriod = Field(description="When it holds (EDTF).", examples=["2024"])
    gap: bool = Field(description="Whether no source states a figure for this year.", examples=[False])
    value: DecimalText | None = Field(description="The preferred figure; null in a gap.", examples=["175"])
    value_number: int | float | None = Field(description="The same as a JSON number, for charts.", examples=[175])
    basis: Annotated[str, CodeOf("bases")] | None = Field(
        description="On what the figure rests, a code of `bases`; null in a gap.", examples=["actual"]
    )
    display: Text | None = Field(
        description="The figure in words; null in a gap.", examples=[{"ja": "175か国", "en": "175"}]
    )
    confidence: Annotated[str, CodeOf("confidence-levels")] | None = Field(
        description="How sure we are, a code of `confidence-levels`; null in a gap.", examples=["official"]
    )
    alternative_count: int = Field(description="How many other figures there are for the period.", examples=[0])
    observation: str | None = Field(
        description="The observation with its sources; null in a gap.",
        examples=["/v1/observations/member-states-2025-12-175"],
    )


def points(dossier: Dossier) -> Iterator[tuple[str, SeriesPoint]]:
    """Make the points of every series, series by series, in order of time."""
    gathered: dict[str, list[tuple[str, str]]] = {}
    for observation in dossier.all_served("observations"):
        if observation.preferred:
            gathered.setdefault(_series(observation), []).append((observation.date_start, observation.id))
    for series, dated_ids in gathered.items():
        observations = (dossier.served("observations", observation_id) for _, observation_id in sorted(dated_ids))
        for point in _with_gaps(series, observations):
            yield point.id, point


def _series(observation: Any) -> str:
    parts = (
        observation.indicator.id,
        observation.qualifier.id if observation.qualifier else "",
        observation.country.code if observation.country else "",
        observation.party.en if observation.party else "",
        observation.unit,
        observation.period_kind,
    )
    return "/".join(parts)


def _with_gaps(series: str, observations: Iterable[Any]) -> Iterator[SeriesPoint]:
    seen = 0
    for observation in observations:
        year = int(observation.date_start[:4])
        if observation.period_kind in YEARLY:
            for missing in range(seen + 1, year) if seen else ():
                yield _point(series, observation, str(missing), None)
        seen = max(seen, int(observation.date_end[:4]))
        yield _point(series, observation, observation.period, observation)


def _point(series: str, example: Any, period: str, observation: Any) -> SeriesPoint:
    days = extent(period)
    part = {name: getattr(example, name) for name in ("country", "party", "unit", "period_kind")}
    qualifier = example.qualifier
    return SeriesPoint(
        **part,
        **dated(days.first_day, days.last_day) | {"precision": days.precision},
        type="series-point",
        id=observation.id if observation else f"gap-{period}-{example.id}",
        qualifier=Reference(id=qualifier.id, name=qualifier.label) if qualifier else None,
        series=series,
        indicator=example.indicator.id,
        whole=not (example.qualifier or example.country or example.party),
        period=period,
        gap=observation is None,
        value=observation.value if observation else None,
        value_number=observation.value_number if observation else None,
        basis=observation.basis if observation else None,
        display=observation.display if observation else None,
        confidence=observation.confidence.level if observation else None,
        alternative_count=len(observation.alternatives) if observation else 0,
        observation=observation.links.self if observation else None,
    )
