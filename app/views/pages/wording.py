"""Words documents by their shape, so that a new resource needs no new page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.views.pages.dates import run, span, worded
from app.views.pages.described import NOTHING, Described
from app.views.pages.pieces import Card, Field, Piece, Quote, Value
from app.views.pages.reader import FIGURE_PARTS, Document, Reader
from app.views.pages.vocabulary import field_label

NAMES = ("name", "title", "statement", "theme", "label", "description", "said", "field", "text")
"""Keys of what a thing is called, the best first."""

NEVER = frozenset(
    [
        "type",
        "id",
        "links",
        "date_start",
        "date_end",
        "precision",
        "value_number",
        "citation",
        "citations",
        "confidence",
        "claims",
        "observation",
        "link",
        "spread_percent_number",
        "lane_name",
        "kind_name",
    ]
)
"""Keys that pages show in another place, or in another form."""

SPANS = (("from", "to", "period"), ("started", "ended", "period"), ("date", "end_date", "date"))
"""Pairs of keys that are one span of time, and what it is called."""

MAX_COLUMNS = 5
MAX_CELL = 48
MAX_LINE = 32
"""From how many characters on the items of a list stand each on a line of its own."""

_NOTHING_SAID: tuple[Any, ...] = (None, "", [], {})


class Wording:
    """Words documents for a reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def fields(self, document: Document, below: Described, leave: Iterable[str] = ()) -> list[Field]:
        """Word the fields of a document that say something, in its own order."""
        left = NEVER | set(leave)
        found = []
        for key, label, value in self._entries(document):
            worded_value = None if key in left or value in _NOTHING_SAID else self.value(key, value, below.at(key))
            if worded_value:
                found.append(Field(key, field_label(label, self.reader.language), worded_value))
        return found

    def _entries(self, document: Document) -> Iterator[tuple[str, str, Any]]:
        """Give key, label and value of what a document says, spans and figures put together."""
        told: set[str] = set()
        for key, value in document.items():
            start, end, label = next((pair for pair in SPANS if key in pair[:2]), ("", "", ""))
            if start in document and end in document:
                if start not in told:
                    told |= {start, end}
                    yield start, label, self._span(document[start], document[end], of_event=label == "date")
            elif key == "display":
                yield key, "figure", value and {part: document[part] for part in document if part in FIGURE_PARTS}
            elif not ("display" in document and key in FIGURE_PARTS):
                yield key, key, value

    def _span(self, start: str | None, end: str | None, *, of_event: bool) -> dict[str, str] | None:
        words = span(start, end, self.reader.language, ongoing=not of_event)
        return {"ja": words, "en": words} if words else None

    def value(self, key: str, value: Any, below: Described = NOTHING) -> Value | None:
        """Word a value."""
        piece = self.reader.piece(key, value, below)
        if piece:
            return Value("line", [piece])
        if isinstance(value, list):
            return self._of_list(key, value, below)
        card = self.card(value, below)
        return Value("cards", cards=[card]) if card.title or card.fields or card.quotes else None

    def _of_list(self, key: str, values: Sequence[Any], below: Described) -> Value:
        pieces = [self.reader.piece(key, one, below) for one in values]
        short = [piece for piece in pieces if piece]
        if len(short) == len(values):
            long = any(len(piece.text) > MAX_LINE for piece in short) and len(short) > 1
            return Value("list" if long else "line", short)
        return self._table(values, below) or Value("cards", cards=[self.card(one, below) for one in values])

    def card(self, document: Document, below: Described) -> Card:
        """Word something within a record that has fields of its own."""
        name = next((key for key in NAMES if document.get(key)), "")
        title = self.reader.piece(name, document[name], below.at(name)) if name else None
        if title:
            title = title._replace(href=self._leads_to(document) or title.href)
        stated = document.get("as_stated") or []
        quotes = [Piece(words, lang="und") for words in ([stated] if isinstance(stated, str) else stated)]
        leave = {name, "as_stated", *(("person",) if title and title.href else ())}
        return Card(title, quotes, self.fields(document, below, leave), self.quotes(document))

    def _leads_to(self, document: Document) -> str:
        """Give the page of what a card is about, where it has one of its own."""
        return self.reader.page(address_of(document))

    def _table(self, values: Sequence[Document], below: Described) -> Value | None:
        """Lay things with few and short fields out as a table; None if they have more to them."""
        if len(values) < 2 or any(one.get("citations") or one.get("as_stated") for one in values):
            return None
        rows = [{"": None, **{one.key: one for one in self.fields(document, below)}} for document in values]
        columns = list(dict.fromkeys(key for row in rows for key in row if key))
        cells = [[_cell(row.get(key)) for key in columns] for row in rows]
        if len(columns) > MAX_COLUMNS or any(cell is None for row in cells for cell in row):
            return None
        labels: Mapping[str, str] = {one.key: one.label for row in rows for one in row.values() if one}
        filled = [[cell or [] for cell in row] for row in cells]
        linked = [self._linked(document, row) for document, row in zip(values, filled, strict=True)]
        return Value("table", head=[labels[key] for key in columns], rows=linked)

    def _linked(self, document: Document, row: list[Sequence[Piece]]) -> list[Sequence[Piece]]:
        """Let the first cell of a row lead to what the row is about."""
        href = self._leads_to(document)
        if href and row[0] and not row[0][0].href:
            return [[row[0][0]._replace(href=href), *row[0][1:]], *row[1:]]
        return row

    def quotes(self, document: Document) -> list[Quote]:
        """Word the citations of a document."""
        citations = document.get("citations") or ([document["citation"]] if document.get("citation") else [])
        return [self._quote(citation) for citation in citations]

    def _quote(self, citation: Document) -> Quote:
        reader = self.reader
        published = citation["published"]
        about = [
            citation["publisher"],
            reader.vocabulary.label("source-kinds", citation["kind"], reader.language),
            *([worded(published, reader.language)] if published else []),
        ]
        return Quote(
            words=citation["as_stated"],
            lang=citation["language"],
            note=reader.text(citation["note"]) if citation["note"] else "",
            source=Piece(
                citation["title"], reader.page(f"/v1/sources/{citation['source']}"), lang=citation["language"]
            ),
            about=" · ".join(about),
            url=citation["url"] or citation["copy_url"] or "",
            copied=not citation["url"],
        )


def address_of(document: Document) -> str:
    """Give the API's address of what a document is about; empty if it has none."""
    address = document.get("links", {}).get("self") or document.get("link")
    observation = document.get("observation")
    if not address and observation:
        address = observation if isinstance(observation, str) else observation["link"]
    if not address and document.get("person"):
        address = f"/v1/people/{document['person']}"
    return address or ""


def _cell(field: Field | None) -> Sequence[Piece] | None:
    """Give what stands in a cell of a table; None if it is too much for one."""
    if field is None:
        return []
    pieces = field.value.pieces
    if field.value.kind != "line" or sum(len(piece.text) for piece in pieces) > MAX_CELL:
        return None
    return pieces


def heading(document: Document, reader: Reader) -> str:
    """Give what a record is called; dates in it are put into words."""
    for key in NAMES:
        name = document.get(key)
        if name:
            words = name if isinstance(name, str) else reader.text(name)
            period = document.get("period")
            return words.replace(period, worded(period, reader.language)) if period else words
    return str(document["id"])


def when(document: Document, reader: Reader) -> str:
    """Tell in words when a record's thing was; empty if it has no time."""
    if document.get("period"):
        return worded(document["period"], reader.language)
    if document.get("date"):
        return run(document["date"], document.get("end_date"), reader.language)
    for start, end in (("started", "ended"), ("from", "to")):
        if start in document:
            return span(document[start], document[end], reader.language, ongoing=bool(document.get("ongoing", True)))
    first = document.get("since") or document.get("published") or document.get("year")
    return worded(first, reader.language) if first else ""
