"""Figures over time, and meetings on lanes."""

from collections.abc import Sequence

from app.views.charts.blocks import LINE, Area, Block
from app.views.charts.figure import Lane, LanePlot, Mark, Step, TimePlot
from app.views.charts.marks import FILLS, POINTS, gap, spread
from app.views.charts.measuring import text_width, wrapped
from app.views.charts.scales import Scale, ticks, year_ticks
from app.views.charts.svg import SMALL_SIZE, TEXT_SIZE, Look, element, line, text
from app.views.charts.wording import number, span, spoken

WIDE_HEIGHT = 320.0
NARROW_HEIGHT = 260.0
YEAR_WIDTH = 48.0
"""Room for a year and the space around it."""

MAX_TICKS = 6
MAX_LABEL_SHARE = 0.4


def time_plot(look: Look, area: Area, plot: TimePlot) -> Block:
    """Draw gaps, then the band of counts, then each stated figure, on one axis of time."""
    height = NARROW_HEIGHT if look.narrow else WIDE_HEIGHT
    highest = max([*(point.value for point in plot.points), *(step.most for step in plot.steps)])
    marked = ticks(highest, MAX_TICKS)
    names = [spoken(number(one), look.language) for one in marked]
    left = area.left + max(text_width(name, SMALL_SIZE) for name in names) + 8
    closing = spoken(span(plot.steps[-1].least, plot.steps[-1].most), look.language) if plot.steps else ""
    x = Scale(plot.start, plot.end, left, area.right - text_width(closing, TEXT_SIZE) - 8)
    y = Scale(0, marked[-1], area.top + height, area.top + 8)
    drawn = [gap(look, x(start), y.end, (x(end) - x(start), y.start - y.end)) for start, end in plot.gaps]
    drawn += [_level(look, name, y(one), left, x.end) for one, name in zip(marked, names, strict=True)]
    drawn += [_years(look, x, y.start), _band(look, plot.steps, x, y)]
    drawn += [spread(look, x(at), y(most), y(least)) for at, least, most in plot.spreads]
    drawn += [POINTS[point.mark](look, x(point.at), y(point.value)) for point in plot.points]
    if plot.steps:
        drawn.append(text(look, x.end + 6, y(plot.steps[-1].most) + 5, closing, font_weight="bold"))
    return Block("".join(drawn), height + 26)


def _level(look: Look, name: str, y: float, left: float, right: float) -> str:
    label = text(look, left - 6, y + 4, name, text_anchor="end", font_size=SMALL_SIZE, role="muted")
    return line(look, (left, y), (right, y)) + label


def _years(look: Look, x: Scale, bottom: float) -> str:
    """Draw the axis of time."""
    marked = year_ticks(x.low, x.high, (x.end - x.start) / YEAR_WIDTH)
    drawn = [line(look, (x.start, bottom), (x.end, bottom), role="muted")]
    for year in marked:
        drawn.append(line(look, (x(year), bottom), (x(year), bottom + 5), role="muted"))
        label = str(year)
        drawn.append(text(look, x(year), bottom + 18, label, text_anchor="middle", font_size=SMALL_SIZE, role="muted"))
    return "".join(drawn)


def _band(look: Look, steps: Sequence[Step], x: Scale, y: Scale) -> str:
    """Draw from the least to the most on each day: a line where both are the same."""
    if not steps:
        return ""
    above = "".join(f"L{x(one.start):.2f} {y(one.most):.2f}H{x(one.end):.2f}" for one in steps)
    below = "".join(f"L{x(one.end):.2f} {y(one.least):.2f}H{x(one.start):.2f}" for one in reversed(steps))
    path = f"M{above[1:]}{below}Z"
    shape: dict[str, str | float] = {"d": path, "stroke-width": 1.5, "stroke-linejoin": "round"}
    return element("path", shape | look.paint(**FILLS[Mark.BAND]))


def lanes(look: Look, area: Area, plot: LanePlot) -> Block:
    """Draw the points of each series on a line of its own, with its name beside or above it."""
    widest = max(text_width(spoken(lane.label, look.language), TEXT_SIZE) for lane in plot.lanes)
    labels = area.width if look.narrow else min(widest, area.width * MAX_LABEL_SHARE)
    left = area.left if look.narrow else area.left + labels + 12
    told = max(text_width(spoken(lane.told, look.language), TEXT_SIZE) for lane in plot.lanes)
    x = Scale(plot.start, plot.end, left + 6, area.right - told - 10)
    drawn, y = [], area.top
    for lane in plot.lanes:
        row = _lane(look, Area(area.left, y, labels), lane, x)
        drawn.append(row.drawn)
        y += row.height
    marked = year_ticks(plot.start, plot.end, (x.end - x.start) / YEAR_WIDTH)
    grid = [line(look, (x(year), area.top), (x(year), y)) for year in marked]
    return Block("".join([*grid, *drawn, _years(look, x, y)]), y - area.top + 26)


def _lane(look: Look, area: Area, lane: Lane, x: Scale) -> Block:
    size = SMALL_SIZE + 1
    lines = wrapped(spoken(lane.label, look.language), size, area.width)
    words = len(lines) * size * LINE
    height = words + 22 if look.narrow else max(words + 6, 26)
    middle = area.top + words + 9 if look.narrow else area.top + height / 2
    first = area.top + size if look.narrow else middle - words / 2 + size
    anchor = {} if look.narrow else {"text_anchor": "end"}
    at = area.left if look.narrow else area.right
    drawn = [line(look, (x.start, middle), (x.end, middle))]
    drawn += [
        text(look, at, first + size * LINE * place, one, font_size=size, **anchor) for place, one in enumerate(lines)
    ]
    drawn += [POINTS[point.mark](look, x(point.at), middle) for point in lane.points]
    told = spoken(lane.told, look.language)
    drawn.append(text(look, x.end + 10, middle + 5, told, font_weight="bold"))
    return Block("".join(drawn), height)
