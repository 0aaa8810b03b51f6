"""The charts that stand on pages."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from app.views.charts.models import USUAL_WIDTH
from app.views.pages.asking import Asking

CHARTS: Mapping[str, tuple[str, ...]] = {
    "/v1/donors": ("contributions-by-donor",),
    "/v1/forum-events": ("forum-editions",),
    "/v1/forum-series": ("forum-editions",),
    "/v1/funding-issues": ("appeals",),
    "/v1/history-events": ("history-by-decade",),
    "/v1/members": ("members-by-region",),
    "/v1/membership": ("membership", "members-by-region"),
    "/v1/indicators/member-states/series": ("membership",),
    "/v1/indicators/staff/series": ("staff",),
}
"""Charts to show on pages, by the API's path."""

NARROW_WIDTH = 360
"""Width of pictures on phones."""

_ADDRESS = "/v1/charts/{}?fields=title,alternative,links"
_HEIGHT = re.compile(rb'<svg[^>]* height="([0-9]+)"')


class Picture(NamedTuple):
    """Where a picture is and how large, so that a page keeps its place before it has come."""

    address: str
    width: int
    height: int


async def charts_of(path: str, asking: Asking, language: str) -> list[Any]:
    """Give the charts of the page that shows what `path` answers: those for which there is something to draw."""
    answers = [await asking.content(_ADDRESS.format(name), "en") for name in CHARTS.get(path, ())]
    return [await pictured(one["data"], asking, language) for one in answers if "data" in one]


async def pictured(chart: Mapping[str, Any], asking: Asking, language: str) -> dict[str, Any]:
    """Add a chart's pictures to it: a wide one, and one for phones."""
    sizes = {"wide": USUAL_WIDTH, "narrow": NARROW_WIDTH}
    found = {name: await _picture(chart["links"]["svg"], width, asking, language) for name, width in sizes.items()}
    return {**chart, **found}


async def _picture(path: str, width: int, asking: Asking, language: str) -> Picture:
    query = f"lang={language}&theme=auto&width={width}"
    drawn = (await asking.ask(path, query, language)).collected.body
    return Picture(f"{path}?{query}", width, int(_HEIGHT.findall(drawn)[0]))
