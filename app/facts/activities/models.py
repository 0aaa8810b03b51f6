"""Activities as written and served."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.shapes import Country, Dated, Identified, RecordLinks, Shape, Text, dated
from app.core.vocabulary import CodeOf, CountryCode, Slug
from app.facts.sources import CitationRecords, Citations, ClaimsField, ConfidenceField, evidence

ActivityArea = Annotated[str, CodeOf("activity-areas")]


class ActivityBase(Shape):
    """What both forms of an activity have."""

    ordered_dates: ClassVar = ("started", "ended")

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["afghan-border-reception"])
    title: Text = Field(
        description="What it is, in a few words.",
        examples=[{"ja": "国外投票の実施", "en": "Out-of-country voting"}],
    )
    summary: Text = Field(
        description="What is done, in our own sentences.",
        examples=[
            {"ja": "同意した人に限り、情報と渡航を助ける。", "en": "Helps those who agree with information and travel."}
        ],
    )
    area: ActivityArea = Field(description="Field of work, a code of `activity-areas`.", examples=["return"])
    started: EDTFDate | None = Field(description="When it began (EDTF); null if unknown.", examples=["2019-07"])
    ended: EDTFDate | None = Field(
        description="When it ended (EDTF); null if it goes on or that is unknown.", examples=["2015-03"]
    )


class ActivityRecord(ActivityBase):
    """An activity as written."""

    countries: list[CountryCode] = Field(description="Where (ISO 3166-1 alpha-3).", examples=[["AFG", "IRN"]])
    citations: CitationRecords


class Activity(Dated, ActivityBase, Identified):
    """A field of work or a project, in the world or in Japan."""

    countries: list[Country] = Field(description="Where; empty if nowhere in particular.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: ActivityRecord, dossier: Dossier) -> Self:
        return cls(
            **ActivityBase.carried(record),
            **dated(record.started, record.ended),
            type="activity",
            countries=[dossier.country(code) for code in record.countries],
            **evidence(record.citations, dossier),
            links=dossier.links("activities", record.id),
        )
