"""The least that seeding could cost: the seed file into four relational tables, by sqlite3's own inserts.

Run as a program, so that both ways of seeding pay for starting Python and reading the file.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE record (number INTEGER PRIMARY KEY, collection TEXT, id TEXT, title_ja TEXT, title_en TEXT,
                     summary_ja TEXT, summary_en TEXT, date TEXT, value TEXT, unit TEXT);
CREATE TABLE source (id TEXT PRIMARY KEY, title TEXT, publisher TEXT, kind TEXT, language TEXT, published TEXT,
                     url TEXT, copy_url TEXT, origin TEXT);
CREATE TABLE citation (record INTEGER REFERENCES record, source TEXT REFERENCES source, as_stated TEXT,
                       note_ja TEXT, note_en TEXT);
CREATE TABLE record_country (record INTEGER REFERENCES record, country TEXT, PRIMARY KEY (record, country));
CREATE INDEX citation_record ON citation (record);
"""
SOURCE_KEYS = ("id", "title", "publisher", "kind", "language", "published", "url", "copy_url", "origin")
TITLES = ("name", "title", "statement")
SUMMARIES = ("summary", "definition", "description", "explanation")


def fill(file: Path, store: Path) -> None:
    """Insert all records of a seed file."""
    seed = json.loads(file.read_text())
    records = list(enumerate(_records(seed), 1))
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(SCHEMA)
    with connection:
        insert = connection.executemany
        insert(f"INSERT INTO record VALUES ({_marks(10)})", [_record(*one) for one in records])
        insert(
            f"INSERT INTO source VALUES ({_marks(9)})", [[one[key] for key in SOURCE_KEYS] for one in seed["sources"]]
        )
        insert(f"INSERT INTO citation VALUES ({_marks(5)})", _citations(records))
        insert(f"INSERT OR IGNORE INTO record_country VALUES ({_marks(2)})", _countries(records))
    connection.close()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _records(seed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for collection, listed in seed.items():
        if isinstance(listed, list) and collection != "sources":
            yield from ((collection, record) for record in listed)


def _record(number: int, one: tuple[str, dict[str, Any]]) -> tuple[Any, ...]:
    collection, record = one
    texts = (*_texts(record, TITLES), *_texts(record, SUMMARIES))
    date = record.get("date") or record.get("period") or record.get("started")
    return (number, collection, record["id"], *texts, date, record.get("value"), record.get("unit"))


def _texts(record: dict[str, Any], names: tuple[str, ...]) -> tuple[str | None, str | None]:
    found = next((record[name] for name in names if record.get(name)), None)
    return (found["ja"], found["en"]) if isinstance(found, dict) else (found, found)


def _citations(records: list[tuple[int, tuple[str, dict[str, Any]]]]) -> Iterator[tuple[Any, ...]]:
    for number, (_, record) in records:
        for citation in record.get("citations") or ():
            note = citation["note"] or {}
            yield number, citation["source"], citation["as_stated"], note.get("ja"), note.get("en")


def _countries(records: list[tuple[int, tuple[str, dict[str, Any]]]]) -> Iterator[tuple[int, str]]:
    for number, (_, record) in records:
        for country in [*(record.get("countries") or ()), record.get("country")]:
            if isinstance(country, str):
                yield number, country


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]))
