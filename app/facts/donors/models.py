"""Donors as served: a summary with one year's figure, and the record with all years."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.edtf import EDTFPeriod
from app.core.shapes import Country, Identified, Reference, Shape, ShapeLinks, Text
from app.core.vocabulary import CodeOf, Slug
from app.facts.donors.computed import Change, Figure, Number, Rank, Share

PeriodKind = Annotated[str, CodeOf("period-kinds")]
Basis = Annotated[str, CodeOf("bases")]


class DonorKind(StrEnum):
    """Whether a donor is a state."""

    COUNTRY = "country"
    PARTY = "party"


class StatedAmount(Number):
    """An amount as a source states it, by its observation."""

    observation: Slug = Field(description="Id of the observation.", examples=["ceb-contribution-usa-2024"])
    link: str = Field(
        description="Address of the observation, with its citations.",
        examples=["/v1/observations/ceb-contribution-usa-2024"],
    )


class YearAccount(Shape):
    """A year as one source states it: the total, and what the contributors recorded from it add up to."""

    total: StatedAmount = Field(description="The year's revenue, as the source states it.")
    contributors: int = Field(description="How many contributors we have from it for the year.", examples=[58])
    sum: Figure = Field(description="What they add up to, computed.")
    difference: Figure = Field(description="The total less that sum, computed; negative if they add up to more.")
    agrees: bool = Field(description="Whether the sum is the total.", examples=[False])
    explanation: Text = Field(description="What the difference means, in words.")
    amounts: str = Field(
        description="The contributors and their amounts, which the sum and the ranks are computed from.",
        examples=["/v1/donors?year=2024&source=ceb-donor-revenue&limit=500"],
    )


class YearFigure(StatedAmount):
    """What a donor contributed in a year, as one source states it, and what follows from that source alone."""

    year: str = Field(description="The year (EDTF).", examples=["2024"])
    source: Reference = Field(description="The source; share, rank and change compare its own figures only.")
    share: Share | None = Field(
        description="Share of the year's revenue; null where the source does not state the total."
    )
    rank: Rank | None = Field(
        description="Place among the contributors that we have from the source for the year; null where the source "
        "does not state the total, so that it is no account of the whole year."
    )
    change: Change | None = Field(
        description="Change on the year before; null where the source does not state that year for this donor."
    )
    account: YearAccount | None = Field(
        description="The year as the source states it; null where it does not state the total."
    )


class StatedYears(Shape):
    """Which years one source states for a donor, and what they add up to."""

    source: Reference = Field(description="The source that the yearly figures are taken from.")
    years: int = Field(description="How many years it states.", examples=[12])
    first_year: str = Field(description="The first (EDTF).", examples=["2013"])
    last_year: str = Field(description="The last (EDTF).", examples=["2024"])
    missing_years: list[str] = Field(
        description="Years for which we have other contributors from the source, but not this one: not stated or "
        "not recorded, which is not the same as nothing given.",
        examples=[["2016"]],
    )
    total: Figure = Field(
        description="What the years add up to, computed from the record's `series`; not adjusted for prices."
    )


class DonorLinks(ShapeLinks):
    """The links of a donor."""

    observations: str = Field(
        description="All figures about its contributions.", examples=["/v1/observations?country=USA"]
    )


class DonorSummary(Identified):
    """A donor, with what it contributed in one year: the year asked for, else its latest."""

    kind: DonorKind = Field(description="`country`, or `party` for what is no single state.", examples=["country"])
    name: Text = Field(description="Its name.", examples=[{"ja": "アメリカ合衆国", "en": "United States"}])
    country: Country | None = Field(description="The state; null for a party.")
    figure: YearFigure | None = Field(
        description="The year's contribution; null if no source states one by calendar year and as actual."
    )
    latest: bool = Field(description="Whether `figure` is of the donor's latest year.", examples=[True])
    stated: StatedYears | None = Field(description="All years of that source; null if there is none.")
    other_figure_count: int = Field(
        description="How many other figures on its contributions there are: see `other_figures` of the record.",
        examples=[27],
    )
    links: DonorLinks = Field(description="Where the donor, its description and its figures are found.")


class StatedPart(Shape):
    """A part of what is measured."""

    id: Slug = Field(description="Id of the part.", examples=["prm-resettlement"])
    label: Text = Field(
        description="What the part is.", examples=[{"ja": "任意拠出金", "en": "Voluntary contributions"}]
    )


class OtherFigure(StatedAmount):
    """Another stated figure on a donor's contributions: of another source, currency, basis, kind or part.

    It must not be added to or compared with the yearly figures.
    """

    name: Text = Field(
        description="What the figure is about.",
        examples=[{"ja": "分担金、日本、2024", "en": "Assessed contributions, Japan, 2024"}],
    )
    indicator: Reference = Field(description="What is measured.")
    qualifier: StatedPart | None = Field(description="A part of it; null if the figure is of the whole.")
    period: EDTFPeriod = Field(description="When it holds: an EDTF date or interval.", examples=["2024"])
    period_kind: PeriodKind = Field(description="A code of `period-kinds`.", examples=["fiscal-year"])
    basis: Basis = Field(description="On what the figure rests, a code of `bases`.", examples=["approved"])
    sources: list[Slug] = Field(description="Ids of the sources that state it.", examples=[["ceb-donor-revenue"]])


class Donor(DonorSummary):
    """A donor with every year's contribution, and what else is stated of its contributions."""

    series: list[YearFigure] = Field(description="Every year that the source states, from the first to the last.")
    other_figures: list[OtherFigure] = Field(
        description="Other figures, by period: other sources, currencies, bases and parts. Never mixed with `series`."
    )
