"""From figures to places in a picture, and the round figures at which an axis is marked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (1, 2, 2.5, 5, 10)
YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True)
class Scale:
    """A straight scale from figures to places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(highest: float, most: int) -> Sequence[int]:
    """Give round figures from 0 to `highest` or above, at most about `most` of them, all of them whole."""
    rough = max(highest, 1) / most
    size = 10 ** math.floor(math.log10(rough))
    step = max(next(size * one for one in STEPS if size * one >= rough), 1)
    return [round(step * count) for count in range(math.ceil(highest / step) + 1)]


def year_ticks(start: float, end: float, most: float) -> Sequence[int]:
    """Give the round years within a time, at most about `most` of them."""
    step = next((one for one in YEAR_STEPS if (end - start) / one <= most), YEAR_STEPS[-1])
    return [year for year in range(math.ceil(start), math.floor(end) + 1) if year % step == 0]
