"""What a client should know of a list: which records are in or out for want of a date, and why none is there."""

from collections.abc import Mapping
from typing import Any

from app.core.edtf import OPEN_DAY, UNKNOWN_DAY
from app.core.filters import Condition
from app.core.paging import numbered
from app.core.plan import Place, Selection, found_at, reach_of
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
    unknown = query.matches_where(collection.path, "first_day = ''")
    found = _warning_with_ids(store, collection, unknown, "unknown-start", UNKNOWN_START)
    if query.open_end_means_still:
        return found
    open_ended = query.matches_where(collection.path, f"last_day = '{OPEN_DAY}'")
    spanless = "SELECT count(DISTINCT position) FROM span WHERE resource = ? AND last_day = ''"
    return [
        *found,
        *_warning_with_ids(store, collection, open_ended, "open-end", OPEN_END),
        *_warning("undated-left-out", UNDATED, store.count(spanless, (collection.path,)), []),
    ]


def _warnings_of_dates(store: Store, collection: Collection, query: DatedQuery) -> list[dict[str, Any]]:
    undated = f"SELECT count(*) FROM {collection.key} WHERE first_day = ? AND last_day = ?"
    found = _warning("undated-left-out", UNDATED, store.count(undated, (UNKNOWN_DAY, UNKNOWN_DAY)), [])
    if isinstance(query, HeldQuery) and not query.open_end_means_still:
        still_open = {"open": Condition("last_day = ?", (OPEN_DAY,), indexed_by="days")}
        open_ended = {**query.conditions(collection.path), **still_open}
        found += _warning_with_ids(store, collection, open_ended, "open-end", OPEN_END)
    return found


def _warning_with_ids(
    store: Store, collection: Collection, conditions: Mapping[str, Condition], code: str, message: Text
) -> list[dict[str, Any]]:
    selection = Selection(collection.key, tuple(conditions.values()))
    by_id = numbered(collection.query.ordered_by(["id"]), collection.query.ordered_by(collection.query.default_sort))
    rows = found_at(store, selection, Place(by_id, MAX_IDS_NAMED), column="id")
    return _warning(code, message, reach_of(store, selection).total, [row[0] for row in rows])


def _warning(code: str, message: Text, count: int, ids: list[str]) -> list[dict[str, Any]]:
    if not count:
        return []
    words = {"ja": message.ja.format(count=count), "en": message.en.format(count=count)}
    return [{"code": code, "message": words, "ids": ids}]


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
        if not reach_of(store, Selection(collection.key, (condition,))).total
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
    first, last = store.kept(_days, collection.key)
    asked_first, asked_last = query.window()
    if not first or (asked_first <= last and first <= asked_last):
        return None
    return {
        "reason": "outside-coverage",
        "hint": {
            "ja": f"この集まりの記録は {first} から{'' if last == OPEN_DAY else f' {last} まで'}です。",
            "en": f"The records of this collection run from {first} {'on' if last == OPEN_DAY else f'to {last}'}.",
        },
    }


def _days(store: Store, table: str) -> tuple[str, str]:
    """Find the first and the last day of a collection, which are the same empty text if it has none."""
    days = f"SELECT coalesce(min(first_day), ''), coalesce(max(last_day), '') FROM {table} WHERE first_day > ?"
    first, last = store.rows(days, (UNKNOWN_DAY,))[0]
    return first, last
