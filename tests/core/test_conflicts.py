"""When two figures about the same thing cannot both be true."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.conflicts import Figure, conflict, loosely_dated
from app.core.edtf import Precision

PRECISIONS = ("exact", "estimated", "approximate", "lower-bound")


def figure(value: str, precision: str = "exact", *, loose: bool = False) -> Figure:
    return Figure(Decimal(value), precision, loose)


@pytest.mark.parametrize(
    ("one", "other", "conflicting"),
    [
        (figure("165"), figure("165.0"), False),
        (figure("165"), figure("166"), True),
        (figure("165", loose=True), figure("166", loose=True), False),
        (figure("157", loose=True), figure("169", loose=True), True),
        (figure("6000", "lower-bound"), figure("7000"), False),
        (figure("6000", "lower-bound"), figure("6000"), False),
        (figure("6000", "lower-bound"), figure("5999"), True),
        (figure("6000", "lower-bound"), figure("5900", "approximate"), False),
        (figure("6000", "lower-bound"), figure("5000", "approximate"), True),
        (figure("6000", "lower-bound", loose=True), figure("5900", loose=True), False),
        (figure("150", "lower-bound"), figure("100", "lower-bound"), False),
        (figure("20000", "approximate"), figure("20900"), False),
        (figure("20000", "approximate"), figure("21100"), True),
        (figure("1.3", "estimated"), figure("1.2"), True),
        (figure("0"), figure("0", "approximate"), False),
        (figure("-1", "approximate"), figure("1", "approximate"), True),
    ],
)
def test_figures_conflict_beyond_what_their_precision_allows(one: Figure, other: Figure, *, conflicting: bool) -> None:
    assert conflict(one, other) is conflicting
    assert conflict(other, one) is conflicting


figures = st.builds(
    Figure,
    st.decimals(-(10**12), 10**12, allow_nan=False, places=2),
    st.sampled_from(PRECISIONS),
    st.booleans(),
)


@given(figures)
def test_no_figure_conflicts_with_itself(one: Figure) -> None:
    assert not conflict(one, one)


@given(figures, figures)
def test_a_conflict_has_two_sides(one: Figure, other: Figure) -> None:
    assert conflict(one, other) == conflict(other, one)


def test_only_a_stock_of_a_year_is_loosely_dated() -> None:
    assert loosely_dated("stock", Precision.YEAR)
    assert not loosely_dated("stock", Precision.MONTH)
    assert not loosely_dated("flow", Precision.YEAR)
