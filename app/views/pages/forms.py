"""Forms that ask with the API's own parameters: their fields come from the query class."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from app.core.query import CollectionQuery
from app.core.vocabulary import CODE_LIST_KEY, COUNTRIES
from app.views.pages.dates import is_date
from app.views.pages.reader import Reader
from app.views.pages.vocabulary import field_label, value_label

NOT_SHOWN = frozenset({"fields", "release", "limit", "cursor", "lang", "accessed", "format", "style"})
"""Parameters that a form does not offer; what was asked with them is kept."""

MAX_OPTIONS = 300
FULL_DATE_LENGTH = len("1993-11-23")


class Option(NamedTuple):
    """A value to choose."""

    value: str
    label: str
    chosen: bool


class FormField(NamedTuple):
    """A field of a form."""

    name: str
    label: str
    kind: str
    """`choice`, `date`, `day`, `number` or `text`."""

    value: str
    options: Sequence[Option]
    required: bool
    blank: str = ""
    """What it means to choose nothing, where that is not “any”."""


def form_of(query: type[BaseModel], asked: Mapping[str, str], reader: Reader) -> list[FormField]:
    """Give the fields of the form that asks what a query class takes: text first, then choices, order last."""
    schema = query.model_json_schema()
    required = schema.get("required", [])
    fields = []
    for name, described in schema["properties"].items():
        field = None if name in NOT_SHOWN else _field(name, described, asked.get(name, ""), query, reader)
        if field:
            fields.append(field._replace(required=name in required))
    return sorted(fields, key=lambda field: (field.name != "q", field.name == "sort"))


def kept_of(query: type[BaseModel], asked: Mapping[str, str]) -> dict[str, str]:
    """Give what was asked for that the form has no field for, but for the place in the list."""
    shown = {field for field in query.model_fields if field not in NOT_SHOWN}
    return {name: value for name, value in asked.items() if name not in shown and name != "cursor"}


def _field(
    name: str, described: Mapping[str, Any], value: str, query: type[BaseModel], reader: Reader
) -> FormField | None:
    label = field_label(name, reader.language)
    schema = _simple(described)
    values = _values(name, schema, query, reader)
    if values:
        options = [Option(code, words, code == value) for code, words in values]
        if value and not any(option.chosen for option in options):
            options.append(Option(value, value, chosen=True))
        return FormField(name, label, "choice", value, options, required=False)
    pattern = schema.get("pattern", "")
    if "x-resource" in schema and not value and name != "indicator":
        return None
    if pattern.startswith("^[0-9]{4}"):
        # A browser's field for days cannot show a year or a month.
        whole = name == "valid_on" and (not value or (is_date(value) and len(value) == FULL_DATE_LENGTH))
        return FormField(name, label, "day" if whole else "date", value, [], required=False)
    kind = "number" if schema.get("type") in ("integer", "number") else "text"
    return FormField(name, label, kind, value, [], required=False)


def _simple(described: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the schema of one value of a parameter that may be null, or a list."""
    options = [one for one in described.get("anyOf", [described]) if one.get("type") != "null"]
    schema: Mapping[str, Any] = options[0]
    one: Mapping[str, Any] = schema.get("items", schema)
    return one


def _values(name: str, schema: Mapping[str, Any], query: type[BaseModel], reader: Reader) -> Sequence[tuple[str, str]]:
    if name == "sort" and issubclass(query, CollectionQuery):
        return [(key, _sort_label(key, reader)) for key in query.sort_keys()]
    code_list = schema.get(CODE_LIST_KEY, "")
    if code_list:
        options = reader.vocabulary.options(code_list, reader.language)
        return sorted(options, key=lambda one: one[1]) if code_list == COUNTRIES else options
    if schema.get("type") == "boolean":
        return [("true", reader.word("yes")), ("false", reader.word("no"))]
    if name == "indicator":
        return reader.vocabulary.options("indicators", reader.language)
    if name == "series":
        return reader.vocabulary.options("forum-series", reader.language)
    return [(value, value_label(value, reader.language)) for value in schema.get("enum", [])]


def _sort_label(key: str, reader: Reader) -> str:
    label = value_label(key.removeprefix("-"), reader.language)
    return f"{label} ({reader.word('descending')})" if key.startswith("-") else label
