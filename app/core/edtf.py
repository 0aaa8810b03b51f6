"""Dates as sources have them: EDTF level 0 (ISO 8601-2), never padded and never guessed."""

import calendar
import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, WithJsonSchema

from app.core.malformed import malformed

UNKNOWN_DAY = ""
"""First day of something whose start is unknown: sorts before every day."""

OPEN_DAY = "9999-12-31"
"""Last day of something that has not ended, or whose end is unknown."""

EXTENTS_KEPT = 10_000
"""Dates whose days are remembered: the same few thousand are asked for again and again."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_ALLOWED = ("YYYY", "YYYY-MM", "YYYY-MM-DD")


class Precision(StrEnum):
    """How closely a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Extent(NamedTuple):
    """The days that a date covers, both included, and how closely it is known."""

    first_day: str
    last_day: str
    precision: Precision


def extent(text: str) -> Extent:
    """Tell which days `text`, an EDTF date or interval, covers.

    Of an interval the precision is that of its start.

    Raises:
        ValueError: `text` is neither, names a day that no calendar has, or ends before it starts.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _date_extent(text)
    first, last = _date_extent(start), _date_extent(end)
    if last.last_day < first.first_day:
        raise ValueError(f"{text!r} ends before it starts")
    return Extent(first.first_day, last.last_day, first.precision)


@lru_cache(EXTENTS_KEPT)
def _date_extent(text: str) -> Extent:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date")
    year, month, day = match.groups()
    if year == "0000":
        raise ValueError("there is no year 0000")
    if month is None:
        return Extent(f"{year}-01-01", f"{year}-12-31", Precision.YEAR)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r}: there is no month {month}")
    days = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return Extent(f"{text}-01", f"{text}-{days}", Precision.MONTH)
    if not 1 <= int(day) <= days:
        raise ValueError(f"{text!r}: {year}-{month} has no day {day}")
    return Extent(text, text, Precision.DAY)


def _check_date(text: str) -> str:
    try:
        _date_extent(text)
    except ValueError as error:
        raise malformed(
            en=f"Not a date that exists: {error}.",
            ja=f"存在する日付ではありません: {text}",
            allowed=_ALLOWED,
        ) from error
    return text


def _check_period(text: str) -> str:
    try:
        extent(text)
    except ValueError as error:
        raise malformed(
            en=f"Not a date or interval that exists: {error}.",
            ja=f"存在する日付・期間ではありません: {text}",
            allowed=(*_ALLOWED, "start/end"),
        ) from error
    return text


_DATE_PATTERN = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
"""What a client can check by a pattern; that 30 February does not exist it learns from us."""

_DATE_SCHEMA = {"type": "string", "pattern": f"^{_DATE_PATTERN}$"}

EDTFDate = Annotated[str, AfterValidator(_check_date), WithJsonSchema(_DATE_SCHEMA)]
"""A year, month or day: "1951", "1951-12" or "1951-12-05"."""

EDTFPeriod = Annotated[
    str,
    AfterValidator(_check_period),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE_PATTERN}(/{_DATE_PATTERN})?$"}),
]
"""A date, or an interval of two dates: "2015/2017"."""

FullDate = Annotated[
    str, WithJsonSchema({"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
]
"""A day, computed by us: always YYYY-MM-DD."""
