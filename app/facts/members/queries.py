"""What may be asked of members."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.edtf import EDTFDate, extent
from app.core.filters import BY_ID, Condition, InFacet, Order
from app.core.parameters import CommaList, CountryCodes
from app.core.query import CitedQuery, SpansQuery
from app.facts.members.models import MemberStatus, Region, Subregion


class MemberQuery(SpansQuery, CitedQuery):
    """The parameters of members."""

    sorts: ClassVar[Mapping[str, Order]] = {"id": BY_ID, "joined": Order("joined", "joined")}
    spans: ClassVar[str] = "periods"
    open_end_means_still: ClassVar[bool] = True

    country: Annotated[CountryCodes, InFacet("country.code")] = Field(
        default=[], description="The state itself (ISO 3166-1 alpha-3)."
    )
    status: Annotated[CommaList[MemberStatus], InFacet("status")] = Field(
        default=[], description="Its status now (codes of `member-statuses`)."
    )
    region: Annotated[CommaList[Region], InFacet("region")] = Field(
        default=[], description="Region of the UN standard M49 (codes of `regions`)."
    )
    subregion: Annotated[CommaList[Subregion], InFacet("subregion")] = Field(
        default=[], description="Sub-region of the UN standard M49 (codes of `subregions`)."
    )
    founding: Annotated[bool | None, InFacet("founding")] = Field(
        default=None, description="Whether it took part in the founding of 1951."
    )
    joined_from: EDTFDate | None = Field(
        default=None, description="Joined, or came back, on this date or later (EDTF)."
    )
    joined_to: EDTFDate | None = Field(
        default=None, description="Joined, or came back, on this date or earlier (EDTF)."
    )

    def _time_conditions(self) -> dict[str, Condition]:
        found = super()._time_conditions()
        if self.joined_from:
            found["joined_from"] = Condition("begun_by >= ?", (extent(self.joined_from).first_day,))
        if self.joined_to:
            found["joined_to"] = Condition("first_day <> '' AND first_day <= ?", (extent(self.joined_to).last_day,))
        return found
