"""Figures and times as charts write them."""

from datetime import date
from decimal import Decimal

from app.core.figures import english_number, japanese_number
from app.core.shapes import Text
from app.core.worded_dates import Language, british, japanese

SIGNIFICANT_DIGITS = 4
"""Of an amount beside a bar: the table has it whole."""


def spoken(text: Text, language: Language) -> str:
    """Give a text in one language."""
    return text.ja if language == "ja" else text.en


def number(value: Decimal | int) -> Text:
    """Write a number: 34億, 3.4 billion."""
    return Text(ja=japanese_number(Decimal(value)), en=english_number(Decimal(value)))


def rounded(value: str) -> Decimal:
    """Round an amount to four digits."""
    whole = Decimal(value)
    places = max(whole.adjusted() + 1 - SIGNIFICANT_DIGITS, 0)
    return whole.quantize(Decimal(1).scaleb(places)) + 0


def span(least: int, most: int) -> Text:
    """Write a count that is certain, or the range it lies in."""
    if least == most:
        return number(least)
    return Text(ja=f"{number(least).ja}~{number(most).ja}", en=f"{number(least).en} to {number(most).en}")


def day(text: str) -> Text:
    """Write a date."""
    return Text(ja=japanese(text), en=british(text))


def year_of(text: str) -> float:
    """Place the beginning of a day (YYYY-MM-DD) on an axis of years."""
    found = date.fromisoformat(text)
    first = date(found.year, 1, 1)
    return found.year + (found - first).days / 366


def middle(first_day: str, last_day: str) -> float:
    """Place the middle of some days on an axis of years."""
    return (year_of(first_day) + year_of(last_day)) / 2
