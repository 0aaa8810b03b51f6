"""The charts that stand on pages of lists and answers."""

from collections.abc import Mapping
from typing import Any

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
    "/v1/timeline": ("history-by-decade",),
}
"""Charts to show on pages, by the API's path."""

_ADDRESS = "/v1/charts/{}?fields=title,alternative,links"


async def charts_of(path: str, asking: Asking) -> list[Any]:
    """Give the charts of the page that shows what `path` answers."""
    return [(await asking.content(_ADDRESS.format(name), "en"))["data"] for name in CHARTS.get(path, ())]
