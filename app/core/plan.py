"""Chooses how records are found, so that a page costs the same however many there are.

Three things grow with the data: passing over rows that do not match, sorting all that match, and counting them.
Counts are made once for the release and kept. They also tell which way to a page is the shortest: to walk in the
order asked for until the page is full, or to list what an index holds of the rarest condition and to sort that.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from app.core.filters import BY_ID, Condition, Listing
from app.core.paging import Keys, after_ranges, in_position, order_by
from app.core.store import Store

UNEVENNESS = 3
"""How much longer a walk may be than if what matches lay evenly among what does not: a guess, for it lies in heaps. A
list is as long as it is."""


class Selection(NamedTuple):
    """The records of a collection's table that meet all conditions."""

    table: str
    conditions: tuple[Condition, ...] = ()


class Reach(NamedTuple):
    """How many records are selected, and the positions of the first and the last of them."""

    total: int
    first: int
    last: int


class Place(NamedTuple):
    """Which part of a selection is asked for."""

    keys: Keys
    limit: int
    after: Sequence[Any] = ()
    """Sort values of the record before; none from the beginning."""


class _Way(NamedTuple):
    """A way to what is selected: go through what a listing gives, or the whole table, and ask the other conditions."""

    listing: Listing | None
    others: tuple[Condition, ...]


class _Piece(NamedTuple):
    """A part of a statement, with its parameters in order."""

    sql: str
    parameters: tuple[Any, ...] = ()


def reach_of(store: Store, selection: Selection) -> Reach:
    """Count what is selected; the release does not change, so each selection is counted once."""
    return store.kept(_reach, selection)


def found_at(store: Store, selection: Selection, place: Place, column: str = "document") -> list[tuple[Any, ...]]:
    """Give a column and the sort values of the records at a place of a selection, in order."""
    reach = reach_of(store, selection)
    if not reach.total:
        return []
    way = _best(store, selection, reach, place)
    if way.listing and not _is_ordered(way.listing, place):
        found = _picked(selection.table, _runs(way.listing), [*way.others, _any(_ranges(reach, place))])
    else:
        walks = list(_walks(selection.table, way, reach, place))
        found = walks[0] if len(walks) == 1 else _picked(selection.table, _first_of_each(walks, place), [])
    columns = ", ".join([column, *(order.column for _, order, _ in place.keys)])
    return store.rows(
        f"SELECT {columns} {found.sql} ORDER BY {order_by(place.keys)} LIMIT ?", (*found.parameters, place.limit)
    )


def _reach(store: Store, selection: Selection) -> Reach:
    ways = _indexed(selection) or [_Way(None, ())]
    way = ways[0] if len(ways) == 1 else min(ways, key=lambda way: _size(store, selection, way))
    found = _from(selection.table, way, [])
    rows = store.rows(f"SELECT count(*), min(walked.position), max(walked.position) {found.sql}", found.parameters)
    total, first, last = rows[0]
    return Reach(total, first or 0, last or 0)


def _best(store: Store, selection: Selection, reach: Reach, place: Place) -> _Way:
    """Choose the shortest way to a page."""
    indexed = _indexed(selection)
    if len(indexed) == 1 and reach.total <= place.limit:
        return indexed[0]
    fixed = [condition for condition in selection.conditions if condition.of_columns]
    ways = [*indexed, *_alone(selection, fixed), _Way(None, selection.conditions)]
    return min(ways, key=lambda way: _cost(store, selection, reach, place, way))


def _indexed(selection: Selection) -> list[_Way]:
    """List the ways by an index: for what is asked of the table's own columns there is one for each of its indexes."""
    table, conditions = selection
    ways = _alone(selection, [condition for condition in conditions if not condition.of_columns])
    fixed = [condition for condition in conditions if condition.of_columns and condition.listing]
    for index in dict.fromkeys(condition.indexed_by for condition in conditions if condition.indexed_by):
        together = [*fixed, *(condition for condition in conditions if condition.indexed_by == index)]
        asked = _all(together)
        listing = Listing(
            f"SELECT position FROM {table} INDEXED BY ix_{table}_{index} WHERE {asked.sql}", (asked.parameters,)
        )
        ways.append(_Way(listing, tuple(other for other in conditions if other not in together)))
    return ways or _alone(selection, fixed)


def _alone(selection: Selection, conditions: Iterable[Condition]) -> list[_Way]:
    return [
        _Way(condition.listing, tuple(other for other in selection.conditions if other is not condition))
        for condition in conditions
        if condition.listing
    ]


def _size(store: Store, selection: Selection, way: _Way) -> int:
    """Count the rows that a way goes through at most."""
    if not way.listing:
        return store.count(f"SELECT count(*) FROM {selection.table}")
    return sum(store.count(f"SELECT count(*) FROM ({way.listing.sql}) AS listed", run) for run in way.listing.runs)


def _cost(store: Store, selection: Selection, reach: Reach, place: Place, way: _Way) -> float:
    """Estimate what a page costs."""
    rows = reach.total if not way.others else _size(store, selection, way)
    price = 1 + sum(other.price for other in way.others)
    if way.listing and not _is_ordered(way.listing, place):
        return rows * price
    return rows * min(1, UNEVENNESS * place.limit / reach.total) * price


def _is_ordered(listing: Listing, place: Place) -> bool:
    return listing.in_order and in_position(place.keys)


def _walks(table: str, way: _Way, reach: Reach, place: Place) -> Iterator[_Piece]:
    """Write the walks in the order asked for, of which each finds a part: one for each value and each range."""
    ranges = _ranges(reach, place)
    if not way.listing:
        index = "NOT INDEXED" if in_position(place.keys) else f"INDEXED BY {_index(table, place.keys)}"
        for within in ranges:
            asked = _all([within, *way.others])
            yield _Piece(f"FROM {table} AS walked {index} WHERE {asked.sql}", asked.parameters)
        return
    for run in way.listing.runs:
        alone = way._replace(listing=way.listing._replace(runs=(run,)))
        yield _from(table, alone, ranges, shown=len(way.listing.runs) == 1)


def _from(table: str, way: _Way, within: Sequence[Condition], *, shown: bool = False) -> _Piece:
    """Write the FROM and WHERE of a way; the table stands beside what is listed if its columns are asked or shown."""
    asked = _all([*within, *way.others])
    if not way.listing:
        return _Piece(f"FROM {table} AS walked WHERE {asked.sql}", asked.parameters)
    listed = _runs(way.listing)
    needed = shown or any(other.of_columns for other in way.others)
    beside = f" CROSS JOIN {table} ON {table}.position = walked.position" if needed else ""
    return _Piece(f"FROM ({listed.sql}) AS walked{beside} WHERE {asked.sql}", (*listed.parameters, *asked.parameters))


def _picked(table: str, listed: _Piece, asked: Iterable[Condition]) -> _Piece:
    """Write the FROM and WHERE of records whose positions are listed; not many, for they are sorted."""
    others = _all(asked)
    return _Piece(
        f"FROM ({listed.sql}) AS picked CROSS JOIN {table} AS walked NOT INDEXED ON walked.position = picked.position "
        f"WHERE {others.sql}",
        (*listed.parameters, *others.parameters),
    )


def _runs(listing: Listing) -> _Piece:
    sql = " UNION ".join([listing.sql] * len(listing.runs))
    return _Piece(sql, tuple(value for run in listing.runs for value in run))


def _first_of_each(walks: Sequence[_Piece], place: Place) -> _Piece:
    """List what each walk finds first: the page is among it."""
    order = order_by(place.keys)
    firsts = [f"SELECT * FROM (SELECT walked.position {walk.sql} ORDER BY {order} LIMIT ?) AS firsts" for walk in walks]
    parameters = tuple(value for walk in walks for value in (*walk.parameters, place.limit))
    return _Piece(" UNION ".join(firsts), parameters)


def _ranges(reach: Reach, place: Place) -> list[Condition]:
    """Say where to walk: behind the record before, and where the order tells it, to the last that matches."""
    if not in_position(place.keys):
        return after_ranges(place.keys, place.after) if place.after else [Condition("TRUE", ())]
    if place.keys[0][2]:
        begin = place.after[0] if place.after else reach.last + 1
        return [Condition("walked.position < ? AND walked.position >= ?", (begin, reach.first))]
    begin = place.after[0] if place.after else reach.first - 1
    return [Condition("walked.position > ? AND walked.position <= ?", (begin, reach.last))]


def _index(table: str, keys: Keys) -> str:
    """Name the index of an order; the id among equals comes up or down."""
    column, down = keys[0][1].column, keys[0][2]
    if column == BY_ID.column:
        return f"sqlite_autoindex_{table}_1"
    return f"ix_{table}_{column}_{'up' if down == keys[-1][2] else 'down'}"


def _any(conditions: Iterable[Condition]) -> Condition:
    """Join ranges of which a record must be in one."""
    kept = list(conditions)
    sql = " OR ".join(f"({condition.sql})" for condition in kept)
    return Condition(sql, tuple(value for condition in kept for value in condition.parameters))


def _all(conditions: Iterable[Condition]) -> _Piece:
    """Join conditions that must hold together."""
    kept = list(conditions)
    sql = " AND ".join(f"({condition.sql})" for condition in kept) or "TRUE"
    return _Piece(sql, tuple(value for condition in kept for value in condition.parameters))
