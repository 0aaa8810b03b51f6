"""Dates: EDTF level 0."""

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from app.core.edtf import Precision, extent


@pytest.mark.parametrize(
    ("text", "first_day", "last_day", "precision"),
    [
        ("1951", "1951-01-01", "1951-12-31", Precision.YEAR),
        ("1951-12", "1951-12-01", "1951-12-31", Precision.MONTH),
        ("1951-12-05", "1951-12-05", "1951-12-05", Precision.DAY),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2023-02", "2023-02-01", "2023-02-28", Precision.MONTH),
        ("2000-02-29", "2000-02-29", "2000-02-29", Precision.DAY),
        ("0001", "0001-01-01", "0001-12-31", Precision.YEAR),
        ("9999-12", "9999-12-01", "9999-12-31", Precision.MONTH),
        ("2015/2017", "2015-01-01", "2017-12-31", Precision.YEAR),
        ("2023-09/2025-04", "2023-09-01", "2025-04-30", Precision.MONTH),
        ("2024-12/2025", "2024-12-01", "2025-12-31", Precision.MONTH),
        ("2025/2025", "2025-01-01", "2025-12-31", Precision.YEAR),
    ],
)
def test_a_date_covers_its_days(text: str, first_day: str, last_day: str, precision: Precision) -> None:
    assert extent(text) == (first_day, last_day, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "51",
        "1951-",
        "1951-1",
        "1951-12-5",
        "1951-00",
        "1951-13",
        "1951-02-30",
        "1951-02-31",
        "1900-02-29",
        "2023-02-29",
        "1951-04-31",
        "1951-12-00",
        "1951-12-32",
        "0000",
        "-1951",
        "+1951",
        "19510",
        "1951/12",
        "1951-12-05T00:00:00Z",
        "1951 ",
        " 1951",
        "1951\n",
        "1951-12-05\x00",
        "１９５１",  # full-width digits
        "١٩٥١",  # Arabic digits
        "1951~",
        "1951?",
        "195X",
        "1951/",
        "/1951",
        "/",
        "1951/..",
        "2017/2015",
        "1951/1952/1953",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month|year|before"):
        extent(text)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    text = str(day)

    assert extent(text) == (text, text, Precision.DAY)
    assert extent(text[:7]).first_day <= text <= extent(text[:7]).last_day
    assert extent(text[:4]).first_day <= text <= extent(text[:4]).last_day


@pytest.mark.usefixtures("uncounted")
@given(st.integers(1, 9999), st.integers(1, 12))
def test_the_days_are_those_of_another_implementation(year: int, month: int) -> None:
    for text in (f"{year:04}", f"{year:04}-{month:02}"):
        oracle = parse_edtf(text)
        first, last = oracle.lower_strict(), oracle.upper_strict()
        found = extent(text)
        assert found.first_day == f"{first.tm_year:04}-{first.tm_mon:02}-{first.tm_mday:02}"
        assert found.last_day == f"{last.tm_year:04}-{last.tm_mon:02}-{last.tm_mday:02}"


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        found = extent(text)
    except ValueError:
        return
    assert found.first_day <= found.last_day
