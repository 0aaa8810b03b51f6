"""Makes what each collection serves and lets the database put it in order: memory holds a few records at a time."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, cast

from pydantic_core import from_json, to_json

from app.core.documents import first_at
from app.core.dossier import Dossier
from app.core.filters import Order
from app.core.resource import Collection, Resource, View
from app.core.shapes import Identified

ROWS_AT_ONCE = 1_000

Values = dict[str, Any]


class Made(NamedTuple):
    """A record as it is served."""

    row_id: str
    names: bytes
    """What a record that is written in the dossier is called, as JSON: in Japanese, in English, and otherwise."""

    document: bytes
    served: Values
    """The document, read."""


def in_order(connection: sqlite3.Connection, collection: Collection, dossier: Dossier) -> Iterator[list[Made]]:
    """Make what a collection serves, in its default order, some at a time."""
    keys = _sort_keys(collection)
    columns = ", ".join(f"key_{number}" for number, _ in enumerate(keys))
    connection.execute(f"CREATE TEMP TABLE made (row_id, names, document, {columns})")
    places = "?" + ", ?" * (2 + len(keys))
    connection.executemany(
        f"INSERT INTO made VALUES ({places})", _with_keys(keys, _made(cast("Resource | View", collection), dossier))
    )
    order = ", ".join(f"key_{number} DESC" if falling else f"key_{number}" for number, (_, falling) in enumerate(keys))
    rows = connection.execute(f"SELECT row_id, names, document FROM made ORDER BY {order}")
    while batch := rows.fetchmany(ROWS_AT_ONCE):
        yield [Made(row_id, names, document, from_json(document)) for row_id, names, document in batch]
    connection.execute("DROP TABLE made")


def order_value(served: Values, order: Order) -> Any:
    """Give the value by which a document is ordered."""
    value = first_at(served, order.path)
    return order.unknown if value is None else value


def _sort_keys(collection: Collection) -> list[tuple[Order, bool]]:
    """List what the default order sorts by, and whether it falls; the last key tells any two records apart."""
    query = collection.query
    keys = (*query.default_sort, query.last_key)
    return [(query.sorts[key.removeprefix("-")], key.startswith("-")) for key in keys]


def _with_keys(keys: Sequence[tuple[Order, bool]], made: Iterator[Made]) -> Iterator[tuple[Any, ...]]:
    for one in made:
        values = [one.row_id if order.column == "id" else order_value(one.served, order) for order, _ in keys]
        yield one.row_id, one.names, one.document, *values


def _made(collection: Resource | View, dossier: Dossier) -> Iterator[Made]:
    if isinstance(collection, View):
        for row_id, shape in collection.make(dossier):
            document = document_of(shape)
            yield Made(row_id, b"[]", document, from_json(document))
    else:
        for record in dossier.records(collection.path):
            name = collection.name(record, dossier)
            names = (name.ja, name.en, *dict.fromkeys(collection.also_called(record, dossier)))
            document = document_of(collection.derive(record, dossier))
            yield Made(record.id, to_json(names), document, from_json(document))


def document_of(shape: Identified) -> bytes:
    """Write what is served as JSON."""
    return shape.__pydantic_serializer__.to_json(shape, by_alias=True)
