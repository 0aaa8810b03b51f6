"""Parts of a picture that stand one below the other."""

from collections.abc import Sequence
from typing import NamedTuple

from app.views.charts.figure import Key
from app.views.charts.marks import SWATCH_WIDTH, swatch
from app.views.charts.measuring import text_width, wrapped
from app.views.charts.svg import SMALL_SIZE, Look, text
from app.views.charts.wording import spoken

MARGIN = 16.0
LINE = 1.4
"""Height of a line, of the size of its font."""


class Block(NamedTuple):
    """Elements from the height where they begin, and how high they are together."""

    drawn: str
    height: float


class Area(NamedTuple):
    """Where a block may draw."""

    left: float
    top: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


def paragraph(look: Look, area: Area, words: str, size: float, **others: str | float) -> Block:
    """Write a text in as many lines as it needs."""
    lines = wrapped(words, size, area.width)
    drawn = [
        text(look, area.left, area.top + size * (1 + LINE * place), one, font_size=size, **others)
        for place, one in enumerate(lines)
    ]
    return Block("".join(drawn), size * LINE * len(lines))


def legend(look: Look, area: Area, keys: Sequence[Key]) -> Block:
    """Draw the keys side by side, in as many lines as they need."""
    size, row = SMALL_SIZE + 1, 22.0
    drawn, x, y = [], area.left, area.top + row / 2
    for key in keys:
        words = spoken(key.label, look.language)
        width = SWATCH_WIDTH + 6 + text_width(words, size)
        if x > area.left and x + width > area.right:
            x, y = area.left, y + row
        drawn.append(swatch(look, key.mark, x, y))
        drawn.append(text(look, x + SWATCH_WIDTH + 6, y + size * 0.36, words, font_size=size))
        x += width + 18
    return Block("".join(drawn), y + row / 2 - area.top if keys else 0)
