"""The parts of the organization as written and served: names, founding, seat, Constitution, bodies and others."""

from typing import Annotated, ClassVar

from pydantic import Field

from app.core.edtf import EDTFDate
from app.core.shapes import Country, Dated, NonEmpty, Period, PeriodRecord, Reference, Shape, Text
from app.core.vocabulary import CodeOf, CountryCode, IdOf, Slug
from app.facts.sources import CitationRecords, Citations, ClaimsField, ConfidenceField

EventId = Annotated[Slug, IdOf("history-events")]


class NameBase(Shape):
    """A name that the organization has had."""

    id: Slug = Field(description="Id of the name.", examples=["icem"])
    name: Text = Field(
        description="The name.",
        examples=[{"ja": "移住政府間委員会", "en": "Intergovernmental Committee for Migration"}],
    )
    abbreviation: NonEmpty = Field(description="Its abbreviation.", examples=["ICM"])


class NameRecord(PeriodRecord, NameBase):
    """A name as written."""

    citations: CitationRecords


class Name(Period, NameBase):
    """A name that the organization has had, with its period."""

    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class FoundingBase(Shape):
    """What both forms of the founding have."""

    date: EDTFDate = Field(description="When (EDTF).", examples=["1951-12-05"])
    place: Text = Field(description="Where.", examples=[{"ja": "ブリュッセル", "en": "Brussels"}])
    text: Text = Field(description="What happened, in our own sentences.")


class FoundingRecord(FoundingBase):
    """The founding as written."""

    country: CountryCode = Field(description="ISO 3166-1 alpha-3.", examples=["BEL"])
    event: EventId = Field(description="Id of the history event.", examples=["picmme-created-1951"])
    citations: CitationRecords


class Founding(Dated, FoundingBase):
    """How the organization was founded."""

    country: Country
    event: Reference = Field(description="The history event.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class SeatBase(Shape):
    """What both forms of the seat have."""

    city: Text = Field(description="The city.", examples=[{"ja": "ジュネーブ", "en": "Geneva"}])
    text: Text = Field(description="What fixes it, in our own sentences.")


class SeatRecord(SeatBase):
    """The seat as written."""

    country: CountryCode = Field(description="ISO 3166-1 alpha-3.", examples=["CHE"])
    citations: CitationRecords


class Seat(SeatBase):
    """Where the organization has its seat."""

    country: Country
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class LanguagesBase(Shape):
    """What both forms of the official languages have."""

    values: list[Annotated[str, CodeOf("languages")]] = Field(
        min_length=1, description="ISO 639-1 codes.", examples=[["en", "fr", "es"]]
    )


class LanguagesRecord(LanguagesBase):
    """The official languages as written."""

    citations: CitationRecords


class OfficialLanguages(LanguagesBase):
    """The official languages."""

    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class StatementBase(Shape):
    """A statement in our own sentences."""

    text: Text = Field(description="The statement, in our own sentences.")


class StatementRecord(StatementBase):
    """A statement as written."""

    citations: CitationRecords


class Statement(StatementBase):
    """A statement with its sources."""

    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class AmendmentBase(Shape):
    """What both forms of an amendment have."""

    ordered_dates: ClassVar = ("adopted", "in_force")

    adopted: EDTFDate = Field(description="When it was adopted (EDTF).", examples=["1987-05-20"])
    in_force: EDTFDate | None = Field(
        description="When it entered into force (EDTF); null if not yet.", examples=["1989-11-14"]
    )
    resolution: NonEmpty = Field(description="Number of the Council's resolution.", examples=["724"])


class AmendmentRecord(AmendmentBase):
    """An amendment as written."""

    citations: CitationRecords


class Amendment(AmendmentBase):
    """An amendment of the Constitution."""

    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class ConstitutionBase(Shape):
    """What both forms of the Constitution have."""

    ordered_dates: ClassVar = ("adopted", "in_force")

    adopted: EDTFDate = Field(description="When it was adopted (EDTF).", examples=["1953-10-19"])
    in_force: EDTFDate = Field(description="When it entered into force (EDTF).", examples=["1954-11-30"])


class ConstitutionRecord(ConstitutionBase):
    """The Constitution as written."""

    amendments: list[AmendmentRecord] = Field(description="Its amendments, oldest first.")
    citations: CitationRecords


class Constitution(ConstitutionBase):
    """The Constitution and its amendments."""

    amendments: list[Amendment] = Field(description="Its amendments, oldest first.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class RelationBase(Shape):
    """A relation to the United Nations."""

    id: Slug = Field(description="Id of the relation.", examples=["related-organization-2016"])
    text: Text = Field(description="What it is, in our own sentences.")


class RelationRecord(PeriodRecord, RelationBase):
    """A relation to the United Nations as written."""

    event: EventId = Field(description="Id of the history event.", examples=["un-related-organization-2016"])
    citations: CitationRecords


class Relation(Period, RelationBase):
    """A relation to the United Nations, with its period."""

    event: Reference = Field(description="The history event.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class BodyBase(Shape):
    """A body that governs or runs the organization."""

    id: Slug = Field(description="Id of the body.", examples=["council"])
    name: Text = Field(description="Its name.", examples=[{"ja": "理事会", "en": "Council"}])
    text: Text = Field(description="What it does, in our own sentences.")


class BodyRecord(PeriodRecord, BodyBase):
    """A body as written."""

    citations: CitationRecords


class Body(Period, BodyBase):
    """A body that governs or runs the organization, with its period."""

    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField


class IdentifierBase(Shape):
    """An identifier that others have given to the organization or its founding texts."""

    scheme: Slug = Field(description="Who gives such identifiers.", examples=["un-resolution-observer-status"])
    value: NonEmpty = Field(description="The identifier.", examples=["A/RES/47/4"])


class IdentifierRecord(IdentifierBase):
    """An identifier as written."""

    citations: CitationRecords


class Identifier(IdentifierBase):
    """An identifier with its sources."""

    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
