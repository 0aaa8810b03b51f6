"""Dates in words, as pages write them."""

import re

from app.core.worded_dates import british, days, japanese, japanese_days

_EDTF = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?")


def is_date(value: object) -> bool:
    """Tell whether a value is an EDTF date or interval."""
    return isinstance(value, str) and bool(_EDTF.fullmatch(value))


def worded(date: str, language: str) -> str:
    """Write an EDTF date or interval: "2025-09-09" is 9 September 2025, or 2025年9月9日."""
    start, _, end = date.partition("/")
    return run(start, end or None, language)


def run(start: str, end: str | None, language: str) -> str:
    """Write on which days something went on; it began at `start`."""
    if language == "ja":
        return japanese_days(start, end)
    # Sentences begin with a preposition: on, in or from.
    return days(start, end).partition(" ")[2].replace(" to ", " – ")


def span(start: str | None, end: str | None, language: str, *, ongoing: bool = True) -> str:
    """Write a span of time; an open end goes on, or is not known where `ongoing` is false."""
    if start and end:
        return run(start, end, language)
    if start:
        return _from(start, language) if ongoing else worded(start, language)
    if end:
        return f"{japanese(end)}まで" if language == "ja" else f"until {british(end)}"
    return ""


def _from(start: str, language: str) -> str:
    # Neither "since" nor "until now": an end that is not stated may be unknown.
    return f"{japanese(start)}から" if language == "ja" else f"from {british(start)}"
