"""Finds records in the full-text table, best first, a page at a time.

Finds are ordered by how they were found and then by their number, in which seeding has put the kinds of
record and the records of a kind. So no find must be looked at but those of the page, however many there are.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic_core import from_json

from app.core.filters import Order
from app.core.matching import COLLECTION_BITS, Question
from app.core.paging import Cursor, Keys, fingerprint
from app.core.resource import Resource
from app.core.store import Store
from app.facts.resources import SEARCHED
from app.views.search.marking import Texts
from app.views.search.models import HowFound

RESOURCES = [collection for collection in SEARCHED if isinstance(collection, Resource)]
"""Only what is written in the dossier is shown: what is computed would show it a second time."""

BY_TYPE = {resource.type_name: resource for resource in RESOURCES}
WAYS: tuple[HowFound, ...] = ("whole-name", "name", "name", "text", "elsewhere")
"""How a record may be found, best first; in names, words that adjoin come before words apart."""

KEYS: Keys = [("way", Order("way", "", 0), False), ("number", Order("number", "", 0), False)]

MAX_FINDS_KEPT = 500
"""Finds of one question that are kept for the release, as 8 bytes each: who pages so far is looking for something else.

To find few names among many texts the full-text engine must pass over the texts: that is done once."""

FROM_THE_START = (0, 0)

_ONE_WAY = 2**32
"""A find is kept as one number, its way times this and its own number."""


class Search(NamedTuple):
    """What is searched for, and in which kinds of record; none means all."""

    question: Question
    types: tuple[str, ...] = ()


class Find(NamedTuple):
    """Which record was found, and how: its place in the order of finds."""

    way: int
    """A place in `WAYS`."""

    number: int


class Hit(NamedTuple):
    """A record that was found."""

    way: int
    head: dict[str, Any]
    """What is shown of it besides where it was found."""

    texts: Texts


def count_by_type(store: Store, question: Question) -> dict[str, int]:
    """Count what is found, by kind of record."""
    counted = store.rows(
        f"SELECT rowid >> {COLLECTION_BITS}, count(*) FROM search WHERE search MATCH ? AND rowid < ? "
        "GROUP BY 1 ORDER BY 1",
        (question.expression, len(RESOURCES) << COLLECTION_BITS),
    )
    return {RESOURCES[place].type_name: count for place, count in counted}


def find(store: Store, search: Search, limit: int, after: Sequence[Any]) -> Sequence[Find]:
    """Find at most `limit` records that come after a way and number."""
    first = store.kept(_first_finds, search)
    begin = bisect_right(first, after[0] * _ONE_WAY + after[1])
    found: Sequence[int] = first[begin : begin + limit]
    if len(found) < limit and len(first) == MAX_FINDS_KEPT:
        found = list(_finds(store, search, limit, after))
    return [Find(*divmod(one, _ONE_WAY)) for one in found]


def read(store: Store, finds: Sequence[Find]) -> list[Hit]:
    """Read what is shown of finds."""
    if not finds:
        return []
    rows = store.rows(
        "SELECT number, head, fields, texts, folded FROM search_record "
        f"WHERE number IN ({', '.join('?' * len(finds))}) ORDER BY number",
        [find.number for find in finds],
    )
    kept = {number: (head, Texts(*texts)) for number, head, *texts in rows}
    return [Hit(find.way, from_json(kept[find.number][0]), kept[find.number][1]) for find in finds]


def next_cursor(store: Store, question: str, last: Find) -> str:
    """Write where the next page begins."""
    return Cursor(store.release, fingerprint(question), last).encoded()


def _first_finds(store: Store, search: Search) -> "array[int]":
    return array("Q", _finds(store, search, MAX_FINDS_KEPT, FROM_THE_START))


def _finds(store: Store, search: Search, limit: int, after: Sequence[Any]) -> Iterator[int]:
    """Yield at most `limit` finds that come after a way and number, each as one number of both."""
    for way, expression in _expressions(search.question).items():
        if way >= after[0] and limit:
            begin = after[1] if way == after[0] else 0
            numbers = _numbers(store, search, way, expression, (begin, limit))
            limit -= len(numbers)
            yield from (way * _ONE_WAY + number for number in numbers)


def _expressions(question: Question) -> Mapping[int, str]:
    """Write, for each way, what is found so and in no better way; whole names are told apart by their keys."""
    asked = question.expression
    together = f"{{title}} : ({question.phrase})"
    in_name, in_text = f"{{title}} : ({asked})", f"{{title text}} : ({asked})"
    apart = {2: f"({in_name}) NOT ({together})"} if len(question.terms) > 1 else {}
    return {0: asked, 1: together, **apart, 3: f"({in_text}) NOT ({in_name})", 4: f"({asked}) NOT ({in_text})"}


def _numbers(store: Store, search: Search, way: int, expression: str, place: tuple[int, int]) -> list[int]:
    """List what is found in one way, after a number and no more than a limit."""
    places = sorted(RESOURCES.index(BY_TYPE[name]) for name in search.types) or range(len(RESOURCES))
    if way == 0:
        found = (
            "SELECT number FROM search_key WHERE key = ?1 "
            "AND EXISTS (SELECT 1 FROM search WHERE search.rowid = search_key.number AND search MATCH ?2) "
        )
    else:
        found = (
            "SELECT rowid AS number FROM search WHERE search MATCH ?2 "
            "AND rowid NOT IN (SELECT number FROM search_key WHERE key = ?1) "
        )
    among = ", ".join(f"?{number}" for number, _ in enumerate(places, 6))
    begin = max(place[0], places[0] << COLLECTION_BITS)
    rows = store.rows(
        f"{found} AND number > ?3 AND number < ?4 AND number >> {COLLECTION_BITS} IN ({among}) "
        "ORDER BY number LIMIT ?5",
        (search.question.key, expression, begin, places[-1] + 1 << COLLECTION_BITS, place[1], *places),
    )
    return [row[0] for row in rows]
