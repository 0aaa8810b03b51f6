"""Bars and columns."""

from app.views.charts.blocks import LINE, Area, Block
from app.views.charts.figure import Bar, BarPlot, ColumnPlot, Mark
from app.views.charts.marks import FILLS, tick
from app.views.charts.measuring import text_width, wrapped
from app.views.charts.scales import Scale
from app.views.charts.svg import SMALL_SIZE, TEXT_SIZE, Look, box, line, text
from app.views.charts.wording import spoken

THICK = 17.0
THIN = 11.0
MAX_LABEL_SHARE = 0.42
"""How much of the width labels may take beside their bars."""

COLUMNS_HEIGHT = 240.0


def bars(look: Look, area: Area, plot: BarPlot) -> Block:
    """Draw bars with their labels on the left, or above where there is little room, and their figures behind."""
    told = max(text_width(spoken(bar.told, look.language), TEXT_SIZE) for bar in plot.bars)
    labels = 0.0 if look.narrow else min(_label_width(look, plot), area.width * MAX_LABEL_SHARE)
    start = area.left + (labels + 10 if labels else 0)
    most = max(max(bar.value or 0, bar.before or 0, bar.whole or 0) for bar in plot.bars)
    scale = Scale(0, most or 1, start, area.right - told - 10)
    drawn, y = [], area.top
    for bar in plot.bars:
        row = _row(look, Area(area.left, y, labels or area.width), bar, scale)
        drawn.append(row.drawn)
        y += row.height
    base = line(look, (start, area.top), (start, y), role="muted")
    return Block("".join(drawn) + base, y - area.top)


def _label_width(look: Look, plot: BarPlot) -> float:
    return max(
        text_width(spoken(bar.label, look.language), TEXT_SIZE) * (1.06 if bar.strong else 1) for bar in plot.bars
    )


def _row(look: Look, area: Area, bar: Bar, scale: Scale) -> Block:
    """Draw one bar; `area` is that of its label."""
    size = TEXT_SIZE
    lines = wrapped(spoken(bar.label, look.language), size, area.width)
    thickness = THIN if bar.mark == Mark.OTHER_BAR and not bar.before else THICK
    beside = max(len(lines) * size * LINE, thickness + 7)
    middle = area.top + beside / 2 if not look.narrow else area.top + len(lines) * size * LINE + thickness / 2 + 2
    first = middle - (len(lines) - 1) * size * LINE / 2 if not look.narrow else area.top + size * 0.75
    anchor = {} if look.narrow else {"text_anchor": "end"}
    weight = {"font_weight": "bold"} if bar.strong else {}
    x = area.left if look.narrow else area.right
    label = [
        text(look, x, first + size * (0.36 + LINE * place), one, **anchor, **weight) for place, one in enumerate(lines)
    ]
    told = text(look, _end(bar, scale) + 7, middle + size * 0.36, spoken(bar.told, look.language), **weight)
    height = beside if not look.narrow else middle + thickness / 2 + 7 - area.top
    return Block("".join(label) + _bar(look, bar, scale, middle, thickness) + told, height)


def _bar(look: Look, bar: Bar, scale: Scale, middle: float, thickness: float) -> str:
    top = middle - thickness / 2
    drawn = []
    if bar.whole is not None:
        track = Mark.TRACK if bar.value is not None else Mark.OPEN_TRACK
        drawn.append(box(look, (scale(0), top), (scale(bar.whole) - scale(0), thickness), **FILLS[track]))
    if bar.value is not None:
        drawn.append(box(look, (scale(0), top), (scale(bar.value) - scale(0), thickness), **FILLS[bar.mark]))
    if bar.before is not None:
        drawn.append(tick(look, scale(bar.before), top - 2, top + thickness + 2))
    return "".join(drawn)


def _end(bar: Bar, scale: Scale) -> float:
    return scale(max(bar.value or 0, bar.before or 0, bar.whole or 0))


def columns(look: Look, area: Area, plot: ColumnPlot) -> Block:
    """Draw columns with their figures above and their labels below."""
    most = max(column.value or 0 for column in plot.columns)
    base = area.top + COLUMNS_HEIGHT
    scale = Scale(0, most or 1, base, area.top + TEXT_SIZE * LINE)
    step = area.width / len(plot.columns)
    drawn, lines_below = [], 0
    for place, column in enumerate(plot.columns):
        middle = area.left + step * (place + 0.5)
        top = scale(column.value or 0)
        drawn.append(box(look, (middle - step * 0.36, top), (step * 0.72, base - top), **FILLS[column.mark]))
        told = spoken(column.told, look.language)
        drawn.append(text(look, middle, top - 6, told, text_anchor="middle", font_weight="bold"))
        lines = wrapped(spoken(column.label, look.language), SMALL_SIZE + 1, step)
        lines_below = max(lines_below, len(lines))
        drawn += [
            text(look, middle, base + 18 * (number + 1), one, text_anchor="middle", font_size=SMALL_SIZE + 1)
            for number, one in enumerate(lines)
        ]
    drawn.append(line(look, (area.left, base), (area.right, base), role="muted"))
    return Block("".join(drawn), COLUMNS_HEIGHT + 18 * lines_below + 6)
