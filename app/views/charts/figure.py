"""What a chart says, before it is drawn: figures and words in both languages, of which every form is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.core.shapes import Text
from app.views.charts.asking import Asked

Cell = str | int | Text | None
"""What stands in a table; a text stands there in the language asked for."""


class Mark(StrEnum):
    """How something is drawn; no two marks differ by colour alone."""

    DOT = "dot"
    RING = "ring"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    BAND = "band"
    BAR = "bar"
    OTHER_BAR = "other-bar"
    TRACK = "track"
    OPEN_TRACK = "open-track"
    TICK = "tick"
    GAP = "gap"
    SPREAD = "spread"


@dataclass(frozen=True)
class Key:
    """A line of the legend."""

    mark: Mark
    label: Text


@dataclass(frozen=True)
class Point:
    """One figure at one time; `at` is a year with its fraction."""

    at: float
    value: float
    mark: Mark


@dataclass(frozen=True)
class Step:
    """A time on each day of which a count lies between two figures, which are mostly the same."""

    start: float
    end: float
    least: int
    most: int


@dataclass(frozen=True)
class TimePlot:
    """Figures over time. `spreads` are times of which several figures are stated, `gaps` those of which none is."""

    start: float
    end: float
    points: Sequence[Point]
    steps: Sequence[Step] = ()
    spreads: Sequence[tuple[float, float, float]] = ()
    gaps: Sequence[tuple[float, float]] = ()


@dataclass(frozen=True)
class Bar:
    """One bar. `value` is None if it is not known; `whole` is what it is a part of; `before` an earlier figure."""

    label: Text
    value: float | None
    told: Text
    mark: Mark = Mark.BAR
    whole: float | None = None
    before: float | None = None
    strong: bool = False


@dataclass(frozen=True)
class BarPlot:
    """Bars from left to right, one below the other."""

    bars: Sequence[Bar]


@dataclass(frozen=True)
class ColumnPlot:
    """Bars from the bottom up, side by side."""

    columns: Sequence[Bar]


@dataclass(frozen=True)
class Lane:
    """What happened one after the other in one series."""

    label: Text
    points: Sequence[Point]
    told: Text


@dataclass(frozen=True)
class LanePlot:
    """Series one below the other on one axis of time."""

    start: int
    end: int
    lanes: Sequence[Lane]


Plot = TimePlot | BarPlot | ColumnPlot | LanePlot


@dataclass(frozen=True)
class Figure:
    """A chart. `subtitle` says what is counted, `alternative` tells the picture to who does not see it."""

    subtitle: Text
    alternative: Text
    plot: Plot
    legend: Sequence[Key]
    notes: Sequence[Text]
    sources: Text
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    records: Sequence[Asked]
