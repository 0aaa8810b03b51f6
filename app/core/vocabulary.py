"""Marks for values that must stand elsewhere in the dossier: a code of a code list, an id of a resource.

A mark is written once, at the type. Seeding checks it in the whole file, a query parameter is checked
against the release that answers, and OpenAPI lists the codes. So a new code needs no new program.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

CODE_LIST_KEY = "x-code-list"
RESOURCE_KEY = "x-resource"

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_ID_LENGTH = 120

COUNTRIES = "countries"
"""The code list of ISO 3166-1; made at seeding, not written in the dossier."""


@dataclass(frozen=True)
class CodeOf:
    """The value is a code of the code list `code_list`, or that code in lower case."""

    code_list: str
    lower_case: bool = False

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) if self.lower_case else handler(schema) | {CODE_LIST_KEY: self.code_list}

    def allowed(self, codes: Iterable[str]) -> list[str]:
        """Spell the codes of the list as this value spells them."""
        return [code.lower() if self.lower_case else code for code in codes]


@dataclass(frozen=True)
class IdOf:
    """The value is the id of a record of `resource`, which is spelled as in the path."""

    resource: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) | {RESOURCE_KEY: self.resource}


Mark = CodeOf | IdOf


def marks(annotation: object, metadata: tuple[object, ...] | list[object] = ()) -> Iterator[Mark]:
    """Find the marks of a type, also inside lists, unions and aliases."""
    for mark in metadata:
        if isinstance(mark, Mark):
            yield mark
    for part in get_args(annotation):
        if isinstance(part, Mark):
            yield part
        else:
            yield from marks(part)


Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=MAX_ID_LENGTH)]
"""A readable id: lower-case words and numbers joined by hyphens."""

CountryCode = Annotated[str, CodeOf(COUNTRIES)]
"""ISO 3166-1 alpha-3, and XKX for Kosovo as the UN and the World Bank use it."""
