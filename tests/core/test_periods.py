"""Counting from periods whose days are not all known, held against counting day by day."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, extent
from app.core.periods import (
    Census,
    CountRange,
    PossiblePeriod,
    change_days,
    count_on,
    count_range,
    day_after,
    day_before,
    possible_period,
)
from app.core.shapes import PeriodRecord

SINCE, UNTIL = "1999-12-20", "2000-03-10"
DAYS = [(date(1999, 12, 20) + timedelta(days=number)).isoformat() for number in range(82)]
DATES = [*DAYS[12:], "1999-12", "2000-01", "2000-02"]

Spans = Sequence[PeriodRecord]


def period(start: str | None, end: str | None) -> PeriodRecord:
    return PeriodRecord(from_=start, to=end)


@cache
def days_of(text: str | None) -> list[str]:
    """The days from SINCE to UNTIL that a date may mean; every one where it is unknown."""
    if text is None:
        return DAYS
    return [day for day in DAYS if extent(text).first_day <= day <= extent(text).last_day]


@cache
def histories(start: str | None, end: str | None) -> list[tuple[str, str]]:
    """Every way in which a period can really have been; what has not ended was so on UNTIL."""
    ends = [UNTIL] if end is None else days_of(end)
    return [(begun, ended) for begun in days_of(start) for ended in ends if begun <= ended]


def by_hand(states: Sequence[Spans], day: str) -> CountRange:
    """Count the states that are in on `day` in all histories, and those that are in one."""
    certain = possible = 0
    for spans in states:
        outcomes = [[a <= day <= b for a, b in histories(one.from_, one.to)] for one in spans]
        certain += any(all(outcome) for outcome in outcomes)
        possible += any(any(outcome) for outcome in outcomes)
    return CountRange(certain, possible)


def has_a_history(one: PeriodRecord) -> bool:
    return bool(histories(one.from_, one.to))


periods = st.builds(
    period, st.none() | st.sampled_from(DATES), st.none() | st.sampled_from([*DAYS[12:], "2000-01", "2000-02"])
).filter(has_a_history)
states_of_the_world = st.lists(st.lists(periods, min_size=1, max_size=3), max_size=4)


def possible(states: Sequence[Spans]) -> list[list[PossiblePeriod]]:
    return [[possible_period(one, since=SINCE, known_until=UNTIL) for one in spans] for spans in states]


@given(states_of_the_world, st.sampled_from(DAYS))
def test_a_count_is_that_of_trying_every_day(states: Sequence[Spans], day: str) -> None:
    assert count_on(possible(states), day) == by_hand(states, day)


@given(states_of_the_world, st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_a_range_is_the_least_and_the_most_of_its_days(states: Sequence[Spans], one: str, other: str) -> None:
    first, last = min(one, other), max(one, other)

    found = count_range(possible(states), first, last)

    counts = [by_hand(states, day) for day in DAYS if first <= day <= last]
    assert found == (min(count.value_min for count in counts), max(count.value_max for count in counts))


@given(states_of_the_world, st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_a_census_counts_as_one_does_day_by_day(states: Sequence[Spans], one: str, other: str) -> None:
    first, last = min(one, other), max(one, other)
    named = {str(number): spans for number, spans in enumerate(possible(states))}

    count, uncertain = Census(named).on(first)

    assert count == count_on(named.values(), first)
    assert list(uncertain) == [name for name, spans in named.items() if count_on([spans], first) == (0, 1)]
    assert Census(named).over(first, last) == count_range(named.values(), first, last)


@given(states_of_the_world)
def test_a_count_changes_on_its_change_days_only(states: Sequence[Spans]) -> None:
    changes = change_days(possible(states))

    for day in DAYS[1:]:
        if day not in changes:
            assert by_hand(states, day) == by_hand(states, day_before(day)), day


@given(states_of_the_world, st.sampled_from(DAYS))
def test_a_count_is_never_more_than_there_are(states: Sequence[Spans], day: str) -> None:
    count = count_on(possible(states), day)

    assert 0 <= count.value_min <= count.value_max <= len(states)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1993", None, ("1993-01-01", "1993-12-31", "2026-11-25", OPEN_DAY)),
        ("1993-11-23", "1995-02", ("1993-11-23", "1993-11-23", "1995-02-01", "1995-02-28")),
        (None, None, ("1951-12-05", "2026-11-25", "2026-11-25", OPEN_DAY)),
        (None, "1967-03-04", ("1951-12-05", "1967-03-04", "1967-03-04", "1967-03-04")),
        ("1960", "1960", ("1960-01-01", "1960-12-31", "1960-01-01", "1960-12-31")),
        ("1960-03", "1960", ("1960-03-01", "1960-03-31", "1960-03-01", "1960-12-31")),
        ("1960", "1960-02-29", ("1960-01-01", "1960-02-29", "1960-02-29", "1960-02-29")),
        ("2026", None, ("2026-01-01", "2026-11-25", "2026-11-25", OPEN_DAY)),
        ("2026-11-25", None, ("2026-11-25", "2026-11-25", "2026-11-25", OPEN_DAY)),
        ("2027", None, ("2027-01-01", "2027-12-31", "2027-01-01", OPEN_DAY)),
    ],
)
def test_the_days_of_a_period(start: str | None, end: str | None, expected: tuple[str, ...]) -> None:
    assert possible_period(period(start, end), since="1951-12-05", known_until="2026-11-25") == expected


def test_what_is_yet_to_begin_never_holds_before() -> None:
    later = possible_period(period("2027", None), known_until="2026-11-25")

    assert not later.may_hold("2026-11-25")
    assert not later.holds("2026-11-25")


def test_without_bounds_an_unknown_start_may_be_any_day() -> None:
    unknown = possible_period(period(None, None))

    assert unknown == (UNKNOWN_DAY, OPEN_DAY, OPEN_DAY, OPEN_DAY)
    assert count_range([[unknown]], "0001-01-01", "9999-12-30") == (0, 1)


def test_a_state_that_left_and_came_back_within_a_year_counts_once() -> None:
    left_and_back = [possible_period(period("1951", "1973")), possible_period(period("1973", None))]

    assert count_on([left_and_back], "1973-06-01") == (0, 1)
    assert count_range([left_and_back, left_and_back], "1973", "1973-12-31") == (0, 2)


def test_nothing_is_counted_of_nothing() -> None:
    assert count_on([], "2000-01-01") == (0, 0)
    assert count_range([], "2000-01-01", "2000-12-31") == (0, 0)
    assert count_on([[]], "2000-01-01") == (0, 0)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2024-02-28", "2024-02-29"),
        ("2023-02-28", "2023-03-01"),
        ("1999-12-31", "2000-01-01"),
        ("0999-12-31", "1000-01-01"),
    ],
)
def test_days_follow_each_other(day: str, following: str) -> None:
    assert day_after(day) == following
    assert day_before(following) == day


@pytest.mark.parametrize(
    ("value", "precision", "admitted", "outside"),
    [
        ("40", "exact", True, "0"),
        ("53", "exact", True, "0"),
        ("39", "exact", False, "-1"),
        ("54", "exact", False, "1"),
        ("39.5", "exact", False, "-0.5"),
        ("39", "lower-bound", True, "-1"),
        ("0", "lower-bound", True, "-40"),
        ("53", "lower-bound", True, "0"),
        ("54", "lower-bound", False, "1"),
        ("38", "approximate", True, "-2"),
        ("37", "approximate", False, "-3"),
        ("55", "estimated", True, "2"),
        ("56", "estimated", False, "3"),
        ("45", "estimated", True, "0"),
    ],
)
def test_a_figure_is_held_against_a_count_as_precisely_as_it_is_given(
    value: str, precision: str, *, admitted: bool, outside: str
) -> None:
    counted = CountRange(40, 53)

    assert counted.admits(Decimal(value), precision) is admitted
    assert counted.outside_by(Decimal(value)) == Decimal(outside)
