"""The texts of a document: what it is found by in search, each with the name of its field."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from app.core.countries import country_names, country_words
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


Labels = Mapping[tuple[str, str], Mapping[str, str]]
"""The labels of codes by code list and code, each by language."""


class Reading(NamedTuple):
    """How a value is read; worked out once for each field of a shape, not for each document."""

    field: str
    column: int
    code_list: str | None
    """Where the labels of its codes are found; None if it holds no code."""

    below: "tuple[tuple[str, Reading], ...]"
    """What is read of an object, by key."""

    is_country: bool


@cache
def readings(shape: type[Shape]) -> tuple[tuple[str, Reading], ...]:
    """Work out how the documents of a shape are read."""
    return tuple(_below(shape, "", TEXT))


def _below(shape: type[Shape], prefix: str, column: int) -> Iterator[tuple[str, Reading]]:
    for name, field in shape.model_fields.items():
        key = field.alias or name
        if key not in _UNREAD:
            inner = QUOTES if key == "as_stated" and not prefix else column
            mark = next((mark for mark in marks(field.annotation, field.metadata) if isinstance(mark, CodeOf)), None)
            yield key, _reading(field.annotation, prefix + key, inner, mark.code_list if mark else None)


def _reading(annotation: object, field: str, column: int, code_list: str | None) -> Reading:
    below: tuple[tuple[str, Reading], ...] = ()
    for shape in _shapes_in(annotation):
        keys = set(shape.model_fields)
        if keys == {"code", "name"}:
            return Reading(field, column, None, (), is_country=True)
        if keys == {"id", "name"}:
            column = LINKS
        if keys.issuperset(_OF_A_CITATION) and "source" in keys:
            names = {key: shape.model_fields[key].annotation for key in _OF_A_CITATION}
            below += tuple((key, _reading(one, f"{field}.{key}", QUOTES, None)) for key, one in names.items())
        else:
            below += tuple(_below(shape, f"{field}.", column))
    return Reading(field, column, code_list, below, is_country=False)


def _shapes_in(annotation: object) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes_in(part)


def texts_of(document: Mapping[str, Any], shape: type[Shape], labels: Labels) -> list[FieldText]:
    """List the texts of a document, in its own order."""
    found: list[FieldText] = []
    for key, reading in readings(shape):
        _read(document[key], reading, labels, found)
    return found


def _read(value: Any, reading: Reading, labels: Labels, found: list[FieldText]) -> None:
    if isinstance(value, str):
        _read_string(value, reading, labels, found)
    elif isinstance(value, list):
        for item in value:
            _read(item, reading, labels, found)
    elif isinstance(value, dict):
        if reading.is_country:
            _read_country(value, reading.field, found)
        for key, below in reading.below:
            _read(value[key], below, labels, found)


def _read_string(value: str, reading: Reading, labels: Labels, found: list[FieldText]) -> None:
    field, column, code_list, _, _ = reading
    if code_list is not None:
        for language, label in labels.get((code_list, value), {}).items():
            found.append(FieldText(LINKS, f"{field}.label.{language}", label))
    else:
        found.append(FieldText(LINKS if _DATE.fullmatch(value) else column, field, value))


def _read_country(value: Mapping[str, Any], field: str, found: list[FieldText]) -> None:
    japanese, english, code, *others = _country_words(value["code"])
    found += (
        FieldText(LINKS, f"{field}.name.ja", japanese),
        FieldText(LINKS, f"{field}.name.en", english),
        FieldText(LINKS, f"{field}.code", code),
        *(FieldText(LINKS, f"{field}.other_names", other) for other in others),
    )


@cache
def _country_words(code: str) -> list[str]:
    return country_words(Country(code=code, name=country_names()[code]))
