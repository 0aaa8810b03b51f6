"""What may be asked of the timeline."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.choices import one_of
from app.core.edtf import OPEN_DAY
from app.core.filters import BY_ID, InFacet, Order
from app.core.parameters import CommaList, CountryCodes
from app.core.query import DatedQuery
from app.facts.timeline.models import Lane


class TimelineQuery(DatedQuery):
    """The parameters of the timeline."""

    # Other collections begin with what has no date; a timeline that is drawn from the left must end with it.
    sorts: ClassVar[Mapping[str, Order]] = {
        "date": Order("begins", "date_start", OPEN_DAY),
        "lane": Order("lane", "lane"),
        "id": BY_ID,
    }

    lanes: Annotated[CommaList[Annotated[Lane, one_of(Lane)]], InFacet("lane")] = Field(
        default=[], description="Only these lanes, comma-separated."
    )
    country: Annotated[CountryCodes, InFacet("countries.code")] = Field(
        default=[], description="Countries concerned (ISO 3166-1 alpha-3)."
    )
