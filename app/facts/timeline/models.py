"""The entries of the timeline."""

from enum import StrEnum

from pydantic import Field

from app.core.edtf import EDTFDate, FullDate
from app.core.shapes import Country, Dated, Identified, RecordLinks, Shape, Text
from app.core.vocabulary import Slug


class Lane(StrEnum):
    """A row of the timeline."""

    HISTORY = "history"
    LEADERSHIP = "leadership"
    MEMBERS = "members"
    FUNDING = "funding"
    FORUMS = "forums"


class TimelineRecord(Shape):
    """The record that an entry is taken from."""

    type: str = Field(description="The kind of record.", examples=["member"])
    id: Slug = Field(description="Its id.", examples=["jpn"])
    link: str = Field(description="Its address.", examples=["/v1/members/jpn"])


class TimelineEntry(Dated, Identified):
    """One thing on one lane, with a start and, if it lasts, an end.

    A membership gives two entries, for it begins and may end; a state that came back has more. `from` and
    `to` are as the record has them; `date_start` and `date_end` are the days that they may cover.
    """

    lane: Lane = Field(description="The lane it belongs on.", examples=["members"])
    lane_name: Text = Field(description="What the lane is called.", examples=[{"ja": "加盟国", "en": "Members"}])
    kind: Slug = Field(
        description="What sort of thing it is within its lane: on `history` a code of `history-categories`, on "
        "`leadership` of `offices`, on `funding` of `funding-issue-statuses`; on `members` `accession`, "
        "`withdrawal`, `observer-status` or `observer-status-end`; on `forums` the id of the series.",
        examples=["accession"],
    )
    kind_name: Text = Field(description="What the kind is called.", examples=[{"ja": "加盟", "en": "Accession"}])
    from_: EDTFDate | None = Field(
        alias="from", description="When it happened or began (EDTF); null if unknown.", examples=["1993"]
    )
    to: EDTFDate | None = Field(
        description="When it ended (EDTF); null if it has one date only, has not ended or the end is unknown.",
        examples=["2018-09"],
    )
    date_start: FullDate | None = Field(
        description="First day it may have begun; null if unknown. Of a head of IOM whose start no source states: "
        "the last day on which a predecessor is known.",
        examples=["1993-01-01"],
    )
    date_end: FullDate | None = Field(
        description="Last day it may have lasted; null if open. Of a head of IOM whose end no source states: the "
        "last day by which a successor had begun.",
        examples=["1993-12-31"],
    )
    ongoing: bool | None = Field(
        description="Whether it has not ended; false for what has one date only, null if it is not known.",
        examples=[False],
    )
    title: Text = Field(description="What it is, in a few words.", examples=[{"ja": "日本が加盟", "en": "Japan joins"}])
    countries: list[Country] = Field(description="Countries concerned; empty if none is.")
    record: TimelineRecord = Field(description="The record that says more.")
    links: RecordLinks = Field(description="Where the record and its description are found.")
