"""Dates: any text, held against the calendar and another implementation; and what they find."""

import re
from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, extent

NEARLY_DATES = st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True)
YEARS = st.dates(date(1940, 1, 1), date(2030, 12, 31)).map(str)
DATES = st.tuples(YEARS, st.sampled_from([4, 7, 10])).map(lambda drawn: drawn[0][: drawn[1]])
"""Dates of all three precisions, about where the facts are."""

EVENTS = "/v1/history-events"


def exists(text: str) -> bool:
    """Tell by Python's calendar whether a text is a date: the first of what it leaves open must be a day."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text, re.ASCII):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def accepted(text: str) -> bool:
    try:
        extent(text)
    except ValueError:
        return False
    return True


@given(st.one_of(NEARLY_DATES, st.text(max_size=12), st.text("0123456789-/ ~?X１", max_size=12)))
def test_a_text_is_a_date_if_the_calendar_has_it(text: str) -> None:
    if "/" not in text:
        assert accepted(text) == exists(text)


@given(NEARLY_DATES, NEARLY_DATES)
def test_an_interval_is_two_dates_in_order(start: str, end: str) -> None:
    in_order = exists(start) and exists(end) and extent(start).first_day <= extent(end).last_day

    assert accepted(f"{start}/{end}") == in_order


@given(DATES, DATES)
def test_an_interval_has_the_days_that_another_implementation_finds(one: str, other: str) -> None:
    start, end = sorted((one, other))
    oracle = parse_edtf(f"{start}/{end}")

    found = extent(f"{start}/{end}")

    first, last = oracle.lower_strict(), oracle.upper_strict()
    assert found.first_day == f"{first.tm_year:04}-{first.tm_mon:02}-{first.tm_mday:02}"
    assert found.last_day == f"{last.tm_year:04}-{last.tm_mon:02}-{last.tm_mday:02}"


@pytest.fixture(scope="module")
def events(client: TestClient) -> list[dict[str, Any]]:
    """All history events, as they are served."""
    page = client.get(EVENTS, params={"limit": 500}).json()
    assert "next" not in page["links"]
    found: list[dict[str, Any]] = page["data"]
    return found


@given(st.one_of(st.none(), DATES), st.one_of(st.none(), DATES))
def test_dates_find_what_overlaps_them(
    client: TestClient, events: list[dict[str, Any]], date_from: str | None, date_to: str | None
) -> None:
    asked = {name: value for name, value in (("date_from", date_from), ("date_to", date_to)) if value}
    first = extent(date_from).first_day if date_from else UNKNOWN_DAY
    last = extent(date_to).last_day if date_to else OPEN_DAY

    found = client.get(EVENTS, params={**asked, "limit": "500"}).json()["data"]

    assert [event["id"] for event in found] == [
        event["id"] for event in events if event["date_end"] >= first and event["date_start"] <= last
    ]
