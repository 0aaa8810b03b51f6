"""Figures and their wording."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.figures import display, japanese_number, number_of
from app.core.shapes import Text


@pytest.mark.parametrize(
    ("value", "unit", "counter", "precision", "ja", "en"),
    [
        ("20000", "count", "人", "approximate", "約2万人", "about 20,000"),
        ("6000", "count", "人", "lower-bound", "6,000人以上", "at least 6,000"),
        ("1041000", "count", "人", "estimated", "推計104万1000人", "an estimated 1.041 million"),
        ("175", "count", "か国", "exact", "175か国", "175"),
        ("0", "count", "", None, "0", "0"),
        ("-12500", "count", "", None, "-1万2500", "-12,500"),
        ("3400000000", "USD", "", "exact", "34億米ドル", "USD 3.4 billion"),
        ("3412345678", "USD", "", "exact", "34億1234万5678米ドル", "USD 3,412,345,678"),
        ("1500000", "USD", "", "exact", "150万米ドル", "USD 1.5 million"),
        ("7598724.8", "USD", "", "exact", "759万8724.8米ドル", "USD 7,598,724.8"),
        ("100000000.5", "USD", "", "exact", "1億0.5米ドル", "USD 100,000,000.5"),
        ("3700000000", "JPY", "", "exact", "37億円", "JPY 3.7 billion"),
        ("38806000", "CHF", "", "exact", "3880万6000スイスフラン", "CHF 38.806 million"),
        ("1000000000000", "EUR", "", "exact", "1兆ユーロ", "EUR 1 trillion"),
        ("589.74", "USD", "", "exact", "589.74米ドル", "USD 589.74"),
        ("9999.99", "NOK", "", "exact", "9,999.99ノルウェークローネ", "NOK 9,999.99"),
        ("33.3", "percent", "", "approximate", "約33.3%", "about 33.3%"),
        ("50", "percent", "", "exact", "50%", "50%"),
        ("1", "rank", "", "exact", "1位", "no. 1"),
        ("7", "count", "", "unheard-of", "7", "7"),
    ],
)
def test_a_figure_is_worded_without_rounding(
    value: str, unit: str, counter: str, precision: str | None, ja: str, en: str
) -> None:
    assert display(value, unit, counter=counter, precision=precision) == Text(ja=ja, en=en)


@pytest.mark.parametrize(
    ("value", "number"),
    [("686", 686), ("2.0", 2), ("33.3", 33.3), ("-0.5", -0.5), ("9007199254740993", 9007199254740993)],
)
def test_a_figure_is_a_json_number_too(value: str, number: float) -> None:
    found = number_of(value)

    assert found == number
    assert type(found) is type(number)


@given(st.integers(10_000, 10**19))
def test_a_japanese_number_says_every_digit(number: int) -> None:
    text = japanese_number(Decimal(number))

    total = 0
    for unit, size in (("京", 10**16), ("兆", 10**12), ("億", 10**8), ("万", 10**4)):
        head, found, tail = text.partition(unit)
        if found:
            total, text = total + int(head) * size, tail
    assert total + int(text or 0) == number
