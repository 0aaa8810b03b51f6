"""Forum series and forum events as written and served."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.shapes import (
    Country,
    Dated,
    Identified,
    NonEmpty,
    RecordLinks,
    Reference,
    Shape,
    Text,
    dated,
    dated_event,
)
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

SeriesId = Annotated[Slug, IdOf("forum-series")]
ForumMode = Annotated[str, CodeOf("forum-modes")]
SpeakerRole = Annotated[str, CodeOf("speaker-roles")]

MAX_EDITION = 9_999
MAX_ATTENDANCE = 10_000_000


class ForumSeriesBase(Shape):
    """What both forms of a forum series have."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["japan-integration-forum"])
    name: Text = Field(description="Its name.", examples=[{"ja": "アブダビ対話", "en": "Abu Dhabi Dialogue"}])
    description: Text = Field(
        description="What it is, how its editions are numbered, and which are missing here.",
        examples=[{"ja": "2008年に始まった地域協議。", "en": "A regional consultation begun in 2008."}],
    )
    organizers: list[Text] = Field(
        description="Who holds it.", examples=[[{"ja": "外務省", "en": "Ministry of Foreign Affairs of Japan"}]]
    )
    since: EDTFDate | None = Field(description="When it began (EDTF); null if unknown.", examples=["2005-02-09"])


class ForumSeriesRecord(ForumSeriesBase):
    """A series of meetings as written."""

    citations: CitationRecords


class ForumSeriesLinks(RecordLinks):
    """The links of a forum series."""

    events: str = Field(description="Its editions.", examples=["/v1/forum-events?series=japan-integration-forum"])


class ForumSeries(Dated, ForumSeriesBase, Identified):
    """A series of meetings."""

    event_count: int = Field(description="How many of its editions we have.", examples=[22])
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    links: ForumSeriesLinks = Field(description="Where this record, its description and its editions are found.")

    @classmethod
    def of(cls, record: ForumSeriesRecord, dossier: Dossier) -> Self:
        links = dossier.links("forum-series", record.id)
        return cls(
            **ForumSeriesBase.carried(record),
            **dated(record.since, None),
            type="forum-series",
            event_count=len(dossier.grouped("forum-events", "series").get(record.id, ())),
            **evidence(record.citations, dossier),
            links=ForumSeriesLinks(**RecordLinks.carried(links), events=f"/v1/forum-events?series={record.id}"),
        )


class SpeakerBase(Shape):
    """What both forms of a speaker have."""

    title: Text = Field(
        description="Office or post at the time.",
        examples=[{"ja": "外務副大臣", "en": "State Minister for Foreign Affairs"}],
    )
    role: SpeakerRole = Field(description="Part in the meeting, a code of `speaker-roles`.", examples=["opening"])


class SpeakerRecord(SpeakerBase):
    """A speaker as written."""

    name: NonEmpty = Field(description="Name in Latin letters.", examples=["Takuma Miyaji"])
    name_ja: NonEmpty | None = Field(description="Name in Japanese; null if no source has it.", examples=["宮路拓馬"])


class Speaker(SpeakerBase):
    """Somebody who spoke in a public role."""

    name: Text = Field(
        description="Name; in Japanese as Japanese sources write it, else in Latin letters.",
        examples=[{"ja": "宮路拓馬", "en": "Takuma Miyaji"}],
    )
    person: Slug | None = Field(description="Id of the person's own record, or null.", examples=["takuma-miyaji"])

    @classmethod
    def of(cls, record: SpeakerRecord, dossier: Dossier) -> Self:
        named = dossier.grouped("people", "name").get(record.name)
        name = Text(ja=record.name_ja or record.name, en=record.name)
        return cls(**SpeakerBase.carried(record), name=name, person=named.ids[0] if named else None)


class ForumEventBase(Shape):
    """What both forms of a forum event have."""

    ordered_dates: ClassVar = ("date", "end_date")

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["japan-forum-20-2025"])
    edition: Annotated[int, Field(ge=0, le=MAX_EDITION)] | None = Field(
        description="Number in its series; null if it is not numbered.", examples=[20]
    )
    date: EDTFDate = Field(description="When it was held or began (EDTF).", examples=["2025-02-13"])
    end_date: EDTFDate | None = Field(
        description="When it ended (EDTF); null if it took one day.", examples=["2008-01-22"]
    )
    name: Text = Field(
        description="Its name.",
        examples=[{"ja": "第1回アブダビ対話閣僚協議", "en": "1st Abu Dhabi Dialogue Ministerial Consultation"}],
    )
    theme: Text | None = Field(
        description="Its theme; null if none is known.",
        examples=[
            {
                "ja": "共生社会実現に向けた自治体間の国内外連携",
                "en": "Domestic and International Municipal Collaboration Toward the Realization of a Cohesive Society",
            }
        ],
    )
    place: Text | None = Field(
        description="Where it was held; null if unknown or online.", examples=[{"ja": "アブダビ", "en": "Abu Dhabi"}]
    )
    mode: ForumMode = Field(
        description="`in-person`, `online`, `hybrid` or `unknown` (codes of `forum-modes`).", examples=["hybrid"]
    )
    attendance: Annotated[int, Field(ge=0, le=MAX_ATTENDANCE)] | None = Field(
        description="How many took part, as stated; null if not stated.", examples=[270]
    )
    organizers: list[Text] = Field(
        description="Who held it.", examples=[[{"ja": "外務省", "en": "Ministry of Foreign Affairs of Japan"}]]
    )
    supporters: list[Text] = Field(
        description="Who supported it; empty if nobody is named.", examples=[[{"ja": "千代田区", "en": "Chiyoda City"}]]
    )
    summary: Text = Field(
        description="What happened, in our own sentences.",
        examples=[{"ja": "石破政権下で開かれた20回目のフォーラム。", "en": "Twentieth edition, in three sessions."}],
    )
    concerns: list[Text] = Field(
        description="Concerns raised there or about it; empty if none is known.",
        examples=[[{"ja": "治安の悪化への懸念", "en": "Concern over worsening public safety"}]],
    )


class ForumEventRecord(ForumEventBase):
    """One meeting as written."""

    series: SeriesId = Field(description="Id of its series.", examples=["japan-integration-forum"])
    country: CountryCode | None = Field(description="Where (ISO 3166-1 alpha-3), or null.", examples=["JPN"])
    speakers: list[SpeakerRecord] = Field(description="Who spoke.")
    citations: CitationRecords


class ForumEvent(Dated, ForumEventBase, Identified):
    """One meeting of a series: theme, place, organizers, supporters, speakers and the concerns raised."""

    series: Reference = Field(description="Its series.")
    country: Country | None = Field(description="Where it was held; null if unknown or online.")
    speakers: list[Speaker] = Field(description="Who spoke, in public roles; empty if nobody is known.")
    citations: Citations
    confidence: ConfidenceField
    claims: ClaimsField
    other_dates: OtherDatesField
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: ForumEventRecord, dossier: Dossier) -> Self:
        others = other_dates(record.citations, record.date, record.end_date)
        return cls(
            **ForumEventBase.carried(record),
            **dated_event(record.date, record.end_date),
            type="forum-event",
            series=dossier.reference("forum-series", record.series),
            country=dossier.country(record.country) if record.country else None,
            speakers=[Speaker.of(speaker, dossier) for speaker in record.speakers],
            **evidence(record.citations, dossier, disagreements=len(others)),
            other_dates=others,
            links=dossier.links("forum-events", record.id),
        )
