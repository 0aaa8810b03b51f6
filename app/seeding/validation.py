"""Strict validation, record by record: shapes first, then everything that a shape cannot know."""

from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.core.malformed import nearest, shown
from app.core.shapes import Shape
from app.facts.resources import RESOURCES
from app.seeding.crosscheck import CrossCheck, used_twice
from app.seeding.faults import Place, SeedFault, SeedRefused, Way
from app.seeding.reading import Listed, Seed
from app.seeding.seed_file import SEED_FILE

Progress = Callable[[str, int], None]

RECORDS = {resource.key: resource.record for resource in RESOURCES}


def validated(seed: Seed, checking: Progress) -> Any:
    """Validate a seed file, and give what is in it besides lists.

    Raises:
        SeedRefused: with every fault of the file.
    """
    faults = [fault.within((), (), seed.head) for fault in _of_shape(SEED_FILE, seed.head)]
    if isinstance(seed.head, dict):
        check = CrossCheck(seed)
        faults += (fault.within((), (), seed.head) for fault in check.of_head())
        for place, key in enumerate(seed.head):
            if key in seed.lists:
                faults += _of_list(seed.lists[key], (key,), (place,), check)
                checking(key, len(seed.lists[key]))
        faults += (fault.within((), (), seed.head) for fault in check.of_code_lists())
    if faults:
        raise SeedRefused(faults)
    return SEED_FILE.model_validate(seed.head, by_alias=True, by_name=False)


def _of_list(listed: Listed, way: tuple[str], place: Place, check: CrossCheck) -> Iterator[SeedFault]:
    shape = RECORDS[way[0]]
    before, in_order = None, True
    for number, record in enumerate(listed):
        found = _of_shape(shape, record) + check.of_record(shape, record)
        here = record.get("id") if isinstance(record, dict) else None
        if isinstance(here, str):
            if listed.ids[here] < number:
                found.append(used_twice((), here))
            if in_order and before is not None and here < before:
                found.append(SeedFault(("id",), f"{shown(here)} stands behind {shown(before)}: ids are in order."))
                # The first says enough: one record in the wrong place makes many of them.
                in_order = False
        before = here if isinstance(here, str) else None
        yield from (fault.within((*way, number), (*place, number), record) for fault in found)


def _of_shape(shape: type[Shape], value: Any) -> list[SeedFault]:
    try:
        # A file has keys by their names in JSON only: "from", never "from_".
        shape.model_validate(value, by_alias=True, by_name=False)
    except ValidationError as error:
        return [_fault_of_shape(shape, one) for one in error.errors(include_url=False)]
    return []


def _fault_of_shape(shape: type[Shape], error: ErrorDetails) -> SeedFault:
    path = error["loc"]
    match error["type"]:
        case "extra_forbidden":
            known = list(_keys_at(shape, path[:-1]))
            key = str(path[-1])
            return SeedFault(path, "Unknown key.", known, nearest(key, known))
        case "missing":
            return SeedFault(path, "This key is missing; use null or [] for what is unknown or none.")
        case "malformed":
            context = error["ctx"]
            return SeedFault(path, f"{context['en']}", context["allowed"], context["did_you_mean"])
        case "too_short" if path[-1] == "citations":
            return SeedFault(path, "A record needs at least one citation.")
        case _:
            return SeedFault(path, f"{error['msg']}; found {shown(error['input'])}.")


def _keys_at(shape: type[Shape], path: Way) -> Iterator[str]:
    """List the keys that the object may have to which `path` leads within a shape."""
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
