"""Charts in pixels: our own picture, drawn by the library `vl-convert-python`, which is not installed with the rest."""

from app.core.problems import Problem
from app.core.shapes import Text

SCALE = 2
"""Pixels for each unit of the picture: sharp on the screens of today, and in print."""

INSTALL = "pip install vl-convert-python"


def pixels(svg: str) -> bytes:
    """Draw a picture as PNG, with the fonts of the machine.

    Raises:
        Problem: the library is not installed.
    """
    try:
        # Imported late: it is large, and few ask for pixels.
        from vl_convert import svg_to_png
    except ImportError as missing:
        raise _not_installed() from missing
    return svg_to_png(svg, scale=SCALE)


def _not_installed() -> Problem:
    return Problem(
        "extra-missing",
        Text(
            ja=f"この設置ではPNGを作れません。運用者は {INSTALL} で加えられます。SVGはいつでも使えます。",
            en=f"This installation cannot make PNG. Its operator can add that: {INSTALL}. SVG always works.",
        ),
    )
