"""The organization itself, as written and served: every part carries its own citations."""

from typing import Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.shapes import Identified, NonEmpty, RecordLinks, Shape, Text, dated, dated_event
from app.core.vocabulary import Slug
from app.facts.organization.headline import HeadlineFigure, headline
from app.facts.organization.parts import (
    Amendment,
    AmendmentBase,
    Body,
    BodyRecord,
    Constitution,
    ConstitutionBase,
    ConstitutionRecord,
    Founding,
    FoundingBase,
    FoundingRecord,
    Identifier,
    IdentifierBase,
    IdentifierRecord,
    LanguagesBase,
    LanguagesRecord,
    Name,
    NameRecord,
    OfficialLanguages,
    Relation,
    RelationRecord,
    Seat,
    SeatBase,
    SeatRecord,
    Statement,
    StatementBase,
    StatementRecord,
)
from app.facts.sources import evidence


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
