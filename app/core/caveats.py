"""What a client should know of a list: which records are in or out for want of a date, and why none is there."""

from collections.abc import Mapping
from typing import Any

from app.core.edtf import UNKNOWN_DAY
from app.core.query import CollectionQuery, Condition, DatedQuery, SpansQuery
from app.core.resource import Collection
from app.core.store import Store

MAX_IDS_NAMED = 50


def warnings_of(store: Store, collection: Collection, query: CollectionQuery) -> list[dict[str, Any]]:
    """Warn where a filter about time met records whose time is not known."""
    if isinstance(query, SpansQuery):
        return _unknown_starts(store, collection, query)
    if isinstance(query, DatedQuery):
        return _undated(store, collection, query)
    return []


def _unknown_starts(store: Store, collection: Collection, query: SpansQuery) -> list[dict[str, Any]]:
    if not query.asks_about_time():
        return []
    conditions = [*query.unknown_starts(collection.path).values()]
    where = " AND ".join(f"({condition.sql})" for condition in conditions)
    parameters = [value for condition in conditions for value in condition.parameters]
    ids = [row[0] for row in store.rows(f"SELECT id FROM {collection.key} WHERE {where} ORDER BY id", parameters)]
    if not ids:
        return []
    return [
        {
            "code": "unknown-start",
            "message": {
                "ja": f"始まりの日が分からないため、該当しない可能性のあるものが{len(ids)}件含まれます。",
                "en": f"{len(ids)} of these are listed although it is not known when they began.",
            },
            "ids": ids[:MAX_IDS_NAMED],
        }
    ]


def _undated(store: Store, collection: Collection, query: DatedQuery) -> list[dict[str, Any]]:
    if not query.asks_about_time():
        return []
    undated = store.count(f"SELECT count(*) FROM {collection.key} WHERE last_day = ?", (UNKNOWN_DAY,))
    if not undated:
        return []
    return [
        {
            "code": "undated-left-out",
            "message": {
                "ja": f"日付がまったく分からない{undated}件は、日付の条件では見つかりません。",
                "en": f"{undated} records of this collection have no known date and cannot be found by date.",
            },
            "ids": [],
        }
    ]


def coverage_of(
    store: Store, collection: Collection, query: CollectionQuery, conditions: Mapping[str, Condition]
) -> dict[str, Any]:
    """Say why a list is empty."""
    outside = _outside(store, collection, query)
    if outside:
        return outside
    lonely = [
        name
        for name, condition in conditions.items()
        if not store.count(f"SELECT count(*) FROM {collection.key} WHERE {condition.sql}", condition.parameters)
    ]
    if lonely:
        names = ", ".join(lonely)
        return {
            "reason": "no-record",
            "hint": {
                "ja": f"この値をもつ記録はありません: {names}",
                "en": f"No record here matches {names}, whatever the other filters.",
            },
        }
    return {
        "reason": "filtered-out",
        "hint": {
            "ja": "それぞれの条件には合う記録がありますが、すべてに合うものはありません。",
            "en": "Each filter has matching records, but no record matches all of them; drop one.",
        },
    }


def _outside(store: Store, collection: Collection, query: CollectionQuery) -> dict[str, Any] | None:
    if not isinstance(query, DatedQuery) or not query.asks_about_time():
        return None
    first, last = store.rows(
        f"SELECT min(first_day), max(last_day) FROM {collection.key} WHERE first_day <> ?", (UNKNOWN_DAY,)
    )[0]
    asked_first, asked_last = query.window()
    if first is None or (asked_first <= last and first <= asked_last):
        return None
    return {
        "reason": "outside-coverage",
        "hint": {
            "ja": f"この集まりの記録は {first} から {last} までです。",
            "en": f"The records of this collection run from {first} to {last}.",
        },
    }
