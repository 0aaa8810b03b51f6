"""What values parameters take: lists with commas, names, whole numbers."""

import re
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from app.core.figures import MAX_DECIMAL_LENGTH
from app.core.malformed import malformed, shown
from app.core.vocabulary import CountryCode

MAX_VALUES = 100
MAX_AMOUNT = 10**18

_DECIMAL = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?")

T = TypeVar("T")


def _split_commas(values: list[str]) -> list[str]:
    """Part values at commas: a comma means OR, as the repeated parameter does; a value named twice is one."""
    return _once([part for value in values for part in value.split(",")])


def _split_names(values: list[str]) -> list[str]:
    """Part names at commas, but not at a comma within a name, which a space follows."""
    return _once([name for value in values for name in re.split(r",(?! )", value)])


def _once(values: list[str]) -> list[str]:
    """Leave out repeated values; but of too many all stay, to be refused as too many."""
    return list(dict.fromkeys(values)) if len(values) <= MAX_VALUES else values


def _digits(value: Any) -> Any:
    """Refuse what Python takes for a whole number beside plain digits: 1_0, 5.0, full-width digits."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,40}", value):
        raise malformed(en=f"Not a whole number: {shown(value)}.", ja=f"整数ではありません: {shown(value)}")
    return value


def _plain_decimal(value: str) -> str:
    """Refuse what Python takes for a decimal number beside plain digits (1_0, ＋５, " 5", .5), and what is too long."""
    if not _DECIMAL.fullmatch(value):
        raise malformed(en=f"Not a decimal number: {shown(value)}.", ja=f"十進数ではありません: {shown(value)}")
    if len(f"{Decimal(value):f}") > MAX_DECIMAL_LENGTH:
        raise malformed(
            en=f"More than {MAX_DECIMAL_LENGTH} characters when written out: {shown(value)}.",
            ja=f"書き下すと {MAX_DECIMAL_LENGTH} 字を超えます: {shown(value)}",
        )
    return value


class Stated:
    """Marks a list of names or words that some record must have, though no code list names them."""


CommaList = Annotated[list[T], BeforeValidator(_split_commas), Field(max_length=MAX_VALUES)]
"""Codes, ids or numbers: `a,b` is the same as giving the parameter twice."""

NameList = Annotated[list[str], BeforeValidator(_split_names), Field(max_length=MAX_VALUES), Stated]
"""Names as sources write them, which may have commas: "Tokyo,Seoul" are two, "Seoul, Korea" is one."""

WordList = Annotated[list[str], BeforeValidator(_split_commas), Field(max_length=MAX_VALUES), Stated]
"""Words that records have, but no code list."""

PlainDigits = BeforeValidator(_digits)
"""Comes after the limits of a number in a list, or OpenAPI would not tell them."""

WholeNumber = Annotated[int, PlainDigits]

Amount = Annotated[
    Decimal,
    Field(ge=-MAX_AMOUNT, le=MAX_AMOUNT, allow_inf_nan=False),
    BeforeValidator(_plain_decimal),
    WithJsonSchema({"type": "number", "minimum": -MAX_AMOUNT, "maximum": MAX_AMOUNT}),
]
"""A figure to compare with: kept as it is written, never as a float."""

Percent = Annotated[
    Decimal,
    Field(ge=0, le=100, allow_inf_nan=False),
    BeforeValidator(_plain_decimal),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]

NONE = "none"
"""Asks for records that have no value."""

CountryCodes = CommaList[CountryCode]
