"""Dates in words: EDTF dates and intervals as sentences and references write them."""

import calendar
from datetime import date as day_of
from typing import Literal

Language = Literal["en", "ja"]

MONTHS = tuple(calendar.month_name)
MLA_MONTHS = ("", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def parts(date: str) -> list[int]:
    """Give year, month and day of an EDTF date, as far as they are known."""
    return [int(part) for part in date.split("-")]


def japanese(date: str) -> str:
    """Write "2025-09-09" as 2025年9月9日."""
    return "".join(f"{part}{unit}" for part, unit in zip(parts(date), "年月日", strict=False))


def british(date: str) -> str:
    """Write "2025-09-09" as 9 September 2025."""
    year, *rest = parts(date)
    return " ".join([*(str(day) for day in rest[1:]), *(MONTHS[month] for month in rest[:1]), str(year)])


def american(date: str) -> str:
    """Write "2025-09-09" as September 9, 2025."""
    year, *rest = parts(date)
    if len(rest) == 2:
        return f"{MONTHS[rest[0]]} {rest[1]}, {year}"
    return british(date)


def year_first(date: str) -> str:
    """Write "2025-09-09" as 2025, September 9: the way of APA."""
    year, *rest = parts(date)
    day = " ".join([*(MONTHS[month] for month in rest[:1]), *(str(day) for day in rest[1:])])
    return f"{year}, {day}" if day else str(year)


def abbreviated(date: str) -> str:
    """Write "2025-09-09" as 9 Sept. 2025: the way of MLA."""
    year, *rest = parts(date)
    return " ".join([*(str(day) for day in rest[1:]), *(MLA_MONTHS[month] for month in rest[:1]), str(year)])


def when(date: str) -> str:
    """Say in English when something happened: on 9 September 2025, in September 2025, from 2015 to 2017."""
    start, slash, end = date.partition("/")
    if slash:
        return f"from {british(start)} to {british(end)}"
    return f"{'on' if len(parts(date)) == 3 else 'in'} {british(date)}"


def days(start: str, end: str | None) -> str:
    """Say in English on which days something went on: on 24 and 25 October 2022."""
    if end is None or end == start:
        return when(start)
    first, last = parts(start), parts(end)
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        joint = "on {} and {}" if last[2] == first[2] + 1 else "from {} to {}"
        return joint.format(first[2], british(end))
    if len(first) == len(last) == 3 and first[0] == last[0]:
        return f"from {british(start).rpartition(' ')[0]} to {british(end)}"
    return f"from {british(start)} to {british(end)}"


def japanese_days(start: str, end: str | None) -> str:
    """Say the same in Japanese, without repeating year and month: 2022年10月24~25日."""
    if end is None or end == start:
        return japanese(start)
    first, last = parts(start), parts(end)
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        return f"{japanese(start)[:-1]}~{last[2]}日"
    same_year = first[0] == last[0] and len(last) > 1
    return f"{japanese(start)}から{japanese(end).partition('年')[2] if same_year else japanese(end)}まで"


def is_day(text: str) -> bool:
    """Tell whether a text is a day that exists, YYYY-MM-DD."""
    try:
        return day_of.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
