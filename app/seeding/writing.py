"""Writes the store: a new file beside the old one, complete and synced before it takes the name."""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

from alembic import command
from alembic.config import Config
from pydantic_core import to_json
from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.exc import DBAPIError

from app.core.countries import country_names
from app.core.dossier import Dossier
from app.core.resource import Collection, Resource
from app.core.store import STORE_FORMAT
from app.core.tables import MetaRow
from app.core.vocabulary import COUNTRIES
from app.facts.resources import COLLECTIONS, RESOURCES
from app.seeding.answers import Prepare, keep_answers
from app.seeding.making import Made, in_order
from app.seeding.rows import Rows
from app.seeding.searching import SearchIndex

MIGRATIONS = Path(__file__).parents[2] / "migrations"
Progress = Callable[[str, int], None]
Values = dict[str, Any]


class StoreNotWritten(Exception):
    """The store could not be written; the old one, if any, is untouched."""


def write_store(
    store: Path, dossier: Dossier, release: Values, progress: Progress, prepare: Prepare | None = None
) -> None:
    """Make the store of a dossier and put it in the place of the old one.

    Raises:
        StoreNotWritten: the folder or the disk refused, or another seeding is at work.
    """
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with _alone(store):
            unfinished = store.with_name(f"{store.name}.new")
            unfinished.unlink(missing_ok=True)
            try:
                _fill(unfinished, dossier, release, progress)
                if prepare:
                    keep_answers(unfinished, prepare(unfinished))
                _sync(unfinished)
                unfinished.replace(store)
                _sync(store.parent)
            finally:
                unfinished.unlink(missing_ok=True)
    except (OSError, DBAPIError, sqlite3.Error) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise StoreNotWritten(f"{store} was not written: {reason}. The old store, if any, is untouched.") from error


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    """Keep a second seeding of the same store out; a killed process lets go by itself."""
    with store.with_name(f"{store.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreNotWritten(f"{store} was not written: another seeding is at work.") from error
        yield


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fill(path: Path, dossier: Dossier, release: Values, progress: Progress) -> None:
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            # Nobody reads the file before it is whole, and a sync follows: no journal is needed.
            connection.exec_driver_sql("PRAGMA journal_mode = OFF")
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
            connection.commit()
            with connection.begin():
                migrate(connection)
                # Past SQLAlchemy, whose care of every row costs more than SQLite's own work.
                written = cast("sqlite3.Connection", connection.connection.driver_connection)
                digest = hashlib.blake2b(to_json(release), digest_size=16)
                index = SearchIndex(written, dossier)
                for collection in COLLECTIONS:
                    for batch in _write_collection(written, collection, dossier, progress):
                        digest.update(b"".join(made.document for made in batch))
                        index.note(batch)
                    index.add(collection)
                    if isinstance(collection, Resource):
                        dossier.has_written(collection.path, partial(_document, written, collection))
                _write_meta(connection, dossier, release, digest.hexdigest())
                connection.exec_driver_sql(f"PRAGMA user_version = {STORE_FORMAT}")
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
    finally:
        engine.dispose()


def _document(connection: sqlite3.Connection, collection: Collection, record_id: str) -> bytes:
    (document,) = connection.execute(f"SELECT document FROM {collection.key} WHERE id = ?", (record_id,)).fetchone()
    return bytes(document)


def migrate(connection: Connection) -> None:
    """Make the tables: the migrations are the only maker of tables."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _write_collection(
    connection: sqlite3.Connection, collection: Collection, dossier: Dossier, progress: Progress
) -> Iterator[list[Made]]:
    """Write the rows of a collection in its default order; yield what is in them."""
    rows = Rows(connection, collection)
    written = 0
    for batch in in_order(connection, collection, dossier):
        rows.write(written + 1, batch)
        written += len(batch)
        progress(collection.path, written)
        yield batch


def _write_meta(connection: Connection, dossier: Dossier, release: Values, digest: str) -> None:
    vocabulary = {code_list.id: [code.id for code in code_list.values] for code_list in dossier.records("code-lists")}
    vocabulary[COUNTRIES] = list(country_names())
    vocabulary["record-types"] = [resource.type_name for resource in RESOURCES]
    bases = dossier.record("code-lists", "bases").values
    meta = {
        "release": release,
        "digest": digest,
        "vocabulary": vocabulary,
        "countries": {code: name.model_dump() for code, name in country_names().items()},
        "precisions": {basis.id: basis.precision for basis in bases},
    }
    connection.execute(insert(MetaRow), [{"key": key, "value": to_json(value)} for key, value in meta.items()])
