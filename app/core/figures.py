"""Figures: decimal strings, never floats, and their wording for people in both languages."""

import re
from decimal import Decimal
from functools import cache
from typing import Annotated

from pydantic import StringConstraints

from app.core.shapes import Text

MAX_DECIMAL_LENGTH = 30

DecimalText = Annotated[
    str, StringConstraints(pattern=r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$", max_length=MAX_DECIMAL_LENGTH)
]
"""A decimal number as text: "34000000.50"."""

_JAPANESE_UNITS = ("", "万", "億", "兆", "京")
_ENGLISH_UNITS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MAX_ENGLISH_DECIMALS = 3

_EXACT = Text(ja="{}", en="{}")
_PRECISION_WORDS = {
    "estimated": Text(ja="推計{}", en="an estimated {}"),
    "approximate": Text(ja="約{}", en="about {}"),
    "lower-bound": Text(ja="{}以上", en="at least {}"),
}


def number_of(value: str) -> int | float:
    """Give a decimal string as a JSON number, for charts; the string stays the true value."""
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def display(value: str, unit: str, *, counter: str = "", precision: str | None = None) -> Text:
    """Word a figure for people: "約2万人", "about 20,000".

    Nothing is rounded: Japanese groups by 万, 億, 兆; English says million or billion only where at
    most three decimals are exact, and writes all digits elsewhere. `unit` is "count", "percent",
    "rank" or an ISO 4217 code; `counter` is the Japanese word
    for what is counted (人, か国); `precision` is a code of
    the list "precisions"; None and those without a word of their own are exact.
    """
    number = Decimal(value)
    words = _PRECISION_WORDS.get(precision or "exact", _EXACT)
    return Text(
        ja=words.ja.format(_japanese(number, unit, counter)),
        en=words.en.format(_english(number, unit)),
    )


def _japanese(number: Decimal, unit: str, counter: str) -> str:
    match unit:
        case "percent":
            return f"{number:,f}%"
        case "rank":
            return f"{number:,f}位"
        case "count":
            return japanese_number(number) + counter
        case currency:
            return japanese_number(number) + _currency_name(currency)


def _english(number: Decimal, unit: str) -> str:
    match unit:
        case "percent":
            return f"{number:,f}%"
        case "rank":
            return f"no. {number:,f}"
        case "count":
            return english_number(number)
        case currency:
            return f"{currency} {english_number(number)}"


def japanese_number(number: Decimal) -> str:
    """Write a number in newsroom style: 34億, 1億2345万6789; below 10,000 with a comma: 6,000."""
    sign, digits = ("-", -number) if number < 0 else ("", number)
    whole, decimals = divmod(digits, 1)
    if whole < 10_000:
        return f"{sign}{digits:,f}"
    groups = []
    rest = int(whole)
    for name in _JAPANESE_UNITS:
        rest, group = divmod(rest, 10_000)
        if group:
            groups.append(f"{group}{name}")
    fraction = f"{decimals:f}".partition(".")[2].rstrip("0")
    tail = ("" if groups[0].isdigit() else "0") + f".{fraction}" if fraction else ""
    return sign + "".join(reversed(groups)) + tail


def english_number(number: Decimal) -> str:
    """Write a number as English does: 3.4 billion where that is exact, else 3,412,345,678."""
    for size, name in _ENGLISH_UNITS:
        scaled = (number / size).normalize()
        if abs(scaled) >= 1 and -int(scaled.as_tuple().exponent) <= _MAX_ENGLISH_DECIMALS:
            return f"{scaled:,f} {name}"
    return f"{number:,f}"


@cache
def _currency_name(currency: str) -> str:
    # Imported late: only seeding words figures, and a server starts without it.
    from babel.numbers import get_currency_name

    return re.sub(r"\s", "", get_currency_name(currency, count=2, locale="ja"))
