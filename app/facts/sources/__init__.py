"""Sources: the documents that state things, who is behind them, and what rests on each."""

from app.core.resource import Resource, View
from app.core.shapes import Text
from app.facts.sources.evidence import (
    ClaimsField,
    ConfidenceField,
    OtherDatesField,
    confidence,
    evidence,
    independent_origins,
    is_primary,
    other_dates,
)
from app.facts.sources.models import (
    Citation,
    CitationRecords,
    Citations,
    Fact,
    Origin,
    OriginRecord,
    Source,
    SourceRecord,
    cite,
    facts,
    facts_with_words,
)
from app.facts.sources.queries import FactQuery, OriginQuery, SourceQuery

__all__ = [
    "FACTS",
    "ORIGINS",
    "RESOURCE",
    "Citation",
    "CitationRecords",
    "Citations",
    "ClaimsField",
    "ConfidenceField",
    "Fact",
    "OtherDatesField",
    "cite",
    "confidence",
    "evidence",
    "facts_with_words",
    "independent_origins",
    "is_primary",
    "other_dates",
]

RESOURCE = Resource(
    path="sources",
    type_name="source",
    title=Text(ja="資料", en="Sources"),
    summary=Text(
        ja="事実を述べている文書。発行者、種類、言語、日付、住所と、独立性を数える単位である出所。",
        en="The documents that state facts: publisher, kind, language, date, address, and the origin by which "
        "independent sources are counted.",
    ),
    record=SourceRecord,
    shape=Source,
    row="app.facts.sources.tables:SourceRow",
    query=SourceQuery,
    name=lambda source, _: Text(ja=source.title, en=source.title),
    derive=Source.of,
    example="un-a51-232",
)

ORIGINS = Resource(
    path="origins",
    type_name="origin",
    title=Text(ja="出所", en="Origins"),
    summary=Text(
        ja="資料の背後にいる発信者。独立した資料の数は、頁ではなく出所で数える。",
        en="Whoever makes statements. Independent sources are counted by origin, never by page.",
    ),
    record=OriginRecord,
    shape=Origin,
    row="app.facts.sources.tables:OriginRow",
    query=OriginQuery,
    name=lambda origin, _: origin.name,
    derive=Origin.of,
    example="anadolu-agency",
)

FACTS = View(
    path="source-facts",
    type_name="fact",
    title=Text(ja="資料に基づく事実", en="Facts of a source"),
    summary=Text(ja="一つの資料に基づくすべての記録。", en="Every record that rests on one source."),
    shape=Fact,
    row="app.facts.sources.tables:SourceFactRow",
    query=FactQuery,
    make=facts,
)
