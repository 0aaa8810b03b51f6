"""The page of sources: how much rests on which kind, publisher and voice, and how to reach each."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from app.views.pages.dates import worded
from app.views.pages.overviews.listing import Listing
from app.views.pages.pieces import Piece
from app.views.pages.reader import Document, Reader
from app.views.pages.vocabulary import field_label

SOURCES = "/v1/sources"
MOST = 10
"""How many of a long ranking are shown: a filter reaches the rest."""


class Holding(NamedTuple):
    """A group of documents, and how much rests on them."""

    name: Piece
    """Leads to them."""

    documents: int
    records: int
    """A record that cites several of them counts once for each."""


class Grouping(NamedTuple):
    """All documents in groups of one sort."""

    key: str
    label: str
    groups: Sequence[Holding]
    """Those on which most rests."""

    total: int
    """How many groups there are."""


class SourceRow(NamedTuple):
    """A document in a list."""

    title: Piece
    publisher: Piece
    when: str
    kind: Piece
    language: Piece
    records: Piece
    """How many records rest on it; leads to them."""

    claims: Piece
    """How many of its statements were examined; empty text if none was."""

    url: str
    copied: bool


class SourcesView(NamedTuple):
    """What the page of sources shows."""

    rows: Sequence[SourceRow]
    groupings: Sequence[Grouping]
    """Empty unless all sources are asked for."""

    most: Sequence[SourceRow]
    """The documents on which most rests."""


async def sources_view(listing: Listing) -> SourcesView:
    """Make what the page of sources shows."""
    reader = listing.reader
    rows = [_row(one, reader) for one in listing.documents]
    if not listing.whole:
        return SourcesView(rows, [], [])
    sources = await listing.asking.data(f"{SOURCES}?limit=500")
    most = sorted(sources, key=lambda one: (-one["fact_count"], one["id"]))[:MOST]
    return SourcesView(
        rows=rows,
        groupings=[_grouping(name, sources, told, reader) for name, told in GROUPS.items()],
        most=[_row(one, reader) for one in most],
    )


GROUPS: Mapping[str, Callable[[Document, Reader], tuple[str, Piece]]] = {
    "kind": lambda one, reader: (one["kind"], reader.code("source-kinds", one["kind"])),
    "language": lambda one, reader: (one["language"], reader.code("languages", one["language"])),
    "publisher": lambda one, reader: (one["publisher"], Piece(one["publisher"])),
    "origin": lambda one, reader: (one["origin"]["id"], Piece(reader.text(one["origin"]["name"]))),
}
"""By the filter that reaches a group: the value of the filter, and what it is called."""


def _grouping(
    name: str, sources: Sequence[Document], told: Callable[[Document, Reader], tuple[str, Piece]], reader: Reader
) -> Grouping:
    documents, records = Counter[str](), Counter[str]()
    names: dict[str, Piece] = {}
    for one in sources:
        value, called = told(one, reader)
        documents[value] += 1
        records[value] += one["fact_count"]
        names[value] = called._replace(href=reader.page(_filter(name, value)))
    ranked = sorted(documents, key=lambda value: (-records[value], value))
    return Grouping(
        key=name,
        label=field_label(name, reader.language),
        groups=[Holding(names[value], documents[value], records[value]) for value in ranked[:MOST]],
        total=len(ranked),
    )


def _filter(name: str, value: str) -> str:
    """Give the API's address of all documents of a group."""
    return f"{SOURCES}?{name}={quote(value)}"


def _row(source: Document, reader: Reader) -> SourceRow:
    claims = source["claim_count"]
    publisher = source["publisher"]
    return SourceRow(
        title=Piece(source["title"], reader.page(source["links"]["self"]), lang=source["language"]),
        publisher=Piece(publisher, reader.page(_filter("publisher", publisher))),
        when=worded(source["published"], reader.language) if source["published"] else "",
        kind=reader.code("source-kinds", source["kind"], reader.page(_filter("kind", source["kind"]))),
        language=reader.code("languages", source["language"]),
        records=Piece(f"{source['fact_count']:,}", reader.page(source["links"]["facts"])),
        claims=Piece(str(claims), reader.page(f"/v1/claims?claimed_by={source['id']}")) if claims else Piece(""),
        url=source["url"] or source["copy_url"] or "",
        copied=not source["url"],
    )
