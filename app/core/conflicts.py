"""When two figures about the same thing cannot both be true, as the code list `confidence-levels` defines."""

from decimal import Decimal
from typing import NamedTuple

from app.core.edtf import Precision

TOLERANCE = Decimal("0.05")
"""How far approximate, estimated and loosely dated figures may lie apart, of the larger one."""

LOWER_BOUND = "lower-bound"
EXACT = "exact"


class Figure(NamedTuple):
    """What the comparison needs to know of a figure."""

    value: Decimal
    precision: str
    """A code of the list `precisions`."""

    loosely_dated: bool
    """A stock dated only to a year: it may have changed within it."""


def conflict(one: Figure, other: Figure) -> bool:
    """Tell whether two figures about the same thing cannot both be true.

    Exact values conflict when they differ. A lower bound conflicts only with a smaller value that is no
    lower bound itself. Approximate, estimated and loosely dated figures conflict when they lie more than
    `TOLERANCE` apart.
    """
    if LOWER_BOUND in (one.precision, other.precision):
        return _below_bound(one, other) or _below_bound(other, one)
    if one.precision == other.precision == EXACT and not (one.loosely_dated and other.loosely_dated):
        return one.value != other.value
    return _far_apart(one.value, other.value)


def loosely_dated(nature: str, precision: Precision | None) -> bool:
    """Tell whether a figure is of a stock and dated only to a year."""
    return nature == "stock" and precision is Precision.YEAR


def _below_bound(bound: Figure, figure: Figure) -> bool:
    if bound.precision != LOWER_BOUND or figure.precision == LOWER_BOUND or figure.value >= bound.value:
        return False
    loose = figure.precision != EXACT or (bound.loosely_dated and figure.loosely_dated)
    return _far_apart(bound.value, figure.value) if loose else True


def _far_apart(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) > TOLERANCE * max(abs(one), abs(other))
