"""Figures: any text as a parameter, and wording from which the figure can be read back."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.core.figures import MAX_DECIMAL_LENGTH, english_number, japanese_number, number_of

FIGURES = st.decimals(-(10**18), 10**18, places=3, allow_nan=False, allow_infinity=False).map(
    lambda number: f"{number.normalize():f}"
)
SIZES = {"京": 10**16, "兆": 10**12, "億": 10**8, "万": 10**4}
NAMES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
OBSERVATIONS = "/v1/observations"


@given(FIGURES)
def test_japanese_says_the_whole_figure(figure: str) -> None:
    written = japanese_number(Decimal(figure))

    total, rest = Decimal(0), written.replace(",", "").removeprefix("-")
    for unit, size in SIZES.items():
        head, found, tail = rest.partition(unit)
        if found:
            assert 0 < int(head) < 10_000
            total, rest = total + int(head) * size, tail
    total += Decimal(rest or 0)
    assert (-total if written.startswith("-") else total) == Decimal(figure)


@given(FIGURES)
def test_english_says_the_whole_figure(figure: str) -> None:
    digits, _, name = english_number(Decimal(figure)).replace(",", "").partition(" ")

    assert Decimal(digits) * NAMES.get(name, 1) == Decimal(figure)


@given(FIGURES)
def test_the_number_beside_a_figure_is_the_nearest_there_is(figure: str) -> None:
    assert number_of(figure) == float(figure) or number_of(figure) == int(figure)


@pytest.fixture(scope="module")
def counts(client: TestClient) -> list[dict[str, Any]]:
    """Figures of one indicator, as they are served."""
    page = client.get(OBSERVATIONS, params={"indicator": "member-states", "limit": 500}).json()
    assert "next" not in page["links"]
    found: list[dict[str, Any]] = page["data"]
    return found


@given(st.one_of(FIGURES, st.integers(-5, 200).map(str), st.integers(-5, 300).map(lambda tenth: f"{tenth}e-1")))
def test_a_least_value_finds_what_is_not_less(client: TestClient, counts: list[dict[str, Any]], least: str) -> None:
    asked = {"indicator": "member-states", "value_min": least, "limit": "500"}

    found = client.get(OBSERVATIONS, params=asked).json()["data"]

    assert [one["id"] for one in found] == [one["id"] for one in counts if Decimal(one["value"]) >= Decimal(least)]


@given(st.one_of(st.text(max_size=8), st.text("0123456789.-+eE_, １", max_size=8)))
def test_a_text_is_a_value_if_it_is_written_in_plain_digits(client: TestClient, text: str) -> None:
    plain = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?", text, re.ASCII)
    good = plain is not None and abs(Decimal(text)) <= 10**18 and len(f"{Decimal(text):f}") <= MAX_DECIMAL_LENGTH

    answer = client.get(OBSERVATIONS, params={"value_min": text, "limit": "1"})

    assert answer.status_code == (200 if good else 422)
