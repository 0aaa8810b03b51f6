"""Writes what search needs: what each record is found by, in which order, and what it shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic_core import to_json
from sqlalchemy import Connection, insert
from sqlalchemy import text as sql

from app.core.dossier import Dossier
from app.core.grams import fold, folded_with_origins, grams_of_folded, keeps_places, pieces_of_folded
from app.core.matching import BETWEEN_FOLDED, BETWEEN_TEXTS, COLLECTION_BITS, COLUMNS, MOVED, key_of
from app.core.resource import Collection, Resource
from app.core.shapes import Text
from app.core.tables import SearchKeyRow, SearchRecordRow, SearchWordRow
from app.facts.resources import SEARCHED
from app.seeding.texts import TEXT, TITLE, Coded, FieldText, coded_fields, texts_of

Values = dict[str, Any]

UNSUGGESTED = frozenset({"observations", "sources"})
"""Collections whose names are put together of others or are in any language."""

EVIDENCE = frozenset({"sources"})
"""Collections whose names never come before what rests on them, but for a long one asked for as a whole:
there is a source called "Constitution"."""

MIN_NAME_OF_EVIDENCE = 20

MAX_NAME_SUGGESTED = 40
"""Characters; nobody mistypes a whole sentence."""

INSERT = sql(f"INSERT INTO search (rowid, {', '.join(COLUMNS)}) VALUES (:number, :{', :'.join(COLUMNS)})")
"""The full-text table has no class: it is SQLite's own."""

ROWS_AT_ONCE = 1_000

HASH_BYTES = 64 * 2**20
"""Memory that the full-text index may take before it is written in parts."""

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*)\)")
_WORD = re.compile(r"[^\W\d_ぁ-ヿ\u3400-\u9fff]{4,}|[\u3400-\u9fff]{2,}|[ァ-ヺー]{3,}")
"""What may be suggested of a name: words, and Japanese parted where its script changes."""


class Prepared(NamedTuple):
    """A text as search needs it."""

    folded: str
    grams: str
    keeps_places: bool


@lru_cache(maxsize=50_000)
def _prepared(text: str) -> Prepared:
    """Fold a text and take it apart; labels and names of countries come a thousand times."""
    folded = fold(text)
    return Prepared(folded, " ".join(grams_of_folded(folded)), keeps_places(text, folded))


class SearchIndex:
    """Takes in one collection after the other."""

    def __init__(self, connection: Connection, dossier: Dossier) -> None:
        self._connection = connection
        # All in memory until the end: one sorted write instead of many that are merged.
        connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (HASH_BYTES,))
        self._dossier = dossier
        self._words: dict[str, str] = {}
        self._labels = {
            (code_list.id, code.id): {"ja": code.label.ja, "en": code.label.en}
            for code_list in dossier.records("code-lists")
            for code in code_list.values
        }

    def add(self, collection: Collection, documents: Sequence[Values]) -> None:
        """Write what the documents of a collection, given in its default order, are found by."""
        coded = Coded(dict(coded_fields(collection.shape)), self._labels)
        first = SEARCHED.index(collection) << COLLECTION_BITS
        numbered = list(enumerate(_best_first(documents), first + 1))
        for start in range(0, len(numbered), ROWS_AT_ONCE):
            self._write(collection, coded, numbered[start : start + ROWS_AT_ONCE])

    def _write(self, collection: Collection, coded: Coded, numbered: Sequence[tuple[int, tuple[int, Values]]]) -> None:
        records: list[Values] = []
        keys: list[Values] = []
        found_by: list[Values] = []
        for number, (position, document) in numbered:
            names = list(self._names(collection, document))
            texts = [*names, *texts_of(document, coded)]
            shown = self._shown(collection, document, texts)
            records.append({"number": number, "resource": collection.path, "position": position, **shown})
            keys += [{"key": key, "number": number} for key in _keys(collection, names)]
            found_by.append({"number": number} | {name: _column(texts, place) for place, name in enumerate(COLUMNS)})
            self._suggest(collection, names)
        self._connection.execute(INSERT, found_by)
        self._connection.execute(insert(SearchRecordRow), records)
        if keys:
            self._connection.execute(insert(SearchKeyRow), keys)

    def finish(self) -> None:
        """Write the words that may be suggested."""
        words = [{"folded": folded, "word": word} for folded, word in sorted(self._words.items())]
        self._connection.execute(insert(SearchWordRow), words)

    def _names(self, collection: Collection, document: Values) -> Iterator[FieldText]:
        """Yield what a record that is written in the dossier is called."""
        if not isinstance(collection, Resource):
            return
        record = self._dossier.record(collection.path, document["id"])
        name = collection.name(record, self._dossier)
        column = TEXT if collection.path in EVIDENCE else TITLE
        yield FieldText(column, "name.ja", name.ja)
        yield FieldText(column, "name.en", name.en)
        for other in dict.fromkeys(collection.also_called(record, self._dossier)):
            yield FieldText(column, "other_names", other)
        yield FieldText(column, "id", document["id"])

    def _shown(self, collection: Collection, document: Values, texts: Sequence[FieldText]) -> Values:
        if not isinstance(collection, Resource):
            return {"head": b"", "fields": "", "texts": "", "folded": ""}
        name = Text(ja=texts[0].text, en=texts[1].text)
        # A name stands in the record too, under a name of its own, and one wording in several citations.
        distinct: dict[str, str] = {}
        for text in sorted(texts, key=lambda text: text.column):
            distinct.setdefault(text.text, text.field)
        links = self._dossier.links(collection.path, document["id"]).model_dump(by_alias=True)
        head = {"type": document["type"], "id": document["id"], "name": name, "links": links}
        fields = [field + _moved(text) for text, field in distinct.items()]
        return {
            "head": to_json(head),
            "fields": BETWEEN_TEXTS.join(fields),
            "texts": BETWEEN_TEXTS.join(distinct),
            "folded": BETWEEN_FOLDED.join(_prepared(text).folded for text in distinct),
        }

    def _suggest(self, collection: Collection, names: Sequence[FieldText]) -> None:
        if collection.path in UNSUGGESTED:
            return
        for text in names:
            if text.field != "id":
                whole = [text.text] if len(text.text) <= MAX_NAME_SUGGESTED else []
                for word in (*whole, *_WORD.findall(text.text)):
                    self._words.setdefault(_prepared(word).folded, word)


def _best_first(documents: Sequence[Values]) -> list[tuple[int, Values]]:
    """Order documents as search shows equal finds: what most sources state first, then the newest."""
    placed = list(enumerate(documents, 1))
    placed.sort(key=lambda one: one[1].get("date_start") or "", reverse=True)
    placed.sort(key=lambda one: _weight(one[1]), reverse=True)
    return placed


def _weight(document: Mapping[str, Any]) -> int:
    return document.get("fact_count") or len(document.get("citations", ()))


def _moved(text: str) -> str:
    """Write where characters of a folded text come from, if that is elsewhere: see `MOVED`."""
    if _prepared(text).keeps_places:
        return ""
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


def _column(texts: Sequence[FieldText], column: int) -> str:
    """Write the grams of a column, one text after the other, with a gap that no phrase bridges."""
    return f" {GAP} ".join(dict.fromkeys(_prepared(text.text).grams for text in texts if text.column == column))


GAP = "¶"
"""A token that no question has: the end of one text and the beginning of the next are no phrase."""
