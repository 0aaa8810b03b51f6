"""The shapes that every resource is built from."""

from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.core.edtf import EDTFDate, FullDate, Precision, extent
from app.core.vocabulary import CountryCode, Slug

NonEmpty = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\S*$", max_length=2_000)]
"""An address on the web."""


class Shape(BaseModel):
    """A value with fixed keys: no key may be missing, none may be added."""

    # Built at first use: most shapes only document what was validated at seeding, and a server never validates them.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True, defer_build=True)

    ordered_dates: ClassVar[tuple[str, str] | None] = None
    """Two keys whose dates must not run backwards."""

    disjoint_periods: ClassVar[str | None] = None
    """A key whose periods must not overlap."""

    alike: ClassVar[tuple[str, tuple[str, ...]] | None] = None
    """A key of a list, and keys of its objects that all of them need where most have them."""

    @classmethod
    def carried(cls, other: "Shape") -> dict[str, Any]:
        """Take from `other` the values of the fields that this class has too, unaltered."""
        values = other.__dict__
        return {name: values[name] for name in _in_common(cls, type(other))}


@cache
def _in_common(one: type[Shape], other: type[Shape]) -> tuple[str, ...]:
    return tuple(name for name in one.model_fields if name in other.model_fields)


class Text(Shape):
    """A text in both languages; both are always there."""

    ja: NonEmpty = Field(description="In Japanese.", examples=["国際移住機関"])
    en: NonEmpty = Field(description="In English.", examples=["International Organization for Migration"])


class Country(Shape):
    """A country by its code, with its name."""

    code: CountryCode = Field(description="ISO 3166-1 alpha-3 (XKX: Kosovo).", examples=["JPN"])
    name: Text = Field(description="Its name.", examples=[{"ja": "日本", "en": "Japan"}])


class Reference(Shape):
    """Another record, by id and name."""

    id: Slug = Field(description="The id of the record.", examples=["amy-pope"])
    name: Text = Field(
        description="What the record is called.", examples=[{"ja": "エイミー・ポープ", "en": "Amy E. Pope"}]
    )


class ShapeLinks(Shape):
    """Where something and its description are found."""

    self: str = Field(description="This record.", examples=["/v1/members/jpn"])
    permalink: str = Field(
        description="This record as the release said it.", examples=["/v1/members/jpn?release=2026.11.0"]
    )
    collection: str = Field(description="The collection it belongs to.", examples=["/v1/members"])
    schema_: str = Field(alias="schema", description="JSON Schema of this shape.", examples=["/schemas/member.json"])


class RecordLinks(ShapeLinks):
    """Where this record, its citation, its page and its description are found."""

    cite: str = Field(description="How to cite it, in several styles.", examples=["/v1/members/jpn/cite"])
    html: str = Field(description="The page about it, for people.", examples=["/v1/members/jpn.html"])


class Identified(Shape):
    """What every record served begins with."""

    type: str = Field(description="The kind of record.", examples=["member"])
    id: Slug = Field(description="The record's id, unique in its collection.", examples=["jpn"])


class Dated(Shape):
    """The days that the record's dates cover, computed from them."""

    date_start: FullDate | None = Field(
        description="First day it may have begun; null if the start is unknown.", examples=["1951-01-01"]
    )
    date_end: FullDate | None = Field(
        description="Last day it may have lasted; null if it has not ended or the end is unknown.",
        examples=["1951-12-31"],
    )
    precision: Precision | None = Field(
        description="How closely the start (or, if that is unknown, the end) is known; null if neither is.",
        examples=["year"],
    )


def dated(start: str | None, end: str | None) -> dict[str, Any]:
    """Compute the fields of `Dated` for something that runs from `start` to `end` (EDTF); None is open."""
    first = extent(start) if start else None
    last = extent(end) if end else None
    known = first or last
    return {
        "date_start": first.first_day if first else None,
        "date_end": last.last_day if last else None,
        "precision": known.precision if known else None,
    }


def dated_event(date: str, end_date: str | None = None) -> dict[str, Any]:
    """Compute the fields of `Dated` for something that happened at `date`, or until `end_date`."""
    return dated(date, end_date or date)


class PeriodRecord(Shape):
    """A span of time as its sources have it."""

    ordered_dates: ClassVar = ("from", "to")

    from_: EDTFDate | None = Field(alias="from", description="Start, EDTF; null if unknown.", examples=["1993"])
    to: EDTFDate | None = Field(
        description="End, EDTF; null if it has not ended or the end is unknown.", examples=["1967"]
    )


class Period(Dated, PeriodRecord):
    """A span of time, with the days it covers."""

    @classmethod
    def of(cls, record: PeriodRecord) -> "Period":
        return cls(**cls.carried(record), **dated(record.from_, record.to))
