"""Funding issues as written and served."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.figures import DecimalText, display, number_of
from app.core.shapes import Country, Dated, Identified, RecordLinks, Shape, Text, dated, dated_event
from app.core.vocabulary import CodeOf, CountryCode, Slug
from app.facts.sources import CitationRecords, Citations, ClaimsField, ConfidenceField, evidence

FundingIssueStatus = Annotated[str, CodeOf("funding-issue-statuses")]
ImpactKind = Annotated[str, CodeOf("impact-kinds")]
Unit = Annotated[str, CodeOf("units")]


class ImpactBase(Shape):
    """What both forms of an impact have."""

    kind: ImpactKind = Field(description="What was hit, a code of `impact-kinds`.", examples=["amount"])
    description: Text = Field(
        description="What happened to it.", examples=[{"ja": "2009年に削られた額", "en": "Cut from the 2009 proposal"}]
    )
    value: DecimalText | None = Field(
        description="How much, as a decimal string; null if not stated.", examples=["571000"]
    )
    unit: Unit | None = Field(description="Unit of `value`, a code of `units`; null without one.", examples=["CHF"])


class ImpactRecord(ImpactBase):
    """An effect of a funding issue, as written."""

    place: CountryCode | None = Field(description="Where (ISO 3166-1 alpha-3), or null.", examples=["TCD"])


class Impact(ImpactBase):
    """An effect of a funding issue."""

    value_number: int | float | None = Field(description="`value` as a JSON number, or null.", examples=[571000])
    display: Text | None = Field(
        description="The figure in words, unrounded, or null.",
        examples=[{"ja": "57万1000スイスフラン", "en": "CHF 571,000"}],
    )
    place: Country | None = Field(description="Where; null if nowhere in particular.")

    @classmethod
    def of(cls, record: ImpactRecord, dossier: Dossier) -> Self:
        figure: dict[str, Any] = {"value_number": None, "display": None}
        if record.value is not None and record.unit is not None:
            figure = {"value_number": number_of(record.value), "display": display(record.value, record.unit)}
        place = dossier.country(record.place) if record.place else None
        return cls(**ImpactBase.carried(record), **figure, place=place)


class ResponseRecord(Shape):
    """What somebody did about a funding issue, as written."""

    date: EDTFDate = Field(description="When (EDTF).", examples=["2008-12-04"])
    description: Text = Field(
        description="What was done.",
        examples=[{"ja": "2009年予算の修正版が出された。", "en": "The amended 2009 budget set out the terms."}],
    )


class FundingResponse(Dated, ResponseRecord):
    """What somebody did about a funding issue."""


class FundingIssueBase(Shape):
    """What both forms of a funding issue have."""

    ordered_dates: ClassVar = ("started", "ended")

    id: Slug = Field(
        description="The record's id, unique in its collection.", examples=["afghanistan-returns-aid-cuts-2025"]
    )
    title: Text = Field(
        description="What it is, in a few words.",
        examples=[{"ja": "2009年管理予算の抑制", "en": "Restraint on the administrative budget for 2009"}],
    )
    summary: Text = Field(
        description="What happened, in our own sentences.",
        examples=[{"ja": "加盟国は2.0%増にとどめた。", "en": "Member States agreed to 2.0 per cent."}],
    )
    started: EDTFDate = Field(description="When it began (EDTF).", examples=["2008"])
    ended: EDTFDate | None = Field(
        description="When it ended (EDTF); null if it has not or that is unknown.", examples=["2008-12"]
    )
    status: FundingIssueStatus = Field(description="A code of `funding-issue-statuses`.", examples=["resolved"])
    cause: Text = Field(
        description="Why it came about.",
        examples=[{"ja": "加盟国は2.0%までしか認めなかった。", "en": "Members would go no further than 2.0."}],
    )


class FundingIssueRecord(FundingIssueBase):
    """A funding issue as written."""

    donors: list[CountryCode] = Field(description="Donors concerned (ISO 3166-1 alpha-3).", examples=[["USA"]])
    impacts: list[ImpactRecord] = Field(description="What it did.")
    responses: list[ResponseRecord] = Field(description="What was done about it.")
    citations: CitationRecords


class FundingIssue(Dated, FundingIssueBase, Identified):
    """A shortfall or strain: its cause, the donors concerned, what it did and what was done about it."""

    donors: list[Country] = Field(description="Donors concerned; empty if none in particular.")
    impacts: list[Impact] = Field(description="What it did, in figures where they are stated.")
    responses: list[FundingResponse] = Field(description="What was done about it; empty if nothing is known.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: FundingIssueRecord, dossier: Dossier) -> Self:
        return cls(
            **FundingIssueBase.carried(record),
            **dated(record.started, record.ended),
            type="funding-issue",
            donors=[dossier.country(code) for code in record.donors],
            impacts=[Impact.of(impact, dossier) for impact in record.impacts],
            responses=[
                FundingResponse(**ResponseRecord.carried(response), **dated_event(response.date))
                for response in record.responses
            ],
            **evidence(record.citations, dossier),
            links=dossier.links("funding-issues", record.id),
        )
