"""Membership counts as served."""

from typing import Annotated, Literal

from pydantic import Field

from app.core.edtf import EDTFPeriod, FullDate
from app.core.figures import DecimalText
from app.core.shapes import Dated, Identified, Shape, Text
from app.core.vocabulary import CodeOf, IdOf, Slug

Region = Annotated[str, CodeOf("regions")]
Subregion = Annotated[str, CodeOf("subregions")]


class ObservationLink(Shape):
    """The record of a published count."""

    id: Annotated[Slug, IdOf("observations")] = Field(
        description="Id of the observation.", examples=["member-states-1992-cia"]
    )
    link: str = Field(
        description="Where it stands, with its sources and their wording.",
        examples=["/v1/observations/member-states-1992-cia"],
    )


class PublishedCount(Shape):
    """A count that a source published, held against ours for the same date.

    The date may be a day, a month or a year: a count known only to the year may be of any day of it, so it
    is held against the least and the most of all its days.
    """

    observation: ObservationLink
    period: EDTFPeriod = Field(description="The date of the published count (EDTF).", examples=["1992"])
    value: DecimalText = Field(description="The published count, a decimal string.", examples=["39"])
    display: Text = Field(description="The same in words.", examples=[{"ja": "39か国", "en": "39"}])
    counted_min: int = Field(description="The least that our records allow on any day of `period`.", examples=[40])
    counted_max: int = Field(description="The most that our records allow on any day of `period`.", examples=[53])
    agrees: bool = Field(
        description="Whether both can be true: an exact count must lie from `counted_min` to `counted_max`, one given "
        "as a lower bound must not lie above, an approximate or estimated one may lie 5 per cent outside.",
        examples=[False],
    )
    difference: DecimalText = Field(
        description="How far the published count lies above `counted_max`, or below `counted_min` as a negative "
        "number; 0 within.",
        examples=["-1"],
    )
    notes: list[Text] = Field(
        description="What the dossier remarks on the published count, source by source; empty if nothing.",
        examples=[[{"ja": "2002年版付録", "en": "Appendix of the 2002 edition"}]],
    )


class StateCount(Shape):
    """A number of states, counted from their periods: one figure where it is certain, else a range."""

    value: DecimalText | None = Field(
        description="The count, a decimal string; null where the days of some periods are not known closely enough "
        "to tell: then it lies from `value_min` to `value_max`.",
        examples=["175"],
    )
    value_number: int | None = Field(description="The same as a JSON number, for charts, or null.", examples=[175])
    value_min: int = Field(description="The least: states that were in for certain.", examples=[167])
    value_max: int = Field(description="The most: those that may have been in as well.", examples=[175])
    display: Text = Field(
        description="The count or the range in words.", examples=[{"ja": "167〜175か国", "en": "167 to 175"}]
    )
    uncertain: list[Annotated[Slug, IdOf("members")]] = Field(
        description="The states that make the range (ids): their start or end is known only to the year or month, or "
        "not at all. Empty where the count is certain.",
        examples=[["col", "cpv", "cri"]],
    )
    period_min: int = Field(
        description="The least on any day from `date_start` to `date_end`; below `value_min` where states joined "
        "during the year.",
        examples=[166],
    )
    period_max: int = Field(description="The most on any day from `date_start` to `date_end`.", examples=[175])
    published: list[PublishedCount] = Field(
        description="The counts that sources published for a day of this time, by date; of the world only."
    )
    caveat: Text | None = Field(
        description="What the records behind this count do not hold; null if they are meant to be complete."
    )


class MembershipLinks(Shape):
    """Where a count and the states behind it are found."""

    self: str = Field(
        description="A list of this count alone.", examples=["/v1/membership?by=year&date_from=1993&date_to=1993"]
    )
    members: str = Field(
        description="The members counted in `value_max`, state by state.",
        examples=["/v1/members?status=member&valid_on=1993-12-31"],
    )
    observers: str = Field(
        description="The observers counted in `value_max`, state by state.",
        examples=["/v1/members?status=observer&valid_on=1993-12-31"],
    )
    schema_: str = Field(
        alias="schema", description="JSON Schema of this shape.", examples=["/schemas/membership-count.json"]
    )


class MembershipCount(Dated, Identified):
    """How many members and observers there were, in the world or in a part of it.

    It is about a year, counted at its end (`counted_on`), or about a stretch of days on each of which the counts
    are the same.
    """

    year: str | None = Field(
        description="The year; null where the count is of days (`date_start` to `date_end`).", examples=["1993"]
    )
    area: Literal["world", "region", "subregion"] = Field(
        description="Whether the count is of the `world`, a `region` or a `subregion`.", examples=["region"]
    )
    region: Region | None = Field(
        description="Region of the UN standard M49, a code of `regions`; null for the world.", examples=["Asia"]
    )
    subregion: Subregion | None = Field(
        description="Sub-region, a code of `subregions`; null for the world and for whole regions.",
        examples=["Eastern Asia"],
    )
    counted_on: FullDate | None = Field(
        description="The day of the counts of a year: its last, or that of the release, for later days are not known. "
        "Null where they are of days: they are the same on each from `date_start` to `date_end`.",
        examples=["1993-12-31"],
    )
    members: StateCount = Field(description="The member states.")
    observers: StateCount = Field(description="The observer states, which are no members.")
    links: MembershipLinks = Field(description="Where this count and the states behind it are found.")
