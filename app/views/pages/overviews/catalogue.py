"""The collections whose pages open with an overview."""

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from app.views.pages.overviews.claims import claims_view
from app.views.pages.overviews.donors import donors_view
from app.views.pages.overviews.funding import funding_view
from app.views.pages.overviews.listing import Listing


class Overview(NamedTuple):
    """The page of a collection with an overview of its own."""

    template: str
    make: Callable[[Listing], Awaitable[object]]


OVERVIEWS: Mapping[str, Overview] = {
    "/v1/claims": Overview("claims", claims_view),
    "/v1/donors": Overview("donors", donors_view),
    "/v1/funding-issues": Overview("funding", funding_view),
}
"""By the API's path of the collection."""
