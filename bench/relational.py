"""The records in relational tables, by sqlite3's own inserts: no faster way to fill such tables is known here."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from bench.flat import Flat

SOURCE_KEYS = ("title", "publisher", "kind", "language", "published", "url", "copy_url", "origin")
INSERTS = {
    "record": "(number, collection, id, title_ja, title_en, summary_ja, summary_en, first_day, last_day, value, unit,"
    " text)",
    "country": "(code, name_ja, name_en)",
    "recordcountry": "(record_number, country_code)",
    "source": f"(id, {', '.join(SOURCE_KEYS)})",
    "citation": "(number, record_number, source_id, as_stated, note_ja, note_en)",
}


def fill(store: Path, records: Sequence[Flat]) -> None:
    """Fill the tables, which are there, in one transaction."""
    connection = sqlite3.connect(store)
    with connection:
        for table, rows in rows_of(records).items():
            columns = INSERTS[table]
            marks = ", ".join("?" * (columns.count(",") + 1))
            connection.executemany(f"INSERT INTO {table} {columns} VALUES ({marks})", rows)
    connection.execute("ANALYZE")
    connection.close()


def rows_of(records: Iterable[Flat]) -> dict[str, Iterable[Sequence[Any]]]:
    """Make the rows of all tables."""
    records = list(records)
    countries = {country["code"]: country["name"] for record in records for country in record.countries}
    sources = {one["source"]: one for record in records for one in record.citations}
    numbers = count(1)
    return {
        "record": [_record(record) for record in records],
        "country": [(code, name["ja"], name["en"]) for code, name in countries.items()],
        "recordcountry": {(record.number, one["code"]) for record in records for one in record.countries},
        "source": [(name, *(one.get(key) for key in SOURCE_KEYS)) for name, one in sources.items()],
        "citation": [
            (next(numbers), record.number, one["source"], one["as_stated"], *_note(one.get("note")))
            for record in records
            for one in record.citations
        ],
    }


def _record(record: Flat) -> Sequence[Any]:
    days = (record.first_day, record.last_day, record.value, record.unit)
    return (record.number, record.collection, record.id, *record.title, *record.summary, *days, record.text)


def _note(note: dict[str, str] | None) -> tuple[str | None, str | None]:
    return (note["ja"], note["en"]) if note else (None, None)
