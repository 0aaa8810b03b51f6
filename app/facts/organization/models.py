"""The organization itself, as written and served: every part carries its own citations."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.shapes import (
    Country,
    Dated,
    Identified,
    NonEmpty,
    Period,
    PeriodRecord,
    RecordLinks,
    Reference,
    Shape,
    Text,
    dated,
    dated_event,
)
from app.core.vocabulary import CodeOf, CountryCode, IdOf, Slug
from app.facts.organization.headline import HeadlineFigure, headline
from app.facts.sources import CitationRecords, Citations, ClaimsField, ConfidenceField, evidence

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


class OrganizationBase(Shape):
    """What both forms of the organization have."""

    id: Slug = Field(description="Its id.", examples=["iom"])
    name: Text = Field(description="Its name now.")
    abbreviation: NonEmpty = Field(description="Its abbreviation now.", examples=["IOM"])


class OrganizationRecord(OrganizationBase):
    """The organization as written."""

    names: list[NameRecord] = Field(min_length=1, description="All names it has had, oldest first.")
    founding: FoundingRecord
    seat: SeatRecord
    official_languages: LanguagesRecord
    legal_status: StatementRecord
    constitution: ConstitutionRecord
    un_relation: list[RelationRecord] = Field(description="Relations to the United Nations, oldest first.")
    mandate: StatementRecord
    governing_bodies: list[BodyRecord] = Field(description="Bodies that govern or run it.")
    identifiers: list[IdentifierRecord] = Field(description="Identifiers given by others.")


class Organization(OrganizationBase, Identified):
    """IOM itself: names with periods, founding, seat, mandate, bodies, relation to the United Nations."""

    headline: list[HeadlineFigure] = Field(
        description="Members, staff, countries, budget and revenue: the newest preferred figure of each."
    )
    names: list[Name] = Field(description="All names it has had, oldest first.")
    founding: Founding
    seat: Seat
    official_languages: OfficialLanguages
    legal_status: Statement
    constitution: Constitution
    un_relation: list[Relation] = Field(description="Relations to the United Nations, oldest first.")
    mandate: Statement
    governing_bodies: list[Body] = Field(description="Bodies that govern or run it.")
    identifiers: list[Identifier] = Field(description="Identifiers given by others.")
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: OrganizationRecord, dossier: Dossier) -> Self:
        return cls(
            **OrganizationBase.carried(record),
            type="organization",
            headline=headline(dossier),
            names=[_name(name, dossier) for name in record.names],
            founding=_founding(record.founding, dossier),
            seat=_seat(record.seat, dossier),
            official_languages=OfficialLanguages(
                **LanguagesBase.carried(record.official_languages),
                **evidence(record.official_languages.citations, dossier),
            ),
            legal_status=_statement(record.legal_status, dossier),
            constitution=_constitution(record.constitution, dossier),
            un_relation=[_relation(relation, dossier) for relation in record.un_relation],
            mandate=_statement(record.mandate, dossier),
            governing_bodies=[_body(body, dossier) for body in record.governing_bodies],
            identifiers=[
                Identifier(**IdentifierBase.carried(one), **evidence(one.citations, dossier))
                for one in record.identifiers
            ],
            links=dossier.links("organization", record.id),
        )


def _name(record: NameRecord, dossier: Dossier) -> Name:
    return Name(**NameRecord.carried(record) | dated(record.from_, record.to) | evidence(record.citations, dossier))


def _founding(record: FoundingRecord, dossier: Dossier) -> Founding:
    return Founding(
        **FoundingBase.carried(record),
        **dated_event(record.date),
        country=dossier.country(record.country),
        event=dossier.reference("history-events", record.event),
        **evidence(record.citations, dossier),
    )


def _seat(record: SeatRecord, dossier: Dossier) -> Seat:
    return Seat(
        **SeatBase.carried(record),
        country=dossier.country(record.country),
        **evidence(record.citations, dossier),
    )


def _statement(record: StatementRecord, dossier: Dossier) -> Statement:
    return Statement(**StatementBase.carried(record), **evidence(record.citations, dossier))


def _constitution(record: ConstitutionRecord, dossier: Dossier) -> Constitution:
    return Constitution(
        **ConstitutionBase.carried(record),
        amendments=[
            Amendment(**AmendmentBase.carried(one), **evidence(one.citations, dossier)) for one in record.amendments
        ],
        **evidence(record.citations, dossier),
    )


def _relation(record: RelationRecord, dossier: Dossier) -> Relation:
    carried = RelationRecord.carried(record) | {
        "event": dossier.reference("history-events", record.event),
        **evidence(record.citations, dossier),
    }
    return Relation(**carried, **dated(record.from_, record.to))


def _body(record: BodyRecord, dossier: Dossier) -> Body:
    carried = BodyRecord.carried(record) | evidence(record.citations, dossier)
    return Body(**carried, **dated(record.from_, record.to))
