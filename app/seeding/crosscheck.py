"""Checks between values of a seed file: references, codes, order of dates, overlaps, ids used twice.

They read the file as it is and not the validated records, so that a record with one fault is still searched
for others.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from app.core.countries import country_names
from app.core.documents import first_at, values_at
from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, extent
from app.core.malformed import MAX_ALLOWED_SHOWN, nearest, shown
from app.core.shapes import Shape
from app.core.vocabulary import COUNTRIES, CodeOf, Mark
from app.facts.resources import RESOURCES
from app.seeding.faults import SeedFault, Way
from app.seeding.reading import Seed
from app.seeding.seed_file import SEED_FILE

CODE_LISTS = "code_lists"


class CrossCheck:
    """Knows the ids and codes of a file, which is an object, and holds its values against them."""

    def __init__(self, seed: Seed) -> None:
        self._head = seed.head
        self._ids = {resource.path: _ids_in(seed, resource.key) for resource in RESOURCES}
        self._codes = _codes_in(seed)
        self._known: dict[Mark, Collection[str]] = {}
        self._absent: set[str] = set()

    def of_head(self) -> list[SeedFault]:
        """Find the faults of what is no list."""
        return self.of_record(SEED_FILE, self._head)

    def of_record(self, shape: type[Shape], value: Any) -> list[SeedFault]:
        """Find the faults of a record that should have a shape; their ways begin at the record."""
        found: list[SeedFault] = []
        self._visit(Part((), shape, None), value, (), found)
        return found

    def of_code_lists(self) -> Iterator[SeedFault]:
        """List the code lists that were asked for in vain."""
        for code_list in sorted(self._absent):
            yield SeedFault((CODE_LISTS,), f"The code list {code_list!r} is missing.")

    def _visit(self, part: "Part", value: Any, at: Way, found: list[SeedFault]) -> None:
        if isinstance(value, str):
            stripped = value.strip()
            if stripped and stripped != value:
                found.append(SeedFault(at, f"Blanks at the ends of {shown(value)}."))
            for mark in part.marks:
                found += self._of_mark(mark, value, at)
        elif isinstance(value, dict) and part.shape:
            for key, below in parts_of(part.shape):
                self._visit(below, value.get(key), (*at, key), found)
            found += _of_shape(part.shape, value, at)
        elif isinstance(value, list) and part.items:
            for number, item in enumerate(value):
                self._visit(part.items, item, (*at, number), found)
            found += _used_twice(value, at)

    def _of_mark(self, mark: Mark, value: str, at: Way) -> Iterator[SeedFault]:
        if isinstance(mark, CodeOf) and mark.code_list not in self._codes:
            self._absent.add(mark.code_list)
            return
        if mark not in self._known:
            self._known[mark] = self._known_by(mark)
        known = self._known[mark]
        if value not in known:
            where = f"in the code list {mark.code_list!r}" if isinstance(mark, CodeOf) else _an_id_of(mark.resource)
            allowed = list(known) if len(known) <= MAX_ALLOWED_SHOWN else ()
            yield SeedFault(at, f"{shown(value)} is not {where}.", allowed, nearest(value, known))

    def _known_by(self, mark: Mark) -> Collection[str]:
        # Of all that finds a word quickly, only a dict keeps the order of the file.
        if isinstance(mark, CodeOf):
            return dict.fromkeys(mark.allowed(self._codes[mark.code_list]))
        return self._ids[mark.resource]


class Part(NamedTuple):
    """What is checked of a value; worked out once for each field of a shape."""

    marks: tuple[Mark, ...]
    """Where a text must stand elsewhere too."""

    shape: type[Shape] | None
    items: "Part | None"
    """What is checked of each value of a list."""


@cache
def parts_of(shape: type[Shape]) -> list[tuple[str, Part]]:
    """Work out what is checked of each key of an object."""
    return [
        (field.alias or name, _part(field.annotation, field.metadata)) for name, field in shape.model_fields.items()
    ]


def _part(annotation: Any, metadata: Any) -> Part:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return Part((), annotation, None)
    if get_origin(annotation) is list:
        return Part((), None, _part(get_args(annotation)[0], ()))
    part = Part(tuple(mark for mark in metadata if isinstance(mark, Mark)), None, None)
    marked = getattr(annotation, "__metadata__", ())
    for one in get_args(annotation)[: 1 if marked else None]:
        inner = _part(one, marked)
        part = Part(part.marks + inner.marks, part.shape or inner.shape, part.items or inner.items)
    return part


def _an_id_of(resource: str) -> str:
    return f"the id of any record of {resource}"


def _ids_in(seed: Seed, key: str) -> Collection[str]:
    if key in seed.lists:
        return seed.lists[key].ids
    value = seed.head.get(key)
    return dict.fromkeys(one for one in values_at(value, "id") if isinstance(one, str))


def _codes_in(seed: Seed) -> Mapping[str, list[str]]:
    lists = {
        str(first_at(code_list, "id")): [one for one in values_at(code_list, "values.id") if isinstance(one, str)]
        for code_list in seed.lists.get(CODE_LISTS, ())
    }
    return lists | {COUNTRIES: list(country_names())}


def _used_twice(items: list[Any], at: Way) -> Iterator[SeedFault]:
    seen = set()
    for number, item in enumerate(items):
        item_id = item.get("id") if isinstance(item, dict) else None
        if isinstance(item_id, str):
            if item_id in seen:
                yield used_twice((*at, number), item_id)
            seen.add(item_id)


def used_twice(at: Way, item_id: str) -> SeedFault:
    """Say that the object at `at` has an id that another has too."""
    return SeedFault((*at, "id"), f"The id {item_id!r} is used twice.")


def _of_shape(shape: type[Shape], value: Mapping[str, Any], at: Way) -> Iterator[SeedFault]:
    if shape.ordered_dates:
        yield from _backwards(shape.ordered_dates, value, at)
    if shape.disjoint_periods:
        yield from _overlaps(value.get(shape.disjoint_periods), (*at, shape.disjoint_periods))
    if shape.alike:
        key, alike = shape.alike
        items = value.get(key)
        yield from _unlike(items if isinstance(items, list) else [], alike, (*at, key))


def _unlike(items: list[Any], alike: tuple[str, ...], at: Way) -> Iterator[SeedFault]:
    """Find what few objects of a list leave out and most have."""
    objects = [(number, item) for number, item in enumerate(items) if isinstance(item, dict)]
    for key in alike:
        without = [number for number, item in objects if item.get(key) is None]
        if len(without) < len(objects) / 2:
            for number in without:
                yield SeedFault((*at, number, key), f"Most of this list have {key!r}; then all need it.")


def _days(start: Any, end: Any) -> tuple[str, str] | None:
    """Give the first day of `start` and the last of `end`; None if either is no date."""
    try:
        return (
            UNKNOWN_DAY if start is None else extent(start).first_day,
            OPEN_DAY if end is None else extent(end).last_day,
        )
    except (ValueError, TypeError, AttributeError):
        return None


def _backwards(keys: tuple[str, str], value: Mapping[str, Any], at: Way) -> Iterator[SeedFault]:
    start, end = (value.get(key) for key in keys)
    days = _days(start, end)
    if days and days[1] < days[0]:
        yield SeedFault((*at, keys[1]), f"{end} is before {start}, the value of {keys[0]!r}.")


def _overlaps(periods: Any, at: Way) -> Iterator[SeedFault]:
    """Compare each period with the one before; they may share a year or month that one ends and one begins in."""
    if not isinstance(periods, list):
        return
    before: tuple[Any, Any] | None = None
    for number, period in enumerate(periods):
        if not isinstance(period, dict):
            continue
        here = (period.get("from"), period.get("to"))
        if before is not None and _runs_into(before[1], here[0]):
            yield SeedFault(
                (*at, number),
                f"The period from {here[0]} overlaps the one before, which lasts to {before[1]}; "
                "periods stand in order and apart.",
            )
        before = here


def _runs_into(end: Any, start: Any) -> bool:
    days = _days(end, start)
    if end is None or start is None:
        return True
    return days is not None and days[1] < days[0]
