"""Sources as written and served, and the citations by which every record leans on them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate
from app.core.resource import Resource
from app.core.shapes import Dated, Identified, NonEmpty, RecordLinks, Reference, Shape, Text, WebAddress, dated
from app.core.vocabulary import CodeOf, IdOf, Slug

SourceId = Annotated[Slug, IdOf("sources")]
SourceKind = Annotated[str, CodeOf("source-kinds")]
Language = Annotated[str, CodeOf("languages")]


class CitationRecord(Shape):
    """A citation as written: which source says it, in which words."""

    source: SourceId = Field(description="Id of the source.", examples=["constitution-text-studylib"])
    as_stated: NonEmpty = Field(
        description="The source's own wording, short and in its own language.",
        examples=["entered into force on 14 November 1989"],
    )
    note: Text | None = Field(
        description="Our remark on the wording, or null.",
        examples=[{"ja": "1988年とする異説", "en": "Gives 1988 instead"}],
    )


class Citation(CitationRecord):
    """A citation with what one needs to know of its source at once.

    A citation may state another date, name or figure than the record: that is kept on purpose and is
    what disagreement means.
    """

    title: str = Field(
        description="Title of the source, in its language.",
        examples=["Constitution of the International Organization for Migration"],
    )
    publisher: str = Field(description="Who published it.", examples=["IOM (via studylib)"])
    kind: SourceKind = Field(description="Kind of source, a code of `source-kinds`.", examples=["treaty"])
    language: Language = Field(description="Language of the source and of `as_stated` (ISO 639-1).", examples=["en"])
    published: EDTFDate | None = Field(description="When it was published (EDTF), or null.", examples=["2013-11-29"])
    url: WebAddress | None = Field(
        description="Its own address, or null.", examples=["https://documents.un.org/A/51/232"]
    )
    copy_url: WebAddress | None = Field(description="A copy that was read, or null.", examples=[None])
    origin: Slug = Field(
        description="Who made the statement; independent sources are counted by origin.", examples=["iom"]
    )


CitationRecords = Annotated[
    list[CitationRecord], Field(min_length=1, description="Who says so, in which words; at least one.")
]
Citations = Annotated[list[Citation], Field(description="Who says so, in which words; at least one.")]


def cite(citations: Sequence[CitationRecord], dossier: Dossier) -> list[Citation]:
    """Complete citations with what their sources are."""
    completed = []
    for citation in citations:
        source = Citation.carried(dossier.record("sources", citation.source))
        completed.append(Citation(**source, **CitationRecord.carried(citation)))
    return completed


OriginKind = Literal["iom", "un", "government", "news-agency", "news-outlet", "academic", "ngo", "reference", "other"]
"""No code list of the dossier names these."""


class OriginRecord(Shape):
    """Whoever makes statements, as written."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["iom"])
    name: Text = Field(description="Its name.", examples=[{"ja": "アナドル通信", "en": "Anadolu Agency"}])
    kind: OriginKind = Field(description="What kind of body it is.", examples=["news-agency"])
    url: WebAddress | None = Field(description="Its site, or null.", examples=["https://www.aa.com.tr"])


class Origin(OriginRecord, Identified):
    """Whoever makes statements. Independent sources are counted by origin, never by page."""

    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: OriginRecord, dossier: Dossier) -> Self:
        return cls(**cls.carried(record), type="origin", links=dossier.links("origins", record.id))


class SourceBase(Shape):
    """What both forms of a source have."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["un-a51-232"])
    title: NonEmpty = Field(
        description="Title, in its own language.",
        examples=["Constitution of the International Organization for Migration"],
    )
    publisher: NonEmpty = Field(description="Who published it.", examples=["United Nations"])
    url: WebAddress | None = Field(
        description="Its own address, or null.", examples=["https://documents.un.org/A/51/232"]
    )
    copy_url: WebAddress | None = Field(description="A copy that was read, or null.", examples=[None])
    language: Language = Field(description="Language (ISO 639-1).", examples=["en"])
    published: EDTFDate | None = Field(description="When it was published (EDTF), or null.", examples=["1996-08"])
    kind: SourceKind = Field(description="Kind of source, a code of `source-kinds`.", examples=["official"])


class SourceRecord(SourceBase):
    """A document that states something, as written."""

    origin: Annotated[Slug, IdOf("origins")] = Field(description="Id of who is behind it.", examples=["iom"])


class SourceLinks(RecordLinks):
    """The links of a source."""

    facts: str = Field(description="What rests on this source.", examples=["/v1/sources/un-a51-232/facts"])


class VerdictCount(Shape):
    """How many claims of a source have a verdict."""

    verdict: Annotated[str, CodeOf("claim-verdicts")] = Field(
        description="A code of `claim-verdicts`.", examples=["supported"]
    )
    count: int = Field(description="How many claims have it.", examples=[22])


class Source(Dated, SourceBase, Identified):
    """A document that states something. The days are those on which it may have been published."""

    origin: Reference = Field(description="Who is behind it; independent sources are counted by origin.")
    fact_count: int = Field(description="How many records rest on it.", examples=[12])
    claim_count: int = Field(description="How many of its statements were examined as claims.", examples=[0])
    verdicts: list[VerdictCount] = Field(description="How those claims hold up; empty if none was examined.")
    links: SourceLinks = Field(description="Where this record, its description and its facts are found.")

    @classmethod
    def of(cls, record: SourceRecord, dossier: Dossier) -> Self:
        links = dossier.links("sources", record.id)
        verdicts = Counter(claim.verdict for claim in dossier.grouped("claims", "source").get(record.id, ()))
        return cls(
            **SourceBase.carried(record),
            **dated(record.published, record.published),
            type="source",
            origin=dossier.reference("origins", record.origin),
            fact_count=_resting(dossier).counts[record.id],
            claim_count=sum(verdicts.values()),
            verdicts=[VerdictCount(verdict=verdict, count=count) for verdict, count in sorted(verdicts.items())],
            links=SourceLinks(**RecordLinks.carried(links), facts=f"{links.self}/facts"),
        )


class Fact(Identified):
    """A record that rests on a source, with the words that it rests on."""

    name: Text = Field(
        description="What the record is called.",
        examples=[{"ja": "国連総会オブザーバー資格", "en": "Observer status at the UN General Assembly"}],
    )
    source: Slug = Field(description="Id of the source.", examples=["un-a51-232"])
    as_stated: list[str] = Field(
        description="The source's own wording, each passage that is cited.",
        examples=[["observer status in the General Assembly since 1992"]],
    )
    links: RecordLinks = Field(description="Where the record and its description are found.")


def facts_with_words(citations: Iterable[tuple[str, str]], dossier: Dossier) -> list[Fact]:
    """Find the records that rest on given words of given sources; claims are left out."""
    resting = _resting(dossier).on_words_of_claims
    return list({(fact.type, fact.id): fact for words in citations for fact in resting.get(words, ())}.values())


def facts(dossier: Dossier) -> Iterator[tuple[str, Fact]]:
    """Make what rests on each source, record by record."""
    for resource in dossier.resources.values():
        for record in dossier.records(resource.path):
            for source, as_stated in _wordings(record).items():
                yield f"{source}/{resource.type_name}/{record.id}", _fact(dossier, resource, record, source, as_stated)


def _fact(dossier: Dossier, resource: Resource, record: Any, source: str, as_stated: list[str]) -> Fact:
    return Fact(
        type=resource.type_name,
        id=record.id,
        name=resource.name(record, dossier),
        source=source,
        as_stated=as_stated,
        links=dossier.links(resource.path, record.id),
    )


class _Resting(NamedTuple):
    """What is known of all that rests on sources."""

    counts: Mapping[str, int]
    """How many records rest on each source."""

    on_words_of_claims: Mapping[tuple[str, str], Sequence[Fact]]
    """What rests on the words that claims are or rest on, by source and words; claims are left out."""


@cache
def _resting(dossier: Dossier) -> _Resting:
    counts = Counter[str]()
    on_words: dict[tuple[str, str], list[Fact]] = {
        (one.source, one.as_stated): [] for claim in dossier.records("claims") for one in (claim, *claim.citations)
    }
    for resource in dossier.resources.values():
        for record in dossier.records(resource.path):
            for source, as_stated in _wordings(record).items():
                counts[source] += 1
                wanted = [on_words[source, words] for words in dict.fromkeys(as_stated) if (source, words) in on_words]
                if wanted and resource.path != "claims":
                    fact = _fact(dossier, resource, record, source, as_stated)
                    for facts_on_words in wanted:
                        facts_on_words.append(fact)
    return _Resting(counts, on_words)


def _wordings(record: Shape) -> dict[str, list[str]]:
    """Give the words that a record cites, by source."""
    wordings: dict[str, list[str]] = {}
    for citation in _citations_in(record):
        wordings.setdefault(citation.source, []).append(citation.as_stated)
    return wordings


def _citations_in(record: Shape) -> Iterator[CitationRecord]:
    for name in _citing_fields(type(record)):
        value = getattr(record, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, CitationRecord):
                yield item
            else:
                yield from _citations_in(item)


@cache
def _citing_fields(shape: type[Shape]) -> list[str]:
    """List the fields of a shape that hold citations, or shapes that do."""
    return [name for name, field in shape.model_fields.items() if _cites(field.annotation)]


def _cites(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return issubclass(annotation, CitationRecord) or bool(_citing_fields(annotation))
    return any(map(_cites, get_args(annotation)))
