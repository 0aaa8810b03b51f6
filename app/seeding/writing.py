"""Writes the store: a new file beside the old one, complete and synced before it takes the name."""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from pydantic_core import to_json
from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.exc import DBAPIError

from app.core.countries import country_names
from app.core.documents import first_at
from app.core.dossier import Dossier
from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, extent
from app.core.filters import InFacet, Order
from app.core.query import SpansQuery
from app.core.resource import Collection, View
from app.core.store import STORE_FORMAT
from app.core.tables import DatedRow, FacetRow, MetaRow, Row, SpanRow
from app.core.vocabulary import COUNTRIES
from app.facts.resources import COLLECTIONS, RESOURCES
from app.seeding.answers import Prepare, keep_answers
from app.seeding.searching import SearchIndex

MIGRATIONS = Path(__file__).parents[2] / "migrations"
ROWS_AT_ONCE = 1_000

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
                index = SearchIndex(connection, dossier)
                digest = hashlib.blake2b(to_json(release), digest_size=16)
                for collection in COLLECTIONS:
                    for documents in _write_collection(connection, collection, dossier, index, progress):
                        digest.update(b"".join(documents))
                index.finish()
                _write_meta(connection, dossier, release, digest.hexdigest())
                connection.exec_driver_sql(f"PRAGMA user_version = {STORE_FORMAT}")
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
    finally:
        engine.dispose()


def migrate(connection: Connection) -> None:
    """Make the tables: the migrations are the only maker of tables."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _write_collection(
    connection: Connection, collection: Collection, dossier: Dossier, index: SearchIndex, progress: Progress
) -> Iterator[Sequence[bytes]]:
    """Write the rows of a collection, and what they can be filtered by; yield the documents."""
    table = table_of(collection)
    made = _in_order(collection, dossier)
    index.add(collection, [served for _, served in made])
    for start in range(0, len(made), ROWS_AT_ONCE):
        rows: list[Values] = []
        facets: list[Values] = []
        spans: list[Values] = []
        for position, (row_id, served) in enumerate(made[start : start + ROWS_AT_ONCE], start + 1):
            rows.append(_row(collection, table, position, row_id, served))
            facets += _facets(collection, position, served)
            spans += _spans(collection, position, served)
        for target, values in ((table, rows), (FacetRow, facets), (SpanRow, spans)):
            if values:
                connection.execute(insert(target), values)
        progress(collection.path, start + len(rows))
        yield [row["document"] for row in rows]


def table_of(collection: Collection) -> type[Row]:
    """Import the table of a collection."""
    module, _, name = collection.row.partition(":")
    table: type[Row] = getattr(import_module(module), name)
    return table


def _in_order(collection: Collection, dossier: Dossier) -> list[tuple[str, Values]]:
    """Make what a collection serves, in its default order, each with the id of its row."""
    if isinstance(collection, View):
        made = [(row_id, shape.model_dump(mode="json", by_alias=True)) for row_id, shape in collection.make(dossier)]
    else:
        derived = dossier.derived(collection.path)
        made = [(shape.id, shape.model_dump(mode="json", by_alias=True)) for shape in derived]
    query = collection.query
    for key in reversed((*query.default_sort, query.last_key)):
        order = query.sorts[key.removeprefix("-")]
        made.sort(key=partial(_sort_value, order), reverse=key.startswith("-"))
    return made


def _sort_value(order: Order, row: tuple[str, Values]) -> Any:
    row_id, served = row
    return row_id if order.column == "id" else _order_value(served, order)


def _order_value(served: Values, order: Order) -> Any:
    value = first_at(served, order.path)
    return order.unknown if value is None else value


def _row(collection: Collection, row: type[Row], position: int, row_id: str, served: Values) -> Values:
    values: Values = {"position": position, "document": to_json(served)}
    for order in collection.query.sorts.values():
        values[order.column] = _order_value(served, order)
    if issubclass(row, DatedRow):
        begun, ended = served["date_start"], served["date_end"]
        values["first_day"] = begun or UNKNOWN_DAY
        values["last_day"] = ended or (OPEN_DAY if begun else UNKNOWN_DAY)
    for column in set(row.model_fields) - set(values):
        values[column] = served[column]
    return values | {"id": row_id}


def _facets(collection: Collection, position: int, served: Values) -> Iterator[Values]:
    for name, mark in collection.query.filters():
        if isinstance(mark, InFacet):
            for value in sorted(mark.values(served)):
                yield {"resource": collection.path, "name": name, "value": value, "position": position}


def _spans(collection: Collection, position: int, served: Values) -> Iterator[Values]:
    query = collection.query
    if not issubclass(query, SpansQuery):
        return
    for ordinal, span in enumerate(served[query.spans]):
        dated = query.open_end_means_still or span["date_start"] or span["date_end"]
        yield {
            "resource": collection.path,
            "position": position,
            "ordinal": ordinal,
            "kind": span[query.span_kind[1]] if query.span_kind else "",
            "first_day": span["date_start"] or UNKNOWN_DAY,
            "begun_by": extent(span["from"]).last_day if span["from"] else UNKNOWN_DAY,
            "last_day": span["date_end"] or (OPEN_DAY if dated else UNKNOWN_DAY),
        }


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
