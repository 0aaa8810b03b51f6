"""People in public roles, as written and served."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.shapes import Country, Identified, NonEmpty, Period, PeriodRecord, RecordLinks, Shape, Text, dated
from app.core.vocabulary import CodeOf, CountryCode, Slug
from app.facts.sources import CitationRecords, Citations, ClaimsField, ConfidenceField, evidence

OfficeCode = Annotated[str, CodeOf("offices")]


class OfficeBase(Shape):
    """What an office is."""

    office: OfficeCode = Field(description="Kind of office, a code of `offices`.", examples=["director-general"])
    title: Text = Field(description="Title of the office.", examples=[{"ja": "事務局長", "en": "Director General"}])


class OfficeRecord(PeriodRecord, OfficeBase):
    """An office that somebody held, as written."""


class Office(Period, OfficeBase):
    """An office that somebody held; `to` null means unknown or still in office."""


class PersonBase(Shape):
    """What both forms of a person have."""

    ordered_dates: ClassVar = ("born", "died")

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["amy-pope"])
    born: EDTFDate | None = Field(description="Born (EDTF); null if unknown.", examples=["1957-01-12"])
    died: EDTFDate | None = Field(description="Died (EDTF); null if living or unknown.", examples=["2021-06-12"])


class PersonRecord(PersonBase):
    """A person as written."""

    name: NonEmpty = Field(description="Name in Latin letters.", examples=["Amy E. Pope"])
    name_ja: NonEmpty = Field(description="Name in Japanese.", examples=["エイミー・ポープ"])
    nationality: CountryCode | None = Field(description="ISO 3166-1 alpha-3, or null.", examples=["USA"])
    offices: list[OfficeRecord] = Field(min_length=1, description="Offices held.")
    citations: CitationRecords


class Person(PersonBase, Identified):
    """A person in a public role, with the offices held. No private person is listed."""

    name: Text = Field(description="Name.", examples=[{"ja": "エイミー・ポープ", "en": "Amy E. Pope"}])
    nationality: Country | None = Field(description="Nationality; null if unknown.")
    offices: list[Office] = Field(description="Offices held.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: PersonRecord, dossier: Dossier) -> Self:
        return cls(
            **PersonBase.carried(record),
            type="person",
            name=Text(ja=record.name_ja, en=record.name),
            nationality=dossier.country(record.nationality) if record.nationality else None,
            offices=[
                Office(**OfficeRecord.carried(office), **dated(office.from_, office.to)) for office in record.offices
            ],
            **evidence(record.citations, dossier),
            links=dossier.links("people", record.id),
        )


def offices_held_last(person: PersonRecord, dossier: Dossier) -> Iterator[str]:
    """Name the offices that somebody holds, and nobody has taken up later: who asks for the office means them."""
    for held in person.offices:
        if held.from_ and not held.to and held.from_ == _last_taken_up(dossier)[held.office]:
            label = dossier.label("offices", held.office)
            yield from (held.title.ja, held.title.en, label.ja, label.en)


@cache
def _last_taken_up(dossier: Dossier) -> dict[str, str]:
    """Give the newest start of each office (EDTF)."""
    last: dict[str, str] = {}
    for person in dossier.records("people"):
        for held in person.offices:
            last[held.office] = max(last.get(held.office, ""), held.from_ or "")
    return last
