"""The page of funding: the shortfall of 2025, what was asked and received, and who gives most."""

from collections.abc import Sequence
from typing import NamedTuple

from app.views.pages.overviews.appeals import Appeals, appeals_of
from app.views.pages.overviews.donors import Ledger, ledgers_of
from app.views.pages.overviews.listing import Listing
from app.views.pages.overviews.shortfall import Shortfall, shortfall_of

TOP_DONORS = 10
TOP_YEARS = 5
"""How much of the table of donors stands here: the page of donors has all."""


class FundingView(NamedTuple):
    """What opens the page of funding issues."""

    shortfall: Shortfall | None
    appeals: Appeals | None
    donors: Sequence[Ledger]
    """What each source states of its largest donors in the newest years."""


async def funding_view(listing: Listing) -> FundingView | None:
    """Make what opens the page of funding issues; None where a part of them is asked for."""
    if not listing.whole:
        return None
    ledgers = await ledgers_of(listing.asking, listing.reader)
    return FundingView(
        shortfall=await shortfall_of(listing),
        appeals=await appeals_of(listing.asking, listing.reader),
        donors=[_top(one) for one in ledgers],
    )


def _top(ledger: Ledger) -> Ledger:
    return ledger._replace(
        years=ledger.years[:TOP_YEARS],
        rows=[row._replace(cells=row.cells[:TOP_YEARS]) for row in ledger.rows[:TOP_DONORS]],
        totals=ledger.totals[:TOP_YEARS],
    )
