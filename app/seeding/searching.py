"""Writes what search needs: what each record is found by, in which order, and what it shows."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, repeat
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from app.core.dossier import Dossier
from app.core.grams import fold, folded_with_origins, grams_of_folded, keeps_places, pieces_of_folded
from app.core.matching import BETWEEN_FOLDED, BETWEEN_TEXTS, COLLECTION_BITS, COLUMNS, MOVED, key_of
from app.core.resource import Collection, Resource
from app.core.shapes import Text
from app.facts.resources import SEARCHED
from app.seeding.making import ROWS_AT_ONCE, Made, Values
from app.seeding.texts import TEXT, TITLE, FieldText, texts_of

UNSUGGESTED = frozenset({"observations", "sources"})
"""Collections whose names are put together of others or are in any language."""

EVIDENCE = frozenset({"sources"})
"""Collections whose names never come before what rests on them, but for a long one asked for as a whole:
there is a source called "Constitution"."""

MIN_NAME_OF_EVIDENCE = 20

MAX_NAME_SUGGESTED = 40
"""Characters; nobody mistypes a whole sentence."""

FOUND_BY = f"INSERT INTO search (rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
RECORD = """INSERT INTO search_record (number, resource, position, head, fields, texts, folded)
VALUES (?, ?, ?, ?, ?, ?, ?)"""
KEY = "INSERT INTO search_key (key, number) VALUES (?, ?)"
WORD = "INSERT OR IGNORE INTO search_word (folded, word) VALUES (?, ?)"
"""Of two spellings that are folded alike, the first stays."""

HASH_BYTES = 64 * 2**20
"""Memory that the full-text index may take before it is written in parts."""

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*)\)")
_WORD = re.compile(r"[^\W\d_ぁ-ヿ\u3400-\u9fff]{4,}|[\u3400-\u9fff]{2,}|[ァ-ヺー]{3,}")
"""What may be suggested of a name: words, and Japanese parted where its script changes."""


class Noted(NamedTuple):
    """A document that is to be found."""

    position: int
    names: Sequence[str]
    served: Values


class Shown(NamedTuple):
    """What search shows of a record, as `SearchRecordRow` has it."""

    head: bytes
    fields: str
    texts: str
    folded: str


NOTHING_SHOWN = Shown(b"", "", "", "")


class Prepared(NamedTuple):
    """A text as search needs it."""

    folded: str
    grams: str
    moved: str
    """Where its characters come from, if that is elsewhere: see `MOVED`."""


@lru_cache(maxsize=50_000)
def _prepared(text: str) -> Prepared:
    """Fold a text and take it apart; labels and names of countries come a thousand times."""
    folded = fold(text)
    moved = "" if keeps_places(text, folded) else _moved(text)
    return Prepared(folded, " ".join(grams_of_folded(folded)), moved)


class SearchIndex:
    """Takes in one collection after the other."""

    def __init__(self, connection: sqlite3.Connection, dossier: Dossier) -> None:
        self._connection = connection
        self._dossier = dossier
        # All in memory until the end: one sorted write instead of many that are merged.
        connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (HASH_BYTES,))
        connection.execute("CREATE TEMP TABLE noted (weight, begun, position, names)")
        self._noted = 0
        self._labels = {
            (code_list.id, code.id): {"ja": code.label.ja, "en": code.label.en}
            for code_list in dossier.records("code-lists")
            for code in code_list.values
        }

    def note(self, batch: Sequence[Made]) -> None:
        """Note documents of a collection, in its default order, and what decides their place among equal finds."""
        rows = []
        for position, made in enumerate(batch, self._noted + 1):
            rows.append((_weight(made.served), made.served.get("date_start") or "", position, made.names))
        self._connection.executemany("INSERT INTO noted VALUES (?, ?, ?, ?)", rows)
        self._noted += len(rows)

    def add(self, collection: Collection) -> None:
        """Write what the documents noted are found by; they are in the table of the collection."""
        first = SEARCHED.index(collection) << COLLECTION_BITS
        numbered = enumerate(self._best_first(collection), first + 1)
        while batch := list(islice(numbered, ROWS_AT_ONCE)):
            self._write(collection, batch)
        self._connection.execute("DELETE FROM noted")
        self._noted = 0

    def _best_first(self, collection: Collection) -> Iterator[Noted]:
        """Order documents as search shows equal finds: what most sources state first, then the newest."""
        rows = self._connection.execute(
            f"SELECT position, names, document FROM noted JOIN {collection.key} USING (position) "
            "ORDER BY weight DESC, begun DESC, position"
        )
        for position, names, document in rows:
            yield Noted(position, from_json(names), from_json(document))

    def _write(self, collection: Collection, numbered: Sequence[tuple[int, Noted]]) -> None:
        records: list[tuple[int, str, int, bytes, str, str, str]] = []
        keys: list[tuple[str, int]] = []
        words: list[tuple[str, str]] = []
        found_by: list[tuple[int | str, ...]] = []
        for number, noted in numbered:
            names = _names(collection, noted)
            texts = names + texts_of(noted.served, collection.shape, self._labels)
            shown = self._shown(collection, noted.served, texts)
            records.append((number, collection.path, noted.position, *shown))
            keys += [(key, number) for key in _keys(collection, names)]
            words += _suggested(collection, names)
            found_by.append((number, *_columns(texts)))
        for statement, rows in ((FOUND_BY, found_by), (RECORD, records), (KEY, keys), (WORD, words)):
            self._connection.executemany(statement, rows)

    def _shown(self, collection: Collection, document: Values, texts: Sequence[FieldText]) -> Shown:
        if not isinstance(collection, Resource):
            return NOTHING_SHOWN
        name = Text(ja=texts[0].text, en=texts[1].text)
        # A name stands in the record too, under a name of its own, and one wording in several citations.
        distinct: dict[str, str] = {}
        for text in sorted(texts, key=lambda text: text.column):
            distinct.setdefault(text.text, text.field)
        links = self._dossier.links(collection.path, document["id"]).model_dump(by_alias=True)
        head = {"type": document["type"], "id": document["id"], "name": name, "links": links}
        prepared = [_prepared(text) for text in distinct]
        return Shown(
            to_json(head),
            BETWEEN_TEXTS.join(field + text.moved for field, text in zip(distinct.values(), prepared, strict=True)),
            BETWEEN_TEXTS.join(distinct),
            BETWEEN_FOLDED.join(text.folded for text in prepared),
        )


def _names(collection: Collection, noted: Noted) -> list[FieldText]:
    """List what a record that is written in the dossier is called."""
    if not noted.names:
        return []
    column = TEXT if collection.path in EVIDENCE else TITLE
    fields = ("name.ja", "name.en", *repeat("other_names", len(noted.names) - 2))
    names = [FieldText(column, field, name) for field, name in zip(fields, noted.names, strict=True)]
    return [*names, FieldText(column, "id", noted.served["id"])]


def _suggested(collection: Collection, names: Sequence[FieldText]) -> Iterator[tuple[str, str]]:
    """Yield the words that may be suggested, folded and as they are."""
    if collection.path in UNSUGGESTED:
        return
    for text in names:
        if text.field != "id":
            whole = [text.text] if len(text.text) <= MAX_NAME_SUGGESTED else []
            for word in (*whole, *_WORD.findall(text.text)):
                yield _prepared(word).folded, word


def _weight(document: Mapping[str, Any]) -> int:
    return document.get("fact_count") or len(document.get("citations", ()))


def _moved(text: str) -> str:
    """Write where characters of a folded text come from."""
    _, origins = folded_with_origins(text)
    jumps = [
        f"{place}:{origin}" for place, (before, origin) in enumerate(pairwise([-1, *origins])) if origin != before + 1
    ]
    return MOVED + ",".join(jumps)


def _keys(collection: Collection, names: Sequence[FieldText]) -> list[str]:
    """List the whole names by which a record is found first: also an abbreviation in brackets."""
    found = [name.text for name in names]
    if collection.path in EVIDENCE:
        found = [name for name in found if len(name) >= MIN_NAME_OF_EVIDENCE]
    else:
        found += [short for name in found for short in _ABBREVIATION.findall(name)]
    return list(dict.fromkeys(key_of(pieces_of_folded(_prepared(name).folded)) for name in found))


def _columns(texts: Sequence[FieldText]) -> list[str]:
    """Write the grams of each column, one text after the other, with a gap that no phrase bridges."""
    columns: list[dict[str, None]] = [{} for _ in COLUMNS]
    for column, _, text in texts:
        columns[column][_prepared(text).grams] = None
    return [f" {GAP} ".join(column) for column in columns]


GAP = "¶"
"""A token that no question has: the end of one text and the beginning of the next are no phrase."""
