"""The form of JSON: what its reader would let pass, a key that stands twice, half a character, endless nesting."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from app.seeding.faults import Place, SeedFault, Way

MAX_DEPTH = 100
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class _Object(dict[str, Any]):
    """A JSON object that named a key twice."""

    twice: str


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    keys = [key for key, _ in pairs]
    marked = _Object(value)
    marked.twice = next(key for key in keys if keys.count(key) > 1)
    return marked


def refuse_constant(name: str) -> NoReturn:
    """Refuse what JSON has no numbers for: NaN, Infinity.

    Raises:
        ValueError: always.
    """
    raise ValueError(f"{name} is no JSON number")


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=refuse_constant)
"""Reads JSON so that `faults_of_form` can tell what was in it twice."""


def faults_of_form(value: Any, way: Way, place: Place) -> Iterator[SeedFault]:
    """Find the faults of form in a value that `DECODER` has read, which stands where `way` leads.

    Raises:
        RecursionError: it is nested too deeply.
    """
    return (fault.within(way, place, value) for fault in _faults(value, (), len(way)))


def _faults(value: Any, at: Way, depth: int) -> Iterator[SeedFault]:
    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(value, str) and _HALF_CHARACTER.search(value):
        yield SeedFault(at, "Half a character: a surrogate without its other half.")
    if isinstance(value, _Object):
        yield SeedFault((*at, value.twice), "This key stands twice in its object.")
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _faults(below, (*at, key), depth + 1)
