"""Writes a release to PostgreSQL: seeded into a SQLite file first, then copied in one transaction.

So there is one way to make a release, both engines have the same rows, and whatever fails or is killed on the way
leaves no trace in the database.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from pydantic_core import from_json
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.core.dialect import BY_PREFIX, LEVELS
from app.core.dossier import Dossier
from app.core.matching import COLUMNS
from app.core.postgres import SCHEMA, schema_of
from app.core.store import STORE_FORMAT
from app.seeding.answers import Prepare
from app.seeding.run import Progress, quiet, seed
from app.seeding.writing import StoreNotWritten, migrate

RELEASES_KEPT = 2
"""The newest, and the one before it for answers that are being made."""

LOCK = 4_661_637
"""A number that only seedings take: one at a time."""

ALONE = "SELECT pg_try_advisory_xact_lock(%s), current_setting('server_encoding') = 'UTF8'"
RELEASES = f"""CREATE SCHEMA IF NOT EXISTS {SCHEMA};
CREATE TABLE IF NOT EXISTS {SCHEMA}.release (
number integer PRIMARY KEY, format integer NOT NULL, id varchar NOT NULL, digest varchar NOT NULL,
written timestamptz NOT NULL DEFAULT now())"""
NEXT = f"SELECT coalesce(max(number), 0) + 1 FROM {SCHEMA}.release"
TELL = f"INSERT INTO {SCHEMA}.release (number, format, id, digest) VALUES (%s, %s, %s, %s)"
FORGET = f"DELETE FROM {SCHEMA}.release WHERE number <= %s RETURNING number"

INDEXES = """SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = current_schema() AND tablename = %s AND indexname NOT IN (SELECT conname FROM pg_constraint)
ORDER BY indexname"""
"""Those that no constraint needs."""

FULL_TEXT = "search"
"""The table that each engine has in its own way."""

OF_MIGRATIONS = "alembic_version"

Row = Sequence[Any]
Database = psycopg.Connection[tuple[Any, ...]]


def seed_database(
    file: Path, url: str, progress: Progress, checking: Progress = quiet, *, prepare: Prepare | None = None
) -> Dossier:
    """Write the release of a seed file to a database, and give what it was made of.

    Raises:
        SeedRefused: the file has faults.
        StoreNotWritten: the database or the disk refused.
    """
    with TemporaryDirectory(prefix="facts-") as folder:
        store = Path(folder) / "facts.sqlite"
        dossier = seed(file, store, progress, checking, prepare=prepare)
        publish(store, url, progress)
    return dossier


def publish(store: Path, url: str, progress: Progress = quiet) -> None:
    """Write the release of a store to a database, where servers take it as soon as it is whole.

    Raises:
        StoreNotWritten: the database refused, or another seeding is at work.
    """
    # Of several hosts, the one that takes writes; what is read is read from any.
    address = make_conninfo(url, target_session_attrs="read-write", client_encoding="utf8")
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(address), poolclass=NullPool)
    try:
        with closing(sqlite3.connect(store)) as source, engine.connect() as connection, connection.begin():
            database = cast("Database", connection.connection.driver_connection)
            number = _begun(database)
            migrate(connection)
            for table in _tables(database):
                _copy(source, database, table, progress)
            _end(source, database, number)
    except (DBAPIError, psycopg.Error, sqlite3.Error) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise StoreNotWritten(f"The database was not written: {reason}. What it has is untouched.") from error


def _begun(database: Database) -> int:
    """Keep other seedings out and make the schema of the next release."""
    alone, encoded = database.execute(ALONE, (LOCK,)).fetchall()[0]
    if not alone:
        raise StoreNotWritten("The database was not written: another seeding is at work.")
    if not encoded:
        raise StoreNotWritten("The database was not written: it must be one with the encoding UTF8.")
    database.execute(RELEASES)
    number = int(database.execute(NEXT).fetchall()[0][0])
    schema = sql.Identifier(schema_of(number))
    database.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
    database.execute(sql.SQL("SET LOCAL search_path TO {}").format(schema))
    return number


def _tables(database: Database) -> list[str]:
    found = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
    return [table for (table,) in found if table != OF_MIGRATIONS]


def _copy(source: sqlite3.Connection, database: Database, table: str, progress: Progress) -> None:
    columns, rows = _searched(source) if table == FULL_TEXT else _stored(source, table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN WITH (FREEZE)").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    written = 0
    indexes = database.execute(INDEXES, (table,)).fetchall()
    # Made again of what is there: to fill them row by row takes eight times as long.
    for name, _ in indexes:
        database.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    with database.cursor().copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            written += 1
    for _, definition in indexes:
        database.execute(definition)
    database.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))
    progress(f"database: {table}", written)


def _stored(source: sqlite3.Connection, table: str) -> tuple[Sequence[str], Iterator[Row]]:
    """Give the columns and rows of a table that both engines have."""
    rows = source.execute(f"SELECT * FROM {table}")
    return [column[0] for column in rows.description], rows


def _searched(source: sqlite3.Connection) -> tuple[Sequence[str], Iterator[Row]]:
    """Give the columns and rows of the full-text table, from the index that SQLite has made."""
    source.execute(f"CREATE VIRTUAL TABLE temp.gram USING fts5vocab('main', '{FULL_TEXT}', 'instance')")
    rows = source.execute("SELECT doc, col, term FROM gram ORDER BY doc, col, offset")
    return ("number", *COLUMNS, "found_by"), _by_record(rows)


def _by_record(rows: Iterator[tuple[int, str, str]]) -> Iterator[Row]:
    for number, of_record in groupby(rows, key=itemgetter(0)):
        grams: dict[str, list[str]] = {column: [] for column in COLUMNS}
        for _, column, gram in of_record:
            grams[column].append(gram)
        yield number, *(f" {' '.join(column)} " for column in grams.values()), list(_found_by(grams))


def _found_by(grams: dict[str, list[str]]) -> Iterator[str]:
    """Yield what a record is found by, at each level."""
    known: set[str] = set()
    for column, found in grams.items():
        known.update(found)
        if column in LEVELS:
            level = str(LEVELS.index(column))
            yield from (level + gram for gram in sorted(known))
            # Only a character of a script without spaces is looked for so.
            yield from (
                level + first + BY_PREFIX for first in sorted({gram[0] for gram in known if not gram.isascii()})
            )


def _end(source: sqlite3.Connection, database: Database, number: int) -> None:
    """Tell of the release, which servers see when all is committed, and drop those that nobody reads any more."""
    meta = {key: from_json(value) for key, value in source.execute("SELECT key, value FROM meta ORDER BY key")}
    database.execute(TELL, (number, STORE_FORMAT, meta["release"]["id"], meta["digest"]))
    for (old,) in database.execute(FORGET, (number - RELEASES_KEPT,)).fetchall():
        database.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema_of(old))))
