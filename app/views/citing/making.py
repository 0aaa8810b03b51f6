"""Makes the citation of a record: its entries, and the text to copy."""

from collections.abc import Callable
from dataclasses import replace

from app.core.resource import Resource
from app.core.shapes import Text
from app.core.store import Store
from app.views.citing import naming
from app.views.citing.models import CitationEntry, CiteQuery, RecordCitation
from app.views.citing.references import Document, citations_of, record_reference, source_reference
from app.views.citing.sentences import evidence, fact_date, sentence
from app.views.citing.styles import STYLES

SENTENCE = next(iter(STYLES))

NameOf = Callable[[str], Text]
"""Gives the name of an origin by its id."""


def citation_of(
    resource: Resource, document: Document, query: CiteQuery, store: Store, *, public_url: str, origin_name: NameOf
) -> RecordCitation:
    """Make the citation of a record as served."""
    style, language = STYLES[query.style], query.language
    release = store.meta["release"]
    accessed = query.accessed or release["date"]
    own = record_reference(resource, document, release, language, public_url=public_url)
    own = replace(own, accessed=accessed)
    sources = [source_reference(citation, accessed) for citation in citations_of(document)]
    written = [(cited, style.write(cited, language)) for cited in [*sources, own]]
    if query.style == SENTENCE:
        named = naming.best_citation(evidence(document), fact_date(document))
        speaker = naming.speaker(origin_name(named["origin"])) if named else None
        text = sentence(document, named, speaker, own, language)
    else:
        text = style.written([entry for _, entry in written])
    *entries, record = [CitationEntry.of(cited, entry) for cited, entry in written]
    return RecordCitation(
        type="citation",
        id=document["id"],
        style=query.style,
        lang=language,
        media_type=style.media_type,
        text=text,
        record=record,
        sources=entries,
    )
