"""SVG as text: elements, colours and signs, safe whatever a text holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from app.core.worded_dates import Language
from app.views.charts.palette import FAMILIES, JAPANESE_FAMILIES, Palette, Theme, colours

TITLE_SIZE = 20
TEXT_SIZE = 14
SMALL_SIZE = 12

Attributes = Mapping[str, str | float]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, however it is written."""


def written(text: str) -> str:
    """Write a text for XML."""
    return escape(_NOT_XML.sub("�", text))


def element(name: str, attributes: Attributes, *children: str) -> str:
    """Write an element; `children` are written already."""
    given = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(children)}</{name}>" if children else f"<{name}{given}/>"


def _value(value: str | float) -> str:
    return written(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Look:
    """How a chart is to be drawn."""

    language: Language
    theme: Theme
    width: int

    @property
    def palette(self) -> Palette:
        """The colours that are written into the picture."""
        return colours(self.theme)

    @property
    def families(self) -> str:
        """The fonts, the best first."""
        return JAPANESE_FAMILIES if self.language == "ja" else FAMILIES

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone: labels then stand above what they name."""
        return self.width < MIN_WIDE

    def paint(self, **roles: str) -> dict[str, str]:
        """Give `fill` and `stroke` their colours, in a form that the style for dark can turn."""
        painted = {way: "none" if role == "none" else self.palette[role] for way, role in roles.items()}
        if self.theme == Theme.AUTO:
            painted["class"] = " ".join(f"{way}-{role}" for way, role in roles.items() if role != "none")
        return painted


MIN_WIDE = 500
"""Below this width a picture has no room for a column of labels."""


def text(look: Look, x: float, y: float, words: str, **others: str | float) -> str:
    """Write one line of text with its baseline at `y`; `role` is the colour's."""
    role = str(others.pop("role", "ink"))
    attributes: dict[str, str | float] = {"x": x, "y": y, "font-size": TEXT_SIZE, **look.paint(fill=role)}
    return element("text", attributes | {key.replace("_", "-"): value for key, value in others.items()}, written(words))


def line(look: Look, start: tuple[float, float], end: tuple[float, float], **others: str | float) -> str:
    """Draw a line; `role` is the colour's."""
    role = str(others.pop("role", "rule"))
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return element("line", ends | look.paint(stroke=role) | {key.replace("_", "-"): one for key, one in others.items()})


def box(look: Look, corner: tuple[float, float], size: tuple[float, float], **roles: str) -> str:
    """Draw a rectangle in the colours of `roles`; one that is too thin to see is drawn a little thicker."""
    sides = {"x": corner[0], "y": corner[1], "width": max(size[0], 0.5), "height": max(size[1], 0.5)}
    dashes = {"stroke-dasharray": roles.pop("dashes")} if "dashes" in roles else {}
    return element("rect", sides | look.paint(**roles) | dashes)
