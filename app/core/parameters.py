"""What values parameters take: lists with commas, names, whole numbers."""

import re
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field

from app.core.malformed import malformed, shown
from app.core.vocabulary import CountryCode

MAX_VALUES = 100

T = TypeVar("T")


def _split_commas(values: list[str]) -> list[str]:
    """Part values at commas: a comma means OR, as the repeated parameter does; a value named twice is one."""
    return list(dict.fromkeys(part for value in values for part in value.split(",")))


def _split_names(values: list[str]) -> list[str]:
    """Part names at commas, but not at a comma within a name, which a space follows."""
    return list(dict.fromkeys(name for value in values for name in re.split(r",(?! )", value)))


def _digits(value: Any) -> Any:
    """Refuse what Python takes for a whole number beside plain digits: 1_0, 5.0, full-width digits."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,40}", value):
        raise malformed(en=f"Not a whole number: {shown(value)}.", ja=f"整数ではありません: {shown(value)}")
    return value


class Stated:
    """Marks a list of names or words that some record must have, though no code list names them."""


CommaList = Annotated[list[T], BeforeValidator(_split_commas), Field(max_length=MAX_VALUES)]
"""Codes, ids or numbers: `a,b` is the same as giving the parameter twice."""

NameList = Annotated[list[str], BeforeValidator(_split_names), Field(max_length=MAX_VALUES), Stated]
"""Names as sources write them, which may have commas: "Tokyo,Seoul" are two, "Seoul, Korea" is one."""

WordList = Annotated[list[str], BeforeValidator(_split_commas), Field(max_length=MAX_VALUES), Stated]
"""Words that records have, but no code list."""

WholeNumber = Annotated[int, BeforeValidator(_digits)]

NONE = "none"
"""Asks for records that have no value."""

CountryCodes = CommaList[CountryCode]
