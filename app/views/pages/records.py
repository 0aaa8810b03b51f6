"""The page of one record: the fact, how sure we are and why, who says so, and who disagrees."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from app.core.documents import first_at
from app.core.resource import Collection
from app.views.pages.described import Described, described
from app.views.pages.pieces import Field, Piece, Quote
from app.views.pages.reader import Document, Reader
from app.views.pages.vocabulary import COLLECTION_NAMES, field_label
from app.views.pages.wording import NAMES, Wording, heading, when

LEDES = ("summary", "description", "definition", "explanation")
"""Texts that stand under the title."""

CHIPS = ("verdict", "status", "category", "mode", "area", "group", "kind", "nature", "whole")
"""Codes that are shown beside the title."""

DISPUTES = ("alternatives", "other_dates", "derived_check")
JUDGEMENTS = ("preferred", "preference_reason")
CONFIDENCE = "confidence-levels"

RELATED = {
    "member": (("history-events", "country", "country.code"), ("activities", "country", "country.code")),
    "person": (("history-events", "person", "id"), ("forum-events", "speaker", "id")),
    "forum-series": (("forum-events", "series", "id"),),
    "origin": (("sources", "origin", "id"),),
    "donor": (("funding-issues", "donor", "country.code"),),
}
"""Lists that belong to a record: the collection, its filter, and where in the record the filter's value stands."""


class Evidence(NamedTuple):
    """How sure we are of a record, and why."""

    level: str
    label: Piece
    independent: int
    disagreements: int
    preferred: bool
    reason: Piece | None
    """Why the figure is shown first, or another is."""

    counted: Mapping[str, Any] | None
    """What our own records count; None where they cannot be counted."""


class Related(NamedTuple):
    """A way to what belongs to a record."""

    label: str
    href: str


class RecordView(NamedTuple):
    """What the page of a record shows."""

    title: str
    figure: Piece | None
    when: str
    chips: Sequence[Piece]
    ledes: Sequence[str]
    fields: Sequence[Field]
    evidence: Evidence | None
    quotes: Sequence[Quote]
    disputes: Sequence[Field]
    claims: Sequence[Piece]
    related: Sequence[Related]


def record_view(document: Document, shape: Any, collection: Collection | None, reader: Reader) -> RecordView:
    """Make what the page of a record shows of the record as served."""
    wording, below = Wording(reader), described(shape)
    named = next((key for key in NAMES if document.get(key)), "")
    ledes = [key for key in LEDES if document.get(key)]
    chips = chips_of(document, below, reader, collection)
    figured = "display" in document
    left = {named, *chips, *ledes, *_told_elsewhere(document), *DISPUTES, *JUDGEMENTS}
    return RecordView(
        title=heading(document, reader),
        figure=reader.figure(document) if figured else None,
        when=when(document, reader),
        chips=list(chips.values()),
        ledes=[reader.text(document[key]) for key in ledes],
        fields=wording.fields(document, below, left),
        evidence=_evidence(document, reader),
        quotes=wording.quotes(document),
        disputes=wording.fields({key: document.get(key) for key in DISPUTES if key != "derived_check"}, below),
        claims=[reader.record("claims", one["id"], reader.text(one["name"])) for one in document.get("claims", [])],
        related=list(_related(document, reader)),
    )


def _told_elsewhere(document: Document) -> set[str]:
    """Give the keys that the head of a page tells already."""
    told = {"date", "started", "since", "published"}
    told |= {"period", "display"} if "display" in document else set()
    return told | ({"country"} if document.get("type") == "member" else set())


def chips_of(document: Document, below: Described, reader: Reader, collection: Collection | None) -> dict[str, Piece]:
    """Write the codes that are shown beside a title; each leads to all records that have it."""
    asked = collection.query.model_fields if collection else {}
    found = {}
    for key in CHIPS:
        code_list = below.at(key).code_list
        if code_list and document.get(key):
            href = f"{collection.collection}?{key}={quote(document[key])}" if collection and key in asked else ""
            found[key] = reader.code(code_list, document[key], reader.page(href))
    return found


def _evidence(document: Document, reader: Reader) -> Evidence | None:
    confidence = document.get("confidence")
    if not isinstance(confidence, dict):
        return None
    reason = document.get("preference_reason")
    return Evidence(
        level=confidence["level"],
        label=reader.code(CONFIDENCE, confidence["level"]),
        independent=confidence["independent_sources"],
        disagreements=confidence["disagreements"],
        preferred=bool(document.get("preferred")),
        reason=reader.code("preference-reasons", reason) if reason else None,
        counted=document.get("derived_check"),
    )


def _related(document: Document, reader: Reader) -> Sequence[Related]:
    found = []
    for collection, name, path in RELATED.get(document.get("type", ""), ()):
        value = first_at(document, path)
        if value:
            label = reader.vocabulary.label(COLLECTION_NAMES, collection, reader.language)
            found.append(Related(label, reader.page(f"/v1/{collection}?{name}={quote(value)}")))
    standing = ("self", "permalink", "collection", "schema", "cite", "html")
    for name, address in document.get("links", {}).items():
        if name not in standing:
            found.append(Related(field_label(name, reader.language), reader.page(address)))
    return found
