"""What a client should know of a list: which records are in or out for want of a date, and why none is there."""

from collections.abc import Mapping
from typing import Any

from app.core.edtf import OPEN_DAY, UNKNOWN_DAY
from app.core.filters import Condition
from app.core.query import CollectionQuery, DatedQuery, HeldQuery, SpansQuery
from app.core.resource import Collection
from app.core.shapes import Text
from app.core.store import Store

MAX_IDS_NAMED = 50


UNKNOWN_START = Text(
    ja="始まりの日が分からないため、該当しない可能性のあるものが{count}件含まれます。",
    en="{count} of these are listed although it is not known when they began.",
)
OPEN_END = Text(
    ja="終わりの日の記録がないため、すでに終わっている可能性のあるものが{count}件含まれます。",
    en="{count} of these are listed although they may have ended: no end is recorded.",
)
UNDATED = Text(
    ja="日付がまったく分からない{count}件は、日付の条件では見つかりません。",
    en="{count} records of this collection have no known date and cannot be found by date.",
)


def warnings_of(store: Store, collection: Collection, query: CollectionQuery) -> list[dict[str, Any]]:
    """Warn where a filter about time met records whose time is not known."""
    if isinstance(query, SpansQuery) and query.asks_about_time():
        return _warnings_of_spans(store, collection, query)
    if isinstance(query, DatedQuery) and query.asks_about_time():
        return _warnings_of_dates(store, collection, query)
    return []


def _warnings_of_spans(store: Store, collection: Collection, query: SpansQuery) -> list[dict[str, Any]]:
    unknown = _ids(store, collection, query.matches_where(collection.path, "first_day = ''"))
    found = _warning("unknown-start", UNKNOWN_START, len(unknown), unknown)
    if query.open_end_means_still:
        return found
    open_ended = _ids(store, collection, query.matches_where(collection.path, f"last_day = '{OPEN_DAY}'"))
    spanless = "SELECT count(DISTINCT position) FROM span WHERE resource = ? AND last_day = ''"
    undated = store.count(spanless, (collection.path,))
    return [
        *found,
        *_warning("open-end", OPEN_END, len(open_ended), open_ended),
        *_warning("undated-left-out", UNDATED, undated, []),
    ]


def _warnings_of_dates(store: Store, collection: Collection, query: DatedQuery) -> list[dict[str, Any]]:
    undated = store.count(f"SELECT count(*) FROM {collection.key} WHERE last_day = ?", (UNKNOWN_DAY,))
    found = _warning("undated-left-out", UNDATED, undated, [])
    if isinstance(query, HeldQuery) and not query.open_end_means_still:
        still_open = {"open": Condition("last_day = ?", (OPEN_DAY,))}
        open_ended = _ids(store, collection, {**query.conditions(collection.path), **still_open})
        found += _warning("open-end", OPEN_END, len(open_ended), open_ended)
    return found


def _ids(store: Store, collection: Collection, conditions: Mapping[str, Condition]) -> list[str]:
    where = " AND ".join(f"({condition.sql})" for condition in conditions.values())
    parameters = [value for condition in conditions.values() for value in condition.parameters]
    return [row[0] for row in store.rows(f"SELECT id FROM {collection.key} WHERE {where} ORDER BY id", parameters)]


def _warning(code: str, message: Text, count: int, ids: list[str]) -> list[dict[str, Any]]:
    if not count:
        return []
    words = {"ja": message.ja.format(count=count), "en": message.en.format(count=count)}
    return [{"code": code, "message": words, "ids": ids[:MAX_IDS_NAMED]}]


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
            "ja": f"この集まりの記録は {first} から{'' if last == OPEN_DAY else f' {last} まで'}です。",
            "en": f"The records of this collection run from {first} {'on' if last == OPEN_DAY else f'to {last}'}.",
        },
    }
