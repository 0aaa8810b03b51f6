"""Observations as written and served."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field

from app.core.conflicts import conflict
from app.core.dossier import Dossier
from app.core.edtf import EDTFPeriod
from app.core.figures import DecimalText, number_of
from app.core.shapes import Country, Dated, Identified, RecordLinks, Reference, Shape, Text, dated
from app.core.vocabulary import CodeOf, CountryCode, IdOf, Slug
from app.facts.observations.counting import counted_range
from app.facts.observations.preference import Candidate, Group, conflicting, group_of, precision_of
from app.facts.observations.wording import figure_in_words, observation_name
from app.facts.sources import CitationRecords, Citations, ClaimsField, ConfidenceField, evidence

IndicatorId = Annotated[Slug, IdOf("indicators")]
PeriodKind = Annotated[str, CodeOf("period-kinds")]
Unit = Annotated[str, CodeOf("units")]
Basis = Annotated[str, CodeOf("bases")]


class Qualifier(Shape):
    """A part of what the indicator measures."""

    id: Slug = Field(description="Id of the part.", examples=["administrative-centres"])
    label: Text = Field(
        description="What the part is.", examples=[{"ja": "管理センター", "en": "Administrative Centres"}]
    )


class ObservationWhat(Shape):
    """What a figure is about, as far as both forms have it alike."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["active-projects-1998-686"])
    qualifier: Qualifier | None = Field(description="A part of the whole; null if the figure is of the whole.")
    period: EDTFPeriod = Field(
        description="When it holds: an EDTF date, or an interval `2015/2017`.", examples=["1998"]
    )
    period_kind: PeriodKind = Field(
        description="How to read `period`, a code of `period-kinds`: `as-of` a date, over a `year`, `fiscal-year` "
        "or `interval`.",
        examples=["year"],
    )
    party: Text | None = Field(
        description="Whom it concerns, where that is no country; else null.",
        examples=[{"ja": "欧州連合", "en": "European Union"}],
    )


class ObservationFigure(Shape):
    """The figure itself."""

    value: DecimalText = Field(description="The figure: a decimal string, never rounded.", examples=["686"])
    unit: Unit = Field(
        description="`count`, `percent`, `rank` or an ISO 4217 currency (codes of `units`).", examples=["count"]
    )
    basis: Basis = Field(
        description="On what the figure rests, a code of `bases`: `actual`, `approved`, `requested`, `estimate`, "
        "`approximate` or `minimum`.",
        examples=["actual"],
    )


class ObservationRecord(ObservationFigure, ObservationWhat):
    """One figure as a source states it, as written."""

    indicator: IndicatorId = Field(description="Id of what is measured.", examples=["projects"])
    country: CountryCode | None = Field(description="ISO 3166-1 alpha-3, or null.", examples=["JPN"])
    citations: CitationRecords


class Alternative(Shape):
    """Another figure about the same thing."""

    id: Slug = Field(description="Id of the observation.", examples=["staff-2016-dw-9000"])
    value: DecimalText = Field(description="Its figure, in the same unit.", examples=["9000"])
    display: Text = Field(description="The figure in words.", examples=[{"ja": "約9,000人", "en": "about 9,000"}])
    difference: DecimalText = Field(description="This figure less the one beside it.", examples=["600"])
    conflicts: bool = Field(
        description="Whether both cannot be true, given how precise they are (rules at /v1/policy).", examples=[True]
    )
    preferred: bool = Field(description="Whether it is the one shown first.", examples=[False])
    link: str = Field(description="The observation.", examples=["/v1/observations/staff-2016-dw-9000"])


class DerivedCheck(Shape):
    """The figure held against a count of our own records."""

    value_min: int = Field(description="The least that our records can count for that date.", examples=[166])
    value_max: int = Field(description="The most that our records can count for that date.", examples=[172])
    agrees: bool = Field(
        description="Whether the figure can be true beside that count, given how precise it is.", examples=[True]
    )
    difference: DecimalText = Field(
        description="How far the figure lies outside of the range; 0 within it, negative below.", examples=["0"]
    )


class Observation(Dated, ObservationFigure, ObservationWhat, Identified):
    """One figure at one time, as its sources state it.

    `value` is a decimal string in `unit`: never a float, never rounded. Figures that disagree are
    separate observations; none is hidden. Two observations are about the same thing when indicator,
    qualifier, country, party, unit and period are equal; one of them is `preferred`, and
    `preference_reason` names the rule that decided.
    """

    name: Text = Field(
        description="What the figure is about, in words.",
        examples=[{"ja": "事業数、1998", "en": "Projects and programmes, 1998"}],
    )
    indicator: Reference = Field(description="What is measured.")
    country: Country | None = Field(
        description="The country concerned, in the sense of the indicator's `country_role`; null if none."
    )
    value_number: int | float = Field(
        description="The same as a JSON number, for charts; `value` is the true one.", examples=[686]
    )
    display: Text = Field(description="The figure in words, unrounded.", examples=[{"ja": "686件", "en": "686"}])
    preferred: bool = Field(
        description="Whether it is shown first among the figures about the same thing.", examples=[True]
    )
    preference_reason: Annotated[str, CodeOf("preference-reasons")] = Field(
        description="The rule that chose among them, a code of `preference-reasons`.", examples=["only-source"]
    )
    alternatives: list[Alternative] = Field(description="The other figures about the same thing; empty if none.")
    derived_check: DerivedCheck | None = Field(
        description="The figure held against our own records; null where they cannot be counted for it."
    )
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: ObservationRecord, dossier: Dossier) -> Self:
        start, _, end = record.period.partition("/")
        group = group_of(record, dossier)
        own = group.candidates[record.id]
        conflicts = conflicting(own, list(group.candidates.values()))
        return cls(
            **ObservationWhat.carried(record),
            **ObservationFigure.carried(record),
            **dated(start, end or start),
            type="observation",
            name=observation_name(record, dossier),
            indicator=dossier.reference("indicators", record.indicator),
            country=dossier.country(record.country) if record.country else None,
            value_number=number_of(record.value),
            display=figure_in_words(record, dossier),
            preferred=group.preferred == record.id,
            preference_reason=group.reason,
            alternatives=[_alternative(other, own, group, dossier) for other in group.others(record.id)],
            derived_check=_derived_check(record, dossier),
            **evidence(record.citations, dossier, disagreements=len(conflicts)),
            links=dossier.links("observations", record.id),
        )


def _alternative(other: Candidate, own: Candidate, group: Group, dossier: Dossier) -> Alternative:
    record: ObservationRecord = dossier.record("observations", other.id)
    return Alternative(
        id=other.id,
        value=record.value,
        display=figure_in_words(record, dossier),
        difference=f"{other.figure.value - own.figure.value:f}",
        conflicts=conflict(other.figure, own.figure),
        preferred=group.preferred == other.id,
        link=dossier.links("observations", other.id).self,
    )


def _derived_check(record: ObservationRecord, dossier: Dossier) -> DerivedCheck | None:
    counted = counted_range(record, dossier)
    if counted is None:
        return None
    return DerivedCheck(
        value_min=counted.value_min,
        value_max=counted.value_max,
        agrees=counted.admits(Decimal(record.value), precision_of(record, dossier)),
        difference=f"{counted.outside_by(Decimal(record.value)):f}",
    )
