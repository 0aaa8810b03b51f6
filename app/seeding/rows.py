"""What is stored of a document: its row, what it can be filtered by, and its spans of time."""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, extent
from app.core.filters import InFacet
from app.core.query import SpansQuery
from app.core.resource import Collection
from app.core.tables import DatedRow, FacetRow, Row, SpanRow
from app.seeding.making import Made, Values, order_value


class Rows:
    """Writes the rows of one collection."""

    def __init__(self, connection: sqlite3.Connection, collection: Collection) -> None:
        self._connection = connection
        self._collection = collection
        self._table = table_of(collection)
        self._columns = list(self._table.model_fields)
        self._facets = [(name, mark) for name, mark in collection.query.filters() if isinstance(mark, InFacet)]

    def write(self, position: int, batch: Sequence[Made]) -> None:
        """Write the rows of some documents, of which the first stands at `position`."""
        rows: list[list[Any]] = []
        facets: list[tuple[str, str, str, int]] = []
        spans: list[tuple[Any, ...]] = []
        for place, made in enumerate(batch, position):
            served = made.served
            values = self._row(made, place, served)
            rows.append([values[column] for column in self._columns])
            facets += self._facets_of(place, served)
            spans += self._spans_of(place, served)
        for table, columns, found in (
            (self._collection.key, self._columns, rows),
            (FacetRow.__tablename__, list(FacetRow.model_fields), facets),
            (SpanRow.__tablename__, list(SpanRow.model_fields), spans),
        ):
            places = ", ".join("?" * len(columns))
            self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", found)

    def _row(self, made: Made, position: int, served: Values) -> Values:
        values = served | {"position": position, "id": made.row_id, "document": made.document}
        for order in self._collection.query.sorts.values():
            if order.column != "id":
                values[order.column] = order_value(served, order)
        if issubclass(self._table, DatedRow):
            begun, ended = served["date_start"], served["date_end"]
            values["first_day"] = begun or UNKNOWN_DAY
            values["last_day"] = ended or (OPEN_DAY if begun else UNKNOWN_DAY)
        return values

    def _facets_of(self, position: int, served: Values) -> Iterator[tuple[str, str, str, int]]:
        for name, mark in self._facets:
            for value in sorted(mark.values(served)):
                yield self._collection.path, name, value, position

    def _spans_of(self, position: int, served: Values) -> Iterator[tuple[Any, ...]]:
        query = self._collection.query
        if not issubclass(query, SpansQuery):
            return
        for ordinal, span in enumerate(served[query.spans]):
            dated = query.open_end_means_still or span["date_start"] or span["date_end"]
            yield (
                self._collection.path,
                position,
                ordinal,
                span[query.span_kind[1]] if query.span_kind else "",
                span["date_start"] or UNKNOWN_DAY,
                extent(span["from"]).last_day if span["from"] else UNKNOWN_DAY,
                span["date_end"] or (OPEN_DAY if dated else UNKNOWN_DAY),
            )


def table_of(collection: Collection) -> type[Row]:
    """Import the table of a collection."""
    module, _, name = collection.row.partition(":")
    table: type[Row] = getattr(import_module(module), name)
    return table
