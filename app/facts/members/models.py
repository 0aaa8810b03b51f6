"""Members as written and served."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.shapes import Country, Identified, Period, PeriodRecord, RecordLinks, Shape, Text
from app.core.vocabulary import COUNTRIES, CodeOf, Slug
from app.facts.sources import CitationRecords, Citations, ClaimsField, ConfidenceField, evidence

MemberStatus = Annotated[str, CodeOf("member-statuses")]
Region = Annotated[str, CodeOf("regions")]
Subregion = Annotated[str, CodeOf("subregions")]


class MemberBase(Shape):
    """What both forms of a member have."""

    disjoint_periods: ClassVar = "periods"

    id: Annotated[Slug, CodeOf(COUNTRIES, lower_case=True)] = Field(
        description="ISO 3166-1 alpha-3 in lower case.", examples=["jpn"]
    )
    name: Text = Field(description="The state's name.", examples=[{"ja": "日本", "en": "Japan"}])
    status: MemberStatus = Field(description="Its status now, a code of `member-statuses`.", examples=["member"])


class MemberGeography(Shape):
    """Where a member lies and whether it was there from the start."""

    region: Region = Field(description="Region of the UN standard M49, a code of `regions`.", examples=["Asia"])
    subregion: Subregion = Field(
        description="Sub-region of the UN standard M49, a code of `subregions`.", examples=["Eastern Asia"]
    )
    founding: bool = Field(description="Whether it took part in the founding of 1951.", examples=[False])


class MemberRecord(MemberGeography, MemberBase):
    """A member as written."""

    periods: list[PeriodRecord] = Field(
        min_length=1,
        description="When it had this status; a state that left and came back has several.",
        examples=[[{"from": "1993", "to": None}]],
    )
    citations: CitationRecords


class Member(MemberGeography, MemberBase, Identified):
    """A state with its status and the periods of its membership.

    In `periods`, `from` null means that the start is unknown and `to` null that it has not ended.
    """

    country: Country = Field(description="The country, by the name that all records use.")
    joined: EDTFDate | None = Field(
        description="Start of the present period (EDTF); null if unknown or if it has left.", examples=["1993"]
    )
    periods: list[Period] = Field(description="When it had this status; a state that came back has several.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: MemberRecord, dossier: Dossier) -> Self:
        present = record.periods[-1]
        return cls(
            **MemberBase.carried(record),
            **MemberGeography.carried(record),
            type="member",
            country=dossier.country(record.id.upper()),
            joined=present.from_ if present.to is None else None,
            periods=[Period.of(period) for period in record.periods],
            **evidence(record.citations, dossier),
            links=dossier.links("members", record.id),
        )
