"""Counting what holds on a day from periods whose days are not all known: never one figure where two are possible."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from app.core.conflicts import TOLERANCE
from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, extent
from app.core.shapes import PeriodRecord


class PossiblePeriod(NamedTuple):
    """The days on which a period may have begun and may have ended: the first and the last of each.

    Both the first and the last day of a period belong to it.
    """

    earliest_start: str
    latest_start: str
    earliest_end: str
    latest_end: str

    def holds(self, day: str) -> bool:
        """Tell whether the period includes `day` (YYYY-MM-DD) for certain."""
        return self.latest_start <= day <= self.earliest_end

    def may_hold(self, day: str) -> bool:
        """Tell whether the period may include `day` (YYYY-MM-DD)."""
        return self.earliest_start <= day <= self.latest_end


class CountRange(NamedTuple):
    """The least and the most that a count can be; equal where it is certain."""

    value_min: int
    value_max: int

    def outside_by(self, value: Decimal) -> Decimal:
        """Tell how far `value` lies above the range, or below it as a negative number; 0 within."""
        return max(value - self.value_max, Decimal(0)) + min(value - self.value_min, Decimal(0))

    def admits(self, value: Decimal, precision: str) -> bool:
        """Tell whether a figure of this precision (a code of the list "precisions") can be true beside the count.

        An exact figure must lie in the range; a lower bound must not lie above it; an estimate or a rounded
        figure may lie outside by `TOLERANCE`.
        """
        outside = self.outside_by(value)
        match precision:
            case "lower-bound":
                return outside <= 0
            case "estimated" | "approximate":
                return abs(outside) <= TOLERANCE * max(abs(value), abs(value - outside))
            case _:
                return outside == 0


def possible_period(period: PeriodRecord, *, since: str = UNKNOWN_DAY, known_until: str = OPEN_DAY) -> PossiblePeriod:
    """Work out which days a period may begin and end on.

    A date known to the year or month may be any day of it. An unknown start may be any day from `since` on.
    An open end means that the period was still in force on `known_until`, so it has begun by then, however
    little is known of its start.
    """
    start = extent(period.from_) if period.from_ else None
    end = extent(period.to) if period.to else None
    earliest_start = start.first_day if start else since
    earliest_end, latest_end = (end.first_day, end.last_day) if end else (known_until, OPEN_DAY)
    begun_by = known_until if end is None and earliest_start <= known_until else latest_end
    return PossiblePeriod(
        earliest_start,
        min(start.last_day, begun_by) if start else begun_by,
        max(earliest_end, earliest_start),
        latest_end,
    )


def count_on(things: Iterable[Sequence[PossiblePeriod]], day: str) -> CountRange:
    """Count the things of which a period includes `day`; each thing, given by its periods, counts once."""
    certain = possible = 0
    for periods in things:
        certain += any(period.holds(day) for period in periods)
        possible += any(period.may_hold(day) for period in periods)
    return CountRange(certain, possible)


def count_range(things: Iterable[Sequence[PossiblePeriod]], first_day: str, last_day: str) -> CountRange:
    """Give the least and the most that can be counted on any day from `first_day` to `last_day`.

    That is what a figure must lie in if it is known to be of some day between them, but not of which.
    """
    things = list(things)
    days = {first_day, *(day for day in change_days(things) if first_day < day <= last_day)}
    counts = [count_on(things, day) for day in days]
    return CountRange(min(count.value_min for count in counts), max(count.value_max for count in counts))


class Census:
    """The counts of the same things on all days, made once: they change on few of them."""

    def __init__(self, things: Mapping[str, Sequence[PossiblePeriod]]) -> None:
        self.days = sorted({UNKNOWN_DAY} | change_days(things.values()))
        """The days from which on a count holds."""

        self._counts = [_count_with_names(things, day) for day in self.days]

    def on(self, day: str) -> tuple[CountRange, Sequence[str]]:
        """Count the things on a day, and name those that may have held as well as not."""
        return self._counts[bisect_right(self.days, day) - 1]

    def over(self, first_day: str, last_day: str) -> CountRange:
        """Do what `count_range` does."""
        start, end = (bisect_right(self.days, day) for day in (first_day, last_day))
        counts = [count for count, _ in self._counts[start - 1 : end]]
        return CountRange(min(count.value_min for count in counts), max(count.value_max for count in counts))


def _count_with_names(things: Mapping[str, Sequence[PossiblePeriod]], day: str) -> tuple[CountRange, Sequence[str]]:
    count = count_on(things.values(), day)
    uncertain = [
        name
        for name, periods in things.items()
        if any(period.may_hold(day) for period in periods) and not any(period.holds(day) for period in periods)
    ]
    return count, uncertain


def change_days(things: Iterable[Sequence[PossiblePeriod]]) -> set[str]:
    """List the days on which a count may be another than on the day before."""
    days: set[str] = set()
    for periods in things:
        for period in periods:
            days |= {period.earliest_start, period.latest_start}
            days |= {day_after(end) for end in (period.earliest_end, period.latest_end) if end != OPEN_DAY}
    return days


@cache
def day_after(day: str) -> str:
    """Give the next day of the calendar."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def day_before(day: str) -> str:
    """Give the previous day of the calendar."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
