"""The marks of charts, drawn the same in the picture and in its legend."""

from collections.abc import Callable

from app.views.charts.figure import Mark
from app.views.charts.svg import Look, box, element, line

RADIUS = 4.0
SWATCH_WIDTH = 20.0
SWATCH_HEIGHT = 10.0

Draw = Callable[[Look, float, float], str]


def _dot(look: Look, x: float, y: float) -> str:
    return element("circle", {"cx": x, "cy": y, "r": RADIUS, **look.paint(fill="main", stroke="paper")})


def _ring(look: Look, x: float, y: float) -> str:
    place = {"cx": x, "cy": y, "r": RADIUS - 0.5, "stroke-width": 1.8}
    return element("circle", {**place, **look.paint(fill="paper", stroke="main")})


def _triangle(look: Look, x: float, y: float) -> str:
    corners = f"M{x:.2f} {y - 5.5:.2f}L{x + 5:.2f} {y + 3.5:.2f}H{x - 5:.2f}Z"
    return element("path", {"d": corners} | look.paint(fill="main", stroke="paper"))


def _diamond(look: Look, x: float, y: float) -> str:
    corners = f"M{x:.2f} {y - 5.5:.2f}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z"
    return element("path", {"d": corners} | look.paint(fill="accent", stroke="paper"))


def tick(look: Look, x: float, top: float, bottom: float) -> str:
    """Draw the place of an earlier figure, visible on a bar and beside it."""
    halo = line(look, (x, top), (x, bottom), role="paper", stroke_width=5)
    return halo + line(look, (x, top), (x, bottom), role="ink", stroke_width=2)


def spread(look: Look, x: float, top: float, bottom: float) -> str:
    """Draw from the least to the most that is stated for one time."""
    ends = [line(look, (x - 4, y), (x + 4, y), role="accent", stroke_width=2) for y in (top, bottom)]
    return line(look, (x, top), (x, bottom), role="accent", stroke_width=2) + "".join(ends)


def gap(look: Look, left: float, top: float, size: tuple[float, float]) -> str:
    """Draw a time without a figure."""
    return box(look, (left, top), size, fill="track", stroke="muted", dashes="2 3")


POINTS: dict[Mark, Draw] = {Mark.DOT: _dot, Mark.RING: _ring, Mark.TRIANGLE: _triangle, Mark.DIAMOND: _diamond}

FILLS: dict[Mark, dict[str, str]] = {
    Mark.BAR: {"fill": "main", "stroke": "main"},
    Mark.OTHER_BAR: {"fill": "pale", "stroke": "main"},
    Mark.BAND: {"fill": "pale", "stroke": "main"},
    Mark.TRACK: {"fill": "track", "stroke": "muted"},
    Mark.OPEN_TRACK: {"fill": "none", "stroke": "muted", "dashes": "4 3"},
}


def swatch(look: Look, mark: Mark, x: float, y: float) -> str:
    """Draw a mark for the legend, from `x` on and around the height `y`."""
    middle, top, bottom = x + SWATCH_WIDTH / 2, y - SWATCH_HEIGHT / 2, y + SWATCH_HEIGHT / 2
    if mark in POINTS:
        return POINTS[mark](look, middle, y)
    if mark == Mark.TICK:
        return tick(look, middle, top - 1, bottom + 1)
    if mark == Mark.SPREAD:
        return spread(look, middle, top - 1, bottom + 1)
    if mark == Mark.GAP:
        return gap(look, x, top, (SWATCH_WIDTH, SWATCH_HEIGHT))
    return box(look, (x, top), (SWATCH_WIDTH, SWATCH_HEIGHT), **FILLS[mark])
