"""History events as written and served."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.shapes import Country, Dated, Identified, RecordLinks, Reference, Shape, Text, dated_event
from app.core.vocabulary import CodeOf, CountryCode, IdOf, Slug
from app.facts.sources import (
    CitationRecords,
    Citations,
    ClaimsField,
    ConfidenceField,
    OtherDatesField,
    evidence,
    other_dates,
)

HistoryCategory = Annotated[str, CodeOf("history-categories")]
PersonId = Annotated[Slug, IdOf("people")]


class HistoryEventBase(Shape):
    """What both forms of a history event have."""

    ordered_dates: ClassVar = ("date", "end_date")

    id: Slug = Field(
        description="The record's id, unique in its collection.", examples=["un-related-organization-2016"]
    )
    date: EDTFDate = Field(description="When it happened or began (EDTF).", examples=["2016-09-19"])
    end_date: EDTFDate | None = Field(
        description="When it ended (EDTF); null if it has one date only.", examples=["1952-10-21"]
    )
    category: HistoryCategory = Field(
        description="What it concerns, a code of `history-categories`.", examples=["un-system"]
    )
    title: Text = Field(
        description="What happened, in a few words.",
        examples=[{"ja": "国連の関連機関に", "en": "Related organization of the United Nations"}],
    )
    summary: Text = Field(
        description="What happened, in our own sentences.",
        examples=[{"ja": "協定に署名し関連機関となった。", "en": "It became a related organization."}],
    )


class HistoryEventRecord(HistoryEventBase):
    """A history event as written."""

    countries: list[CountryCode] = Field(description="Countries concerned (ISO 3166-1 alpha-3).", examples=[["USA"]])
    people: list[PersonId] = Field(description="Ids of the people concerned.", examples=[["william-swing"]])
    citations: CitationRecords


class HistoryEvent(Dated, HistoryEventBase, Identified):
    """Something that happened to IOM or a forerunner, or that they did.

    `date_start` and `date_end` are the days that the dates may cover: of "1951" the whole year.
    """

    countries: list[Country] = Field(description="Countries concerned; empty if none is.")
    people: list[Reference] = Field(description="People concerned; empty if none is.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    other_dates: OtherDatesField
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: HistoryEventRecord, dossier: Dossier) -> Self:
        others = other_dates(record.citations, record.date, record.end_date)
        return cls(
            **HistoryEventBase.carried(record),
            **dated_event(record.date, record.end_date),
            type="history-event",
            countries=[dossier.country(code) for code in record.countries],
            people=[dossier.reference("people", person) for person in record.people],
            **evidence(record.citations, dossier, disagreements=len(others)),
            other_dates=others,
            links=dossier.links("history-events", record.id),
        )
