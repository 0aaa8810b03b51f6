"""Dates in the wording of sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.stated_dates import stated_days


@pytest.mark.parametrize(
    ("wording", "days"),
    [
        ("Resolution adopted on 5 December 1951", [("1951-12-05", "1951-12-05")]),
        ("October 13 to 21, 1952", [("1952-10-13", "1952-10-21")]),
        ("December 6 Through December 8, 1951", [("1951-12-08", "1951-12-08")]),
        ("amendée le 20 mai 1987", [("1987-05-20", "1987-05-20")]),
        ("in Kraft getreten am 28. Okt. 2020", [("2020-10-28", "2020-10-28")]),
        ("31 de diciembre de 1977", [("1977-12-31", "1977-12-31")]),
        ("trädde i kraft den 14 november 1989", [("1989-11-14", "1989-11-14")]),
        ("18th June 2008", [("2008-06-18", "2008-06-18")]),
        ("2025年2月13日", [("2025-02-13", "2025-02-13")]),
        ("30.11.2004", [("2004-11-30", "2004-11-30")]),
        ("2024.4.29", [("2024-04-29", "2024-04-29")]),
        ("2025-02-13 and 14/02/2025", [("2025-02-13", "2025-02-13"), ("2025-02-14", "2025-02-14")]),
        ("31 February 2008", []),
        ("June 2018", []),
        ("May 1968 students", []),
        ("nearly 850,000 Afghan nationals", []),
        ("A/RES/47/4", []),
        ("", []),
    ],
)
def test_the_days_of_a_wording_are_found(wording: str, days: list[tuple[str, str]]) -> None:
    assert [(found.first_day, found.last_day) for found in stated_days(wording)] == days


@given(st.text(alphabet="0123456789-/. 年月日May,toDecember", max_size=60))
def test_any_wording_is_read(wording: str) -> None:
    assert all(found.first_day <= found.last_day for found in stated_days(wording))
