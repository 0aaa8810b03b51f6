"""The headline figures of the organization: the newest preferred figure of each, with who says so."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import from_json

from app.core.dossier import Dossier
from app.core.edtf import EDTFPeriod, extent
from app.core.figures import DecimalText
from app.core.shapes import Reference, Shape, Text
from app.core.store import Store
from app.core.vocabulary import CodeOf, Slug
from app.facts.sources import Citation

HEADLINES = ("member-states", "staff", "countries-with-presence", "budget", "revenue")
"""The indicators that are told first, in this order."""


class HeadlineFigure(Shape):
    """A figure told first: the newest that is preferred for its period."""

    indicator: Reference = Field(description="What is measured.")
    observation: Slug = Field(description="Id of the observation.", examples=["member-states-2025-12-175"])
    period: EDTFPeriod = Field(description="When it holds (EDTF).", examples=["2025-12"])
    value: DecimalText = Field(description="The figure.", examples=["175"])
    value_number: int | float = Field(description="The same as a JSON number.", examples=[175])
    unit: Annotated[str, CodeOf("units")] = Field(description="Unit, a code of `units`.", examples=["count"])
    basis: Annotated[str, CodeOf("bases")] = Field(description="A code of `bases`.", examples=["actual"])
    display: Text = Field(description="The figure in words.", examples=[{"ja": "175か国", "en": "175"}])
    confidence: Annotated[str, CodeOf("confidence-levels")] = Field(
        description="How sure we are, a code of `confidence-levels`.", examples=["official"]
    )
    citation: Citation = Field(description="Who says so, in which words; `link` has all that say so.")
    link: str = Field(
        description="The observation with all its sources.", examples=["/v1/observations/member-states-2025-12-175"]
    )


def headline(dossier: Dossier) -> list[HeadlineFigure]:
    """Tell the newest figures of all."""
    figures = [_newest(_served(dossier, indicator), indicator) for indicator in HEADLINES]
    return [_told(one) for one in figures if one]


def _served(dossier: Dossier, indicator: str) -> Iterator[dict[str, Any]]:
    for record in dossier.grouped("observations", "indicator").get(indicator, ()):
        yield dossier.served("observations", record.id).model_dump(mode="json", by_alias=True)


def on_day(organization: dict[str, Any], store: Store, valid_on: str) -> dict[str, Any]:
    """Cut the record down to what was true on a day, and tell the newest figures of that time."""
    day = extent(valid_on)
    spans = {
        key: [one for one in organization[key] if _holds(one, day.first_day, day.last_day)]
        for key in ("names", "un_relation", "governing_bodies")
    }
    figures = [_newest(_observations_until(store, indicator, day.last_day), indicator) for indicator in HEADLINES]
    told = [_told(one).model_dump(mode="json", by_alias=True) for one in figures if one]
    return organization | spans | {"headline": told}


def _observations_until(store: Store, indicator: str, last_day: str) -> Iterable[dict[str, Any]]:
    rows = store.rows(
        "SELECT document FROM observations WHERE indicator = ? AND first_day <= ? ORDER BY first_day, id",
        (indicator, last_day),
    )
    return [from_json(row[0]) for row in rows]


def _holds(span: dict[str, Any], first_day: str, last_day: str) -> bool:
    start, end = span["date_start"], span["date_end"]
    return (start is None or start <= last_day) and (end is None or first_day <= end)


def _newest(observations: Iterable[dict[str, Any]], indicator: str) -> dict[str, Any] | None:
    """Find the newest preferred figure of the whole of an indicator."""
    of_whole = (
        one
        for one in observations
        if one["indicator"]["id"] == indicator
        and one["preferred"]
        and one["confidence"]["independent_sources"]
        and not (one["qualifier"] or one["country"] or one["party"])
    )
    return max(of_whole, key=lambda one: (one["date_start"], one["date_end"], one["id"]), default=None)


def _told(observation: dict[str, Any]) -> HeadlineFigure:
    same = ("indicator", "period", "value", "value_number", "unit", "basis", "display")
    return HeadlineFigure.model_validate(
        {name: observation[name] for name in same}
        | {
            "observation": observation["id"],
            "confidence": observation["confidence"]["level"],
            "citation": observation["citations"][0],
            "link": observation["links"]["self"],
        }
    )
