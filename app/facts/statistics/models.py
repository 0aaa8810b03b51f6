"""Indicators and observations as written and served."""

from typing import Annotated, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFPeriod, extent
from app.core.figures import DecimalText, number_of
from app.core.shapes import Country, Dated, Identified, RecordLinks, Reference, Shape, Text, dated
from app.core.vocabulary import CodeOf, CountryCode, IdOf, Slug
from app.facts.sources import CitationRecords, Citations, cite
from app.facts.statistics.wording import figure_in_words, observation_name

IndicatorId = Annotated[Slug, IdOf("indicators")]
IndicatorGroup = Annotated[str, CodeOf("indicator-groups")]
Measure = Annotated[str, CodeOf("measures")]
Nature = Annotated[str, CodeOf("natures")]
PeriodKind = Annotated[str, CodeOf("period-kinds")]
Unit = Annotated[str, CodeOf("units")]
Basis = Annotated[str, CodeOf("bases")]


class IndicatorRecord(Shape):
    """What is measured, as written."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["member-states"])
    name: Text = Field(description="What it is called.", examples=[{"ja": "加盟国数", "en": "Member States"}])
    definition: Text = Field(
        description="What exactly is counted and what is not.",
        examples=[{"ja": "その日に加盟国である国の数。", "en": "States that are members on the date."}],
    )
    group: IndicatorGroup = Field(
        description="Subject it belongs to, a code of `indicator-groups`.", examples=["membership"]
    )
    measure: Measure = Field(description="Kind of figure, a code of `measures`.", examples=["count"])
    nature: Nature = Field(
        description="`stock`: counted at a date; `flow`: over a period (codes of `natures`).", examples=["stock"]
    )
    country_role: Annotated[str, CodeOf("country-roles")] | None = Field(
        description="What the country of an observation means; null if it has none.", examples=["donor"]
    )
    party_role: Text | None = Field(
        description="What the party of an observation means; null if it has none.",
        examples=[{"ja": "国でない拠出者の名称。", "en": "The donor, where it is not a single state."}],
    )


class IndicatorLinks(RecordLinks):
    """The links of an indicator."""

    observations: str = Field(description="Its figures.", examples=["/v1/observations?indicator=member-states"])


class Indicator(IndicatorRecord, Identified):
    """What is measured: its definition, and how far our figures reach."""

    observation_count: int = Field(description="How many figures we have.", examples=[42])
    date_start: str | None = Field(
        description="First day that a figure is about; null if none.", examples=["1952-01-01"]
    )
    date_end: str | None = Field(description="Last day that a figure is about; null if none.", examples=["2025-12-31"])
    links: IndicatorLinks = Field(description="Where this record, its description and its figures are found.")

    @classmethod
    def of(cls, record: IndicatorRecord, dossier: Dossier) -> Self:
        observations = dossier.grouped("observations", "indicator").get(record.id, ())
        extents = [extent(observation.period) for observation in observations]
        links = dossier.links("indicators", record.id)
        return cls(
            **cls.carried(record),
            type="indicator",
            observation_count=len(extents),
            date_start=min((one.first_day for one in extents), default=None),
            date_end=max((one.last_day for one in extents), default=None),
            links=IndicatorLinks(**RecordLinks.carried(links), observations=f"/v1/observations?indicator={record.id}"),
        )


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


class Observation(Dated, ObservationFigure, ObservationWhat, Identified):
    """One figure at one time, as its sources state it.

    `value` is a decimal string in `unit`: never a float, never rounded. Figures that disagree are
    separate observations; none is hidden. Two observations are about the same thing when indicator,
    qualifier, country, party, unit and period are equal.
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
    citations: Citations
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: ObservationRecord, dossier: Dossier) -> Self:
        start, _, end = record.period.partition("/")
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
            citations=cite(record.citations, dossier),
            links=dossier.links("observations", record.id),
        )
