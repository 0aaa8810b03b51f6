"""What may be asked of activities."""

from typing import Annotated, ClassVar

from pydantic import Field

from app.core.filters import InFacet
from app.core.parameters import CommaList, CountryCodes
from app.core.query import CitedQuery, HeldQuery
from app.facts.activities.models import ActivityArea


class ActivityQuery(HeldQuery, CitedQuery):
    """The parameters of activities."""

    default_sort: ClassVar[tuple[str, ...]] = ("id",)

    area: Annotated[CommaList[ActivityArea], InFacet("area")] = Field(
        default=[], description="Field of work (codes of `activity-areas`)."
    )
    country: Annotated[CountryCodes, InFacet("countries.code")] = Field(
        default=[], description="Where (ISO 3166-1 alpha-3)."
    )
