"""How wide text is, without a font at hand: estimates on the safe side, and lines broken by them."""

import unicodedata
from collections.abc import Iterator

WIDE = 1.0
"""Of the font's size: Japanese signs are as wide as high."""

DEFAULT = 0.58
_WIDTHS = {
    **dict.fromkeys(" .,:;'|!ijl", 0.3),
    **dict.fromkeys("frt()[]-/·", 0.4),
    **dict.fromkeys("mwMW@%", 0.92),
    **dict.fromkeys("ABCDEFGHKNOPQRSUVXYZ&", 0.7),
}

NEVER_FIRST = "、。,.・:;?!)」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ~%…"
"""Signs that must not begin a line (JIS X 4051), as far as our texts have them."""


def text_width(text: str, size: float) -> float:
    """Estimate the width of one line."""
    return size * sum(_width(sign) for sign in text)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines that fit, between words or between Japanese signs; what cannot be broken stays long."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] = (lines[-1] + piece).lstrip() if not lines[-1] else lines[-1] + piece
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """Part a text where a line may end."""
    piece = ""
    for sign in text:
        begins_word = piece.endswith(" ") or _is_wide(sign) or (bool(piece) and _is_wide(piece[-1]))
        if piece and begins_word and sign not in NEVER_FIRST and sign != " " and piece[-1] not in "(「『【":
            yield piece
            piece = ""
        piece += sign
    yield piece


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _width(sign: str) -> float:
    return WIDE if _is_wide(sign) else _WIDTHS.get(sign, DEFAULT)
