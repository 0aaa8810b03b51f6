"""Strict validation: shapes first, then everything that a shape cannot know."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.core.countries import country_names
from app.core.documents import first_at, values_at
from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, extent
from app.core.malformed import MAX_ALLOWED_SHOWN, nearest, shown
from app.core.shapes import Shape
from app.core.vocabulary import COUNTRIES, CodeOf, Mark
from app.facts.resources import RESOURCES
from app.seeding.faults import SeedFault, SeedRefused, Way
from app.seeding.seed_file import SEED_FILE


def validated(seed: Any) -> Shape:
    """Validate a seed file that has been read.

    Raises:
        SeedRefused: with every fault of the file.
    """
    faults: list[SeedFault] = []
    try:
        # A file has keys by their names in JSON only: "from", never "from_".
        valid = SEED_FILE.model_validate(seed, by_alias=True, by_name=False)
    except ValidationError as error:
        faults += [_fault_of_shape(one) for one in error.errors(include_url=False)]
    if isinstance(seed, dict):
        faults += CrossCheck(seed).faults()
    if faults:
        raise SeedRefused(faults, seed)
    return valid


def _fault_of_shape(error: ErrorDetails) -> SeedFault:
    path = error["loc"]
    match error["type"]:
        case "extra_forbidden":
            known = list(_keys_at(error["loc"][:-1]))
            key = str(error["loc"][-1])
            return SeedFault(path, "Unknown key.", known, nearest(key, known))
        case "missing":
            return SeedFault(path, "This key is missing; use null or [] for what is unknown or none.")
        case "malformed":
            context = error["ctx"]
            return SeedFault(path, f"{context['en']}", context["allowed"], context["did_you_mean"])
        case "too_short" if error["loc"][-1] == "citations":
            return SeedFault(path, "A record needs at least one citation.")
        case _:
            return SeedFault(path, f"{error['msg']}; found {shown(error['input'])}.")


def _keys_at(path: Way) -> Iterator[str]:
    """List the keys that the object at `path` may have."""
    shape: type[Shape] = SEED_FILE
    for part in path:
        if isinstance(part, str):
            fields = {field.alias or name: field for name, field in shape.model_fields.items()}
            shape, *_ = _shapes_in(fields[part].annotation)
    for name, field in shape.model_fields.items():
        yield field.alias or name


def _shapes_in(annotation: Any) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes_in(part)


class CrossCheck:
    """Checks between values: references, codes, order of dates, overlaps, ids used twice.

    It reads the file as it is and not the validated records, so that a record with one fault is
    still searched for others.
    """

    def __init__(self, seed: Mapping[str, Any]) -> None:
        self._seed = seed
        self._ids = {resource.path: self._ids_in(resource.key) for resource in RESOURCES}
        self._codes = self._code_lists()
        self._absent: set[str] = set()

    def faults(self) -> Iterator[SeedFault]:
        """Find every fault."""
        yield from self._visit(SEED_FILE, (), self._seed, ())
        for code_list in sorted(self._absent):
            yield SeedFault(("code_lists",), f"The code list {code_list!r} is missing.")

    def _records(self, key: str) -> list[Any]:
        value = self._seed.get(key)
        return [value] if isinstance(value, dict) else value if isinstance(value, list) else []

    def _ids_in(self, key: str) -> Collection[str]:
        # Of all that finds a word quickly, only a dict keeps the order of the file.
        return dict.fromkeys(_texts(values_at(self._records(key), "id")))

    def _code_lists(self) -> dict[str, list[str]]:
        lists = {
            str(first_at(code_list, "id")): _texts(values_at(code_list, "values.id"))
            for code_list in self._records("code_lists")
        }
        return lists | {COUNTRIES: list(country_names())}

    def _visit(self, annotation: Any, metadata: Sequence[Any], value: Any, path: Way) -> Iterator[SeedFault]:
        """Go through a value along its type."""
        if isinstance(annotation, type) and issubclass(annotation, Shape):
            if isinstance(value, dict):
                yield from self._visit_object(annotation, value, path)
            return
        if isinstance(value, list) and get_origin(annotation) is list:
            for index, item in enumerate(value):
                yield from self._visit(get_args(annotation)[0], (), item, (*path, index))
            yield from _used_twice(value, path)
            if len(path) == 1:
                yield from _out_of_order(value, path)
            return
        if isinstance(value, str):
            if value.strip() and value != value.strip():
                yield SeedFault(path, f"Blanks at the ends of {shown(value)}.")
            for mark in metadata:
                if isinstance(mark, Mark):
                    yield from self._check_mark(mark, value, path)
        marked = getattr(annotation, "__metadata__", ())
        for part in get_args(annotation)[: 1 if marked else None]:
            yield from self._visit(part, marked, value, path)

    def _visit_object(self, shape: type[Shape], value: dict[str, Any], path: Way) -> Iterator[SeedFault]:
        for name, field in shape.model_fields.items():
            key = field.alias or name
            yield from self._visit(field.annotation, field.metadata, value.get(key), (*path, key))
        if shape.ordered_dates:
            yield from _backwards(shape.ordered_dates, value, path)
        if shape.disjoint_periods:
            yield from _overlaps(value.get(shape.disjoint_periods), (*path, shape.disjoint_periods))

    def _check_mark(self, mark: Mark, value: str, path: Way) -> Iterator[SeedFault]:
        if isinstance(mark, CodeOf):
            if mark.code_list not in self._codes:
                self._absent.add(mark.code_list)
                return
            known: Collection[str] = mark.allowed(self._codes[mark.code_list])
            detail = f"{shown(value)} is not in the code list {mark.code_list!r}."
        else:
            known = self._ids[mark.resource]
            detail = f"{shown(value)} is not the id of any record of {mark.resource}."
        if value not in known:
            allowed = list(known) if len(known) <= MAX_ALLOWED_SHOWN else ()
            yield SeedFault(path, detail, allowed, nearest(value, known))


def _out_of_order(items: list[Any], path: Way) -> Iterator[SeedFault]:
    """Find the first record that does not stand in the order of the ids."""
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    for index, (before, here) in enumerate(pairwise(ids), 1):
        if isinstance(before, str) and isinstance(here, str) and here < before:
            yield SeedFault((*path, index, "id"), f"{shown(here)} stands behind {shown(before)}: ids are in order.")
            return


def _used_twice(items: list[Any], path: Way) -> Iterator[SeedFault]:
    seen = set()
    for index, item in enumerate(items):
        item_id = item.get("id") if isinstance(item, dict) else None
        if isinstance(item_id, str):
            if item_id in seen:
                yield SeedFault((*path, index, "id"), f"The id {item_id!r} is used twice.")
            seen.add(item_id)


def _texts(values: Iterator[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _days(start: Any, end: Any) -> tuple[str, str] | None:
    """Give the first day of `start` and the last of `end`; None if either is no date."""
    try:
        return (
            UNKNOWN_DAY if start is None else extent(start).first_day,
            OPEN_DAY if end is None else extent(end).last_day,
        )
    except (ValueError, TypeError, AttributeError):
        return None


def _backwards(keys: tuple[str, str], value: Mapping[str, Any], path: Way) -> Iterator[SeedFault]:
    start, end = (value.get(key) for key in keys)
    days = _days(start, end)
    if days and days[1] < days[0]:
        yield SeedFault((*path, keys[1]), f"{end} is before {start}, the value of {keys[0]!r}.")


def _overlaps(periods: Any, path: Way) -> Iterator[SeedFault]:
    """Compare each period with the one before; they may share a year or month that one ends and one begins in."""
    if not isinstance(periods, list):
        return
    before: tuple[Any, Any] | None = None
    for index, period in enumerate(periods):
        if not isinstance(period, dict):
            continue
        here = (period.get("from"), period.get("to"))
        if before is not None and _runs_into(before[1], here[0]):
            yield SeedFault(
                (*path, index),
                f"The period from {here[0]} overlaps the one before, which lasts to {before[1]}; "
                "periods stand in order and apart.",
            )
        before = here


def _runs_into(end: Any, start: Any) -> bool:
    days = _days(end, start)
    if end is None or start is None:
        return True
    return days is not None and days[1] < days[0]
