"""The texts of a document: what it is found by in search, each with the name of its field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from app.core.countries import country_words
from app.core.shapes import Country, Shape
from app.core.vocabulary import CodeOf, marks

TITLE, TEXT, LINKS, QUOTES = range(4)
"""Columns of the search table, in the order of `app.core.matching.COLUMNS`."""

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_UNREAD = frozenset({"type", "id", "links", "url", "copy_url", "date_start", "date_end", "precision"}) | {
    "alternatives",
    "claims",
    "confidence",
    "decided_by",
    "derived_check",
    "headline",
    "other_dates",
    "preference_reason",
    "stated_in",
    "verdicts",
}
"""Keys without words of their own: addresses, what stands beside it in another form, and what is told of others."""

_OF_A_CITATION = ("as_stated", "note")
"""A citation is found by its words; what it says of its source is found at the source."""


class FieldText(NamedTuple):
    """A text, the dotted name of its field, and the column that it is indexed in."""

    column: int
    field: str
    text: str


class Coded(NamedTuple):
    """The code lists of a shape's fields, and the labels of their codes."""

    lists: Mapping[str, str]
    labels: Mapping[tuple[str, str], Mapping[str, str]]

    def label(self, field: str, code: str) -> Mapping[str, str]:
        """Give the label of the code in a field, by language; empty if the field holds no code."""
        return self.labels.get((self.lists.get(field, ""), code), {})


def coded_fields(shape: type[Shape], prefix: str = "") -> Iterator[tuple[str, str]]:
    """List the fields of a shape that hold codes, by dotted name, each with its code list."""
    for name, field in shape.model_fields.items():
        path = prefix + (field.alias or name)
        for mark in marks(field.annotation, field.metadata):
            if isinstance(mark, CodeOf):
                yield path, mark.code_list
        for inner in _shapes_in(field.annotation):
            yield from coded_fields(inner, f"{path}.")


def _shapes_in(annotation: object) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes_in(part)


def texts_of(document: Mapping[str, Any], coded: Coded) -> Iterator[FieldText]:
    """Yield the texts of a document, in its own order."""
    for key, value in document.items():
        if key not in _UNREAD:
            yield from _texts(value, key, QUOTES if key == "as_stated" else TEXT, coded)


def _texts(value: Any, field: str, column: int, coded: Coded) -> Iterator[FieldText]:
    match value:
        case str():
            yield from _of_string(value, field, column, coded)
        case list():
            for item in value:
                yield from _texts(item, field, column, coded)
        case {"code": str(), "name": dict(), **others} if not others:
            yield from _of_country(value, field)
        case {"id": str(), "name": dict(), **others} if not others:
            yield from _texts(value["name"], f"{field}.name", LINKS, coded)
        case {"as_stated": _, "source": _, "note": _}:
            for key in _OF_A_CITATION:
                yield from _texts(value[key], f"{field}.{key}", QUOTES, coded)
        case dict():
            for key, inner in value.items():
                if key not in _UNREAD:
                    yield from _texts(inner, f"{field}.{key}", column, coded)


def _of_string(value: str, field: str, column: int, coded: Coded) -> Iterator[FieldText]:
    if field in coded.lists:
        for language, label in coded.label(field, value).items():
            yield FieldText(LINKS, f"{field}.label.{language}", label)
    else:
        yield FieldText(LINKS if _DATE.fullmatch(value) else column, field, value)


def _of_country(value: Mapping[str, Any], field: str) -> Iterator[FieldText]:
    japanese, english, code, *others = country_words(Country.model_validate(value))
    yield FieldText(LINKS, f"{field}.name.ja", japanese)
    yield FieldText(LINKS, f"{field}.name.en", english)
    yield FieldText(LINKS, f"{field}.code", code)
    for other in others:
        yield FieldText(LINKS, f"{field}.other_names", other)
