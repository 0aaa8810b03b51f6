"""Finds records in the full-text table, best first, a page at a time.

Finds are ordered by how they were found and then by their number, in which seeding has put the kinds of
record and the records of a kind. So no find must be looked at but those of the page, however many there are.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic_core import from_json

from app.core.filters import Order
from app.core.matching import COLLECTION_BITS, Question
from app.core.paging import Cursor, Keys, fingerprint
from app.core.resource import Resource
from app.core.store import Store
from app.facts.resources import SEARCHED
from app.views.search.models import HowFound

RESOURCES = [collection for collection in SEARCHED if isinstance(collection, Resource)]
"""Only what is written in the dossier is shown: what is computed would show it a second time."""

BY_TYPE = {resource.type_name: resource for resource in RESOURCES}
WAYS: tuple[HowFound, ...] = ("whole-name", "name", "name", "text", "elsewhere")
"""How a record may be found, best first; in names, words that adjoin come before words apart."""

KEYS: Keys = [("way", Order("way", "", 0), False), ("number", Order("number", "", 0), False)]

_NUMBERS_END = len(RESOURCES) << COLLECTION_BITS


class Hit(NamedTuple):
    """A record that was found."""

    way: int
    """How it was found: a place in `WAYS`."""

    number: int
    document: Mapping[str, Any]

    @property
    def resource(self) -> Resource:
        """The resource that it belongs to."""
        return RESOURCES[self.number >> COLLECTION_BITS]


def count_by_type(store: Store, question: Question) -> dict[str, int]:
    """Count what is found, by kind of record."""
    counted = store.rows(
        f"SELECT rowid >> {COLLECTION_BITS}, count(*) FROM search WHERE search MATCH ? AND rowid < ? "
        "GROUP BY 1 ORDER BY 1",
        (question.expression, _NUMBERS_END),
    )
    return {RESOURCES[place].type_name: count for place, count in counted}


def find(store: Store, question: Question, types: Sequence[str], limit: int, after: Sequence[Any]) -> list[Hit]:
    """Find at most `limit` records that come after a way and number."""
    found: list[Hit] = []
    for way, expression in _expressions(question).items():
        if way >= after[0] and len(found) < limit:
            begin = after[1] if way == after[0] else 0
            found += _find(store, question, way, expression, types, limit - len(found), begin)
    return found


def next_cursor(store: Store, question: str, last: Hit) -> str:
    """Write where the next page begins."""
    return Cursor(store.release, fingerprint(question), (last.way, last.number)).encoded()


def _expressions(question: Question) -> Mapping[int, str]:
    """Write, for each way, what is found so and in no better way; whole names are told apart by their keys."""
    asked = question.expression
    together = f"{{title}} : ({question.phrase})"
    in_name, in_text = f"{{title}} : ({asked})", f"{{title text}} : ({asked})"
    apart = {2: f"({in_name}) NOT ({together})"} if len(question.terms) > 1 else {}
    return {0: asked, 1: together, **apart, 3: f"({in_text}) NOT ({in_name})", 4: f"({asked}) NOT ({in_text})"}


def _find(
    store: Store, question: Question, way: int, expression: str, types: Sequence[str], limit: int, begin: int
) -> list[Hit]:
    by_key = "IN" if way == 0 else "NOT IN"
    places = [RESOURCES.index(BY_TYPE[name]) for name in types]
    of_type = f"AND search.rowid >> {COLLECTION_BITS} IN ({', '.join('?' * len(places))})" if places else ""
    rows = store.rows(
        "SELECT search_record.number, search_record.document FROM search "
        "CROSS JOIN search_record ON search_record.number = search.rowid "
        f"WHERE search MATCH ? AND search.rowid {by_key} (SELECT number FROM search_key WHERE key = ?) "
        f"AND search.rowid > ? AND search.rowid < ? {of_type} ORDER BY search.rowid LIMIT ?",
        (expression, question.key, begin, _NUMBERS_END, *places, limit),
    )
    return [Hit(way, number, from_json(document)) for number, document in rows]
