"""Colours of charts by what they are for, light and dark; text has a contrast of 4.5 or more, marks of 3."""

from collections.abc import Mapping
from enum import StrEnum


class Theme(StrEnum):
    """On what ground a chart is drawn; `auto` follows the reader's own choice where that is known."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


Palette = Mapping[str, str]

LIGHT: Palette = {
    "paper": "#ffffff",
    "ink": "#1b1d20",
    "muted": "#595f67",
    "rule": "#d6dade",
    "main": "#0b5cad",
    "pale": "#bcd6f0",
    "accent": "#a8400b",
    "track": "#e6eaee",
}
DARK: Palette = {
    "paper": "#14181d",
    "ink": "#f2f4f6",
    "muted": "#b3bac3",
    "rule": "#3a434d",
    "main": "#6db3ff",
    "pale": "#2b4f78",
    "accent": "#ffae70",
    "track": "#2b333c",
}

FAMILIES = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Hiragino Sans', 'Yu Gothic UI', Meiryo, "
    "'Noto Sans CJK JP', 'Noto Sans JP', sans-serif"
)
JAPANESE_FAMILIES = (
    "'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', 'Noto Sans JP', system-ui, -apple-system, sans-serif"
)
"""Japanese first for Japanese text, or its signs come in the Chinese form on some systems."""


def colours(theme: Theme) -> Palette:
    """Give the colours that are written into the picture itself."""
    return DARK if theme == Theme.DARK else LIGHT


def night_style(scope: str) -> str:
    """Write the rules that turn the colours of a picture to dark ones where the reader likes it dark."""
    rules = [f"{scope} .{way}-{role}{{{way}:{colour}}}" for role, colour in DARK.items() for way in ("fill", "stroke")]
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"
