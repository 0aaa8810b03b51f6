"""From what was measured to ratios: medians with their ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Sample:
    """One turn of one server."""

    cpu_us: float
    """Processor time of the server per answer."""

    per_second: float
    p50_us: float


@dataclass(frozen=True)
class Figure:
    """A median with the lowest and the highest of what it is the median of."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Figure":
        return cls(median(values), min(values), max(values))

    def __str__(self) -> str:
        return f"{shown(self.middle)} ({shown(self.low)}..{shown(self.high)})"


Turns = Mapping[str, Mapping[str, Sequence[Sample]]]
"""Samples, one a round, by ask and server."""


def ratio(samples: Sequence[float], base: Sequence[float]) -> Figure:
    """Divide what was measured in the same rounds, round by round: a slow minute slows both."""
    return Figure.of([one / other for one, other in zip(samples, base, strict=True)])


def cpu(samples: Sequence[Sample]) -> list[float]:
    """Give the processor times."""
    return [sample.cpu_us for sample in samples]


def per_second(samples: Sequence[Sample]) -> list[float]:
    """Give the answers per second."""
    return [sample.per_second for sample in samples]


def shown(value: float) -> str:
    """Write a number with three figures that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
