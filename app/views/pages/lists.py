"""The page of a collection: records in short, filters, and the way to the next page."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.core.resource import Collection
from app.views.pages.addresses import Query, addressed, without
from app.views.pages.dates import worded
from app.views.pages.described import described
from app.views.pages.pieces import Card, Piece
from app.views.pages.reader import Document, Reader
from app.views.pages.records import CONFIDENCE, LEDES, chips_of
from app.views.pages.vocabulary import field_label, value_label
from app.views.pages.wording import NAMES, Wording, address_of, heading, when

MAX_LEDE = 150
"""How many characters of a text a list shows."""

PARTS = ("qualifier", "country", "party", "subregion", "region", "year", "period")
"""What names a record that has no name of its own."""


class Row(NamedTuple):
    """A record in a list."""

    title: Piece
    when: str
    figure: str
    lede: str
    chips: Sequence[Piece]
    level: str
    """Its level of confidence; empty if it has none."""

    level_label: str
    sides: Sequence[Card]
    """What each side says, where the record is a disagreement."""


class ListView(NamedTuple):
    """What the page of a list shows."""

    rows: Sequence[Row]
    total: int
    next: str
    first: str
    """Empty on the first page."""

    coverage: Mapping[str, str] | None
    warnings: Sequence[str]


def list_view(answer: Document, shape: Any, collection: Collection | None, reader: Reader) -> ListView:
    """Make what the page of a list shows of the API's answer."""
    meta, links = answer["meta"], answer["links"]
    coverage = meta.get("coverage")
    return ListView(
        rows=[_row(document, shape, collection, reader) for document in answer["data"]],
        total=meta["total"],
        next=reader.page(links.get("next", "")),
        first=reader.page(links["first"]) if "cursor" in meta["query"] else "",
        coverage={"reason": reader.word(coverage["reason"]), "hint": reader.text(coverage["hint"])}
        if coverage
        else None,
        warnings=[reader.text(one["message"]) for one in meta["warnings"]],
    )


def _row(document: Document, shape: Any, collection: Collection | None, reader: Reader) -> Row:
    below = described(shape)
    level = document.get("confidence") or ""
    level = level["level"] if isinstance(level, dict) else level
    lede = next((reader.text(document[key]) for key in LEDES if document.get(key)), "")
    return Row(
        title=Piece(_title(document, reader), reader.page(address_of(document))),
        when="" if _named_by_time(document) else when(document, reader),
        figure=_figure(document, reader),
        lede=lede if len(lede) <= MAX_LEDE else f"{lede[: MAX_LEDE - 1].rstrip()}…",
        chips=list(chips_of(document, below, reader, collection).values()),
        level=level,
        level_label=reader.code(CONFIDENCE, level).text if level else "",
        sides=[Wording(reader).card(one, below.at("statements")) for one in document.get("statements", [])],
    )


def _named_by_time(document: Document) -> bool:
    return not any(document.get(key) for key in NAMES)


def _title(document: Document, reader: Reader) -> str:
    """Give what a record is called; one without a name is named by what it is of, and when."""
    if not _named_by_time(document):
        return heading(document, reader)
    parts = [reader.piece(key, document[key]) for key in PARTS if document.get(key)]
    names = [piece.text for piece in parts if piece]
    if document.get("date_start") and not (document.get("year") or document.get("period")):
        names.append(worded(document["date_start"], reader.language))
    return "、".join(names) if reader.language == "ja" else ", ".join(names)


def _figure(document: Document, reader: Reader) -> str:
    """Give the figure of a record in words: its own, or the one that it is about."""
    for holder in (document, document.get("figure"), document.get("members")):
        if holder and holder.get("display"):
            return reader.figure(holder).text
    return ""


class Chosen(NamedTuple):
    """A filter that is in force."""

    label: str
    value: str
    remove: str
    """The page without it."""


PLACE = ("cursor", "limit", "release", "fields")


def chosen(path: str, query: Query, reader: Reader, names: Mapping[str, Piece]) -> list[Chosen]:
    """List the filters in force, each with the way to be rid of it. `names` has values already put into words."""
    found = []
    for name, value in without(query, *PLACE):
        rest = tuple(one for one in query if one != (name, value) and one[0] != "cursor")
        words = names[value].text if value in names else value_label(value, reader.language)
        found.append(Chosen(field_label(name, reader.language), words, reader.page(addressed(path, rest))))
    return found
