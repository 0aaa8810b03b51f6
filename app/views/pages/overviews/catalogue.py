"""The collections whose pages open with an overview."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from app.views.pages.addresses import RELEASE, Wish, without
from app.views.pages.asking import Asking
from app.views.pages.overviews.claims import claims_view
from app.views.pages.overviews.donors import donors_view
from app.views.pages.overviews.forums import forums_view, meetings_view
from app.views.pages.overviews.funding import funding_view
from app.views.pages.overviews.listing import Listing
from app.views.pages.overviews.membership import membership_view
from app.views.pages.overviews.sources import sources_view
from app.views.pages.overviews.timeline import timeline_view
from app.views.pages.reader import Reader


class Overview(NamedTuple):
    """The page of a collection with an overview of its own."""

    template: str
    make: Callable[[Listing], Awaitable[object]]


OVERVIEWS: Mapping[str, Overview] = {
    "/v1/claims": Overview("claims", claims_view),
    "/v1/donors": Overview("donors", donors_view),
    "/v1/forum-events": Overview("forums", meetings_view),
    "/v1/forum-series": Overview("forums", forums_view),
    "/v1/funding-issues": Overview("funding", funding_view),
    "/v1/membership": Overview("membership", membership_view),
    "/v1/sources": Overview("sources", sources_view),
    "/v1/timeline": Overview("timeline", timeline_view),
}
"""By the API's path of the collection."""


def template_of(wish: Wish) -> str:
    """Give the template of a collection's page that has an overview; it needs whole records. Else empty."""
    overview = OVERVIEWS.get(wish.path)
    return overview.template if overview and "fields" not in dict(wish.query) else ""


async def overview_of(wish: Wish, answer: Any, asking: Asking, reader: Reader) -> object:
    """Make what the page of a collection shows beside its list; None where there is no more to it."""
    if not template_of(wish):
        return None
    whole = not without(wish.query, RELEASE)
    return await OVERVIEWS[wish.path].make(Listing(answer, whole, asking, reader))
