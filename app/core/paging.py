"""Keyset pages: a cursor says which record was the last one, so a page costs the same wherever it lies."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from app.core.filters import BY_ID, Condition, Order
from app.core.problems import Fault, Problem
from app.core.shapes import Text

MAX_NUMBER = 2**63
"""SQLite's integers end here."""

Keys = Sequence[tuple[str, Order, bool]]

POSITION = Order("walked.position", "", 0)
IN_POSITION: Keys = [("position", POSITION, False)]
"""The default order of every collection, which seeding has numbered."""


class Cursor(NamedTuple):
    """Where a page begins: after the record whose sort values these are."""

    release: str
    question: str
    """Fingerprint of the filters and the order, which must not change between pages."""

    after: tuple[Any, ...]

    def encoded(self) -> str:
        """Write the cursor as an opaque word."""
        return base64.urlsafe_b64encode(to_json(self)).decode().rstrip("=")


def fingerprint(question: str) -> str:
    """Shorten a question to what a cursor carries of it."""
    return hashlib.sha256(question.encode()).hexdigest()[:12]


def read_cursor(text: str, *, release: str, question: str, keys: Keys) -> tuple[Any, ...]:
    """Read a cursor and give the sort values to go on after.

    Raises:
        Problem: it is not a cursor of ours, belongs to another query, or to a release that is gone.
    """
    try:
        cursor = Cursor(*from_json(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)))
        after = tuple(cursor.after)
    except (ValueError, TypeError, binascii.Error) as error:
        raise _invalid(
            en="Not a cursor: cursors are taken from links.next as they are.",
            ja="カーソルではありません。links.next のものをそのまま使います。",
        ) from error
    if not isinstance(cursor.release, str) or cursor.question != fingerprint(question) or not _fit(after, keys):
        raise _invalid(
            en="This cursor belongs to another query: filters and sort must stay the same from page to page.",
            ja="別の問い合わせのカーソルです。ページの間で絞り込みと並べ替えは変えられません。",
        )
    if cursor.release != release:
        raise Problem(
            "expired-cursor",
            Text(
                ja=f"カーソルは公開版 {cursor.release} のもので、現在は {release} です。"
                "最初のページから読み直してください。",
                en=f"The cursor is of release {cursor.release}; now served is {release}. Start again without cursor.",
            ),
        )
    return after


def _fit(after: Sequence[Any], keys: Keys) -> bool:
    return len(after) == len(keys) and all(
        _fits(value, order) for value, (_, order, _) in zip(after, keys, strict=True)
    )


def _fits(value: Any, order: Order) -> bool:
    """Tell whether a value is of the kind that the column holds."""
    if isinstance(order.unknown, str):
        return type(value) is str
    return type(value) in (int, float) and abs(value) < MAX_NUMBER


def _invalid(*, en: str, ja: str) -> Problem:
    text = Text(ja=ja, en=en)
    return Problem("invalid-parameter", text, [Fault(text, "cursor")])


def numbered(keys: Keys, default: Keys) -> Keys:
    """Write the default order, and its reverse, as the order of the positions that seeding has given; shorten others.

    What stands behind the id decides nothing.
    """
    columns = [order.column for _, order, _ in keys]
    keys = keys[: columns.index(BY_ID.column) + 1]
    asked = [(order.column, down) for _, order, down in keys]
    if asked == [(order.column, down) for _, order, down in default]:
        return IN_POSITION
    if asked == [(order.column, not down) for _, order, down in default]:
        return [("-position", POSITION, True)]
    return keys


def in_position(keys: Keys) -> bool:
    """Tell whether keys are the positions."""
    return keys[0][1] is POSITION


def order_by(keys: Keys) -> str:
    """Write the ORDER BY of some sort keys."""
    return ", ".join(f"{order.column} {'DESC' if down else 'ASC'}" for _, order, down in keys)


def after_ranges(keys: Keys, after: Sequence[Any]) -> list[Condition]:
    """Write where the records after the one with the values `after` stand.

    They are several ranges, for an index can seek each of them: what is equal in all keys but the last and comes
    after in the last, and so on to what comes after in the first.
    """
    ranges = []
    for place in reversed(range(len(keys))):
        equal = [f"{order.column} = ?" for _, order, _ in keys[:place]]
        _, last, down = keys[place]
        ranges.append(
            Condition(" AND ".join([*equal, f"{last.column} {'<' if down else '>'} ?"]), tuple(after[: place + 1]))
        )
    return ranges
