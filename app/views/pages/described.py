"""What a shape tells of its fields: which code list a value is a code of, and which collection it is an id in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from app.core.vocabulary import CodeOf, IdOf, marks


@dataclass(frozen=True)
class Described:
    """A field, and the fields below it."""

    code_list: str = ""
    collection: str = ""
    below: "Mapping[str, Described]" = field(default_factory=dict)

    def at(self, key: str) -> "Described":
        """Give the field below with this name."""
        return self.below.get(key, NOTHING)


NOTHING = Described()


@cache
def described(annotation: Any) -> Described:
    """Describe a type: a shape, or a list or choice of shapes."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return Described(below={one.alias or name: _field(one.annotation, one.metadata) for name, one in fields})
    below: dict[str, Described] = {}
    for part in get_args(annotation):
        below |= _of_part(part).below
    return Described(below=below)


def _field(annotation: Any, metadata: list[Any]) -> Described:
    found = list(marks(annotation, metadata))
    return Described(
        code_list=next((mark.code_list for mark in found if isinstance(mark, CodeOf)), ""),
        collection=next((mark.resource for mark in found if isinstance(mark, IdOf)), ""),
        below=_of_part(annotation).below,
    )


def _of_part(part: Any) -> Described:
    return described(part) if isinstance(part, type) or get_args(part) else NOTHING
