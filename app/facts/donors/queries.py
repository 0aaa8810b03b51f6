"""What may be asked of donors."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.choices import one_of
from app.core.filters import BY_ID, Condition, InFacet, Order, equal
from app.core.parameters import CommaList, CountryCodes
from app.core.query import CollectionQuery
from app.core.vocabulary import IdOf, Slug
from app.facts.donors.models import DonorKind

UNRANKED = 1_000_000
"""Stands for the rank of what has none, which comes after every rank."""

Year = Annotated[int, Field(ge=1000, le=9999)]


class DonorQuery(CollectionQuery):
    """The parameters of donors."""

    sorts: ClassVar[Mapping[str, Order]] = {
        "year": Order("year", "figure.year"),
        "rank": Order("rank", "figure.rank.value_number", UNRANKED),
        "amount": Order("amount", "figure.value_number", 0),
        # What has no year before stands between those that fell and those that rose, never at either end.
        "change": Order("change_on_year", "figure.change.value_number", 0),
        "id": BY_ID,
    }
    default_sort: ClassVar[tuple[str, ...]] = ("-year", "rank", "-amount")

    year: Annotated[Year | None, InFacet("figure.year")] = Field(
        default=None, description="The figures of this year; without it each donor comes with its latest."
    )
    kind: Annotated[CommaList[Annotated[DonorKind, one_of(DonorKind)]], InFacet("kind")] = Field(
        default=[], description="`country` or `party`."
    )
    country: Annotated[CountryCodes, InFacet("country.code")] = Field(
        default=[], description="The state itself (ISO 3166-1 alpha-3)."
    )
    source: Annotated[CommaList[Annotated[Slug, IdOf("sources")]], InFacet("figure.source.id")] = Field(
        default=[], description="Donors whose yearly figures are from one of these sources (ids)."
    )

    def conditions(self, resource: str) -> Mapping[str, Condition]:
        conditions = super().conditions(resource)
        return conditions if self.year else {**conditions, "latest": equal("latest", "donor_years", True)}
