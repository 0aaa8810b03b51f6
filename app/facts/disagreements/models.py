"""Disagreements, gathered from what is served of the records."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import Field

from app.core.dossier import Dossier
from app.core.figures import DecimalText
from app.core.shapes import Identified, RecordLinks, Shape, Text
from app.core.vocabulary import CodeOf, Slug

SPREAD_DECIMALS = Decimal("0.1")

DisagreementKind = Literal["figure", "date"]


class StatedSide(Shape):
    """One side of a disagreement."""

    id: Slug | None = Field(
        description="Id of the observation; null where a citation of the record itself differs.",
        examples=["staff-2016-dw-9000"],
    )
    source: Slug | None = Field(
        description="Id of the first source that says so; null if it is our reading of several.",
        examples=["dw-iom-2016"],
    )
    as_stated: str | None = Field(
        description="Its wording; null without a source.", examples=["rund 9000 Mitarbeitern"]
    )
    said: Text = Field(description="What it says, in words.", examples=[{"ja": "約9,000人", "en": "about 9,000"}])
    value: DecimalText | None = Field(description="The figure; null where dates differ.", examples=["9000"])
    preferred: bool = Field(description="Whether it is what we show first.", examples=[False])


class Disagreement(Identified):
    """A fact on which sources differ beyond what their wording allows.

    Figures are compared only where indicator, qualifier, country, party, unit and period are equal; "over
    6,000" and 7,000 do not contradict each other.
    """

    kind: DisagreementKind = Field(description="What they differ on.", examples=["figure"])
    name: Text = Field(description="What they speak of.", examples=[{"ja": "職員数、2016", "en": "Staff, 2016"}])
    record_type: str = Field(description="The kind of record.", examples=["observation"])
    statements: list[StatedSide] = Field(description="What each side says, the preferred first.")
    preference_reason: Annotated[str, CodeOf("preference-reasons")] | None = Field(
        description="The rule that chose, a code of `preference-reasons`; null where dates differ: there the record "
        "itself stands.",
        examples=["independent-agreement"],
    )
    unit: Annotated[str, CodeOf("units")] | None = Field(
        description="Unit of the figures; null where dates differ.", examples=["count"]
    )
    spread: DecimalText | None = Field(
        description="The largest figure less the smallest; null where dates differ.", examples=["600"]
    )
    spread_percent: DecimalText | None = Field(
        description="The spread in hundredths of the preferred figure, to one decimal; null where dates differ or "
        "that figure is 0.",
        examples=["7.1"],
    )
    spread_percent_number: float | None = Field(description="The same as a JSON number.", examples=[7.1])
    links: RecordLinks = Field(description="Where the record that we show is found.")


def disagreements(dossier: Dossier) -> Iterator[tuple[str, Disagreement]]:
    """Make all disagreements, those on figures and those on dates."""
    for one in chain(_figures(dossier), _dates(dossier)):
        yield f"{one.record_type}/{one.id}", one


def _figures(dossier: Dossier) -> Iterator[Disagreement]:
    for preferred in dossier.all_served("observations"):
        if not preferred.preferred or not preferred.alternatives:
            continue
        group = [preferred, *(dossier.served("observations", other.id) for other in preferred.alternatives)]
        if not any(one.confidence.disagreements for one in group):
            continue
        values = [Decimal(one.value) for one in group]
        spread = max(values) - min(values)
        first = abs(Decimal(preferred.value))
        percent = (spread * 100 / first).quantize(SPREAD_DECIMALS) if first else None
        yield Disagreement(
            type="disagreement",
            id=preferred.id,
            kind="figure",
            name=preferred.name,
            record_type="observation",
            statements=[
                StatedSide(
                    id=one.id,
                    source=one.citations[0].source,
                    as_stated=one.citations[0].as_stated,
                    said=one.display,
                    value=one.value,
                    preferred=one.preferred,
                )
                for one in group
            ],
            preference_reason=preferred.preference_reason,
            unit=preferred.unit,
            spread=f"{spread:f}",
            spread_percent=f"{percent:f}" if percent is not None else None,
            spread_percent_number=float(percent) if percent is not None else None,
            links=preferred.links,
        )


def _dates(dossier: Dossier) -> Iterator[Disagreement]:
    for path in ("history-events", "forum-events"):
        resource = dossier.resources[path]
        for event in dossier.all_served(path):
            if event.other_dates:
                yield Disagreement(
                    type="disagreement",
                    id=event.id,
                    kind="date",
                    name=resource.name(dossier.record(path, event.id), dossier),
                    record_type=resource.type_name,
                    statements=_statements_of_dates(event),
                    preference_reason=None,
                    unit=None,
                    spread=None,
                    spread_percent=None,
                    spread_percent_number=None,
                    links=event.links,
                )


def _statements_of_dates(event: Any) -> list[StatedSide]:
    """Set the record's own date, with a source that does not differ, before those that do."""
    differing = {(other.source, other.as_stated) for other in event.other_dates}
    standing = next((one for one in event.citations if (one.source, one.as_stated) not in differing), None)
    own = f"{event.date}/{event.end_date}" if event.end_date else event.date
    said = [(standing, own, True), *((other, other.date, False) for other in event.other_dates)]
    return [
        StatedSide(
            id=None,
            source=one.source if one else None,
            as_stated=one.as_stated if one else None,
            said=Text(ja=date, en=date),
            value=None,
            preferred=preferred,
        )
        for one, date, preferred in said
    ]
