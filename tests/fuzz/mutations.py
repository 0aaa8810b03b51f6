"""Ways to spoil a seed file, each drawn at random: of its values, and of its bytes."""

import copy
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import strategies as st

from app.seeding.faults import Way
from tests.seeding.dossiers import LEANS_ON, Dossier

BAD_DATES = ["", "1951-02-31", "1951-13", "0000", "1951-2-3", "yesterday", "１９５１", "1951\n", "1951-12-05T00:00:00Z"]
OTHER_KINDS: list[Any] = [True, -1, 10**40, 1e300, "x" * 100_000, "\x00", " ", [], {}, [[]], {"id": None}, [None] * 300]
DATED = ("date", "end_date", "from", "to", "born", "died", "started", "ended", "published", "adopted")

MAX_NESTING = 3_000
BAD_BYTES = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x00", b"\x1b"]
"""No UTF-8, or no character that JSON has anywhere."""


class Spoiled(NamedTuple):
    """A dossier with one thing wrong, and where that must be told; None if perhaps nothing is wrong."""

    dossier: Dossier
    at: Way | None
    what: str

    def __repr__(self) -> str:
        # The whole dossier would be too long to read.
        return self.what


def ways_to(value: Any, way: Way = ()) -> Iterator[Way]:
    """Yield where each value within a value stands."""
    for key, below in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*way, key)
        yield from ways_to(below, (*way, key))


def at(value: Any, way: Way) -> Any:
    """Give the value that stands somewhere."""
    for part in way:
        value = value[part]
    return value


def nested(depth: int) -> list[Any]:
    """Make lists within lists."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def spoiled(dossier: Dossier, ways: list[Way]) -> st.SearchStrategy[Spoiled]:
    """Spoil one of the values that stand at `ways` in a dossier, which itself stays as it is."""
    keys = [way for way in ways if isinstance(way[-1], str) and way[-1] != "$schema"]
    records = [way for way in ways if len(way) == 2 and isinstance(way[1], int)]
    references = [way for way in keys if way[-1] in LEANS_ON and isinstance(at(dossier, way), str)]
    dates = [way for way in keys if way[-1] in DATED and isinstance(at(dossier, way), str)]
    values = st.sampled_from([way for way in ways if way != ("$schema",)])
    return st.one_of(
        st.sampled_from(keys).map(lambda way: _removed(dossier, way)),
        st.tuples(st.sampled_from(keys), st.text(min_size=1, max_size=9)).map(lambda drawn: _added(dossier, *drawn)),
        st.tuples(values, st.sampled_from(OTHER_KINDS)).map(lambda drawn: _replaced(dossier, *drawn)),
        st.tuples(values, st.text(max_size=40)).map(lambda drawn: _put(dossier, *drawn, "some text")),
        values.map(lambda way: _put(dossier, way, None, "null")),
        st.tuples(values, st.integers(1, MAX_NESTING)).map(lambda drawn: _nested(dossier, *drawn)),
        st.sampled_from(records).map(lambda way: _twice(dossier, way)),
        st.sampled_from(references).map(lambda way: _put(dossier, way, "nowhere", "a broken reference", told=True)),
        st.tuples(st.sampled_from(dates), st.sampled_from(BAD_DATES)).map(
            lambda drawn: _put(dossier, *drawn, "a bad date", told=True)
        ),
    )


def _put(dossier: Dossier, way: Way, value: Any, what: str, *, told: bool = False) -> Spoiled:
    changed = copy.deepcopy(dossier)
    at(changed, way[:-1])[way[-1]] = value
    return Spoiled(changed, way if told else None, f"{what} at {way}")


def _removed(dossier: Dossier, way: Way) -> Spoiled:
    changed = copy.deepcopy(dossier)
    del at(changed, way[:-1])[way[-1]]
    return Spoiled(changed, way, f"{way} removed")


def _added(dossier: Dossier, beside: Way, name: str) -> Spoiled:
    way = (*beside[:-1], name)
    is_new = name not in at(dossier, beside[:-1])
    return _put(dossier, way, "x", "a key too many", told=is_new)


def _replaced(dossier: Dossier, way: Way, value: Any) -> Spoiled:
    is_other = type(value) is not type(at(dossier, way)) and at(dossier, way) is not None
    return _put(dossier, way, value, f"{str(value)[:20]}", told=is_other)


def _nested(dossier: Dossier, way: Way, depth: int) -> Spoiled:
    told = not isinstance(at(dossier, way), list) and at(dossier, way) is not None
    return _put(dossier, way, nested(depth), f"{depth} lists", told=told)


def _twice(dossier: Dossier, way: Way) -> Spoiled:
    changed = copy.deepcopy(dossier)
    records = changed[str(way[0])]
    records.insert(int(way[1]) + 1, copy.deepcopy(records[int(way[1])]))
    return Spoiled(changed, (way[0], int(way[1]) + 1, "id"), f"{way} twice")


def written(dossier: Dossier) -> bytes:
    """Write a dossier, however deep; what is no number in JSON is written as Python does."""
    try:
        return json.dumps(dossier, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except RecursionError:
        # Deeper than Python's own writer goes.
        return b'{"members":' + b"[" * MAX_NESTING + b"]" * MAX_NESTING + b"}"


def spoiled_bytes(whole: bytes) -> st.SearchStrategy[bytes]:
    """Cut a file off, or put bytes into it that no JSON has: never a seed file."""
    places = st.integers(0, len(whole) - 1)
    return st.one_of(
        places.map(lambda place: whole[:place]),
        st.tuples(places, st.sampled_from(BAD_BYTES)).map(
            lambda drawn: whole[: drawn[0]] + drawn[1] + whole[drawn[0] :]
        ),
        places.map(lambda place: whole + whole[place:]),
    )


def changed_bytes(whole: bytes) -> st.SearchStrategy[bytes]:
    """Change, leave out or repeat bytes anywhere: perhaps a seed file still."""
    places = st.integers(0, len(whole) - 1)
    return st.one_of(
        st.tuples(places, st.binary(min_size=1, max_size=4)).map(
            lambda drawn: whole[: drawn[0]] + drawn[1] + whole[drawn[0] + len(drawn[1]) :]
        ),
        st.tuples(places, st.integers(1, 200)).map(lambda drawn: whole[: drawn[0]] + whole[sum(drawn) :]),
        st.tuples(places, places).map(lambda drawn: whole[: max(drawn)] + whole[min(drawn) :]),
    )
