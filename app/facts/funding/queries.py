"""What may be asked of funding issues."""

from typing import Annotated

from pydantic import Field

from app.core.filters import InFacet
from app.core.parameters import CommaList, CountryCodes
from app.core.query import CitedQuery, HeldQuery
from app.facts.funding.models import FundingIssueStatus, ImpactKind


class FundingIssueQuery(HeldQuery, CitedQuery):
    """The parameters of funding issues."""

    country: Annotated[CountryCodes, InFacet("donors.code", "impacts.place.code")] = Field(
        default=[], description="A country concerned, as donor or as place (ISO 3166-1 alpha-3)."
    )
    status: Annotated[CommaList[FundingIssueStatus], InFacet("status")] = Field(
        default=[], description="Where it stands (codes of `funding-issue-statuses`)."
    )
    donor: Annotated[CountryCodes, InFacet("donors.code")] = Field(
        default=[], description="A donor concerned (ISO 3166-1 alpha-3)."
    )
    impact_kind: Annotated[CommaList[ImpactKind], InFacet("impacts.kind")] = Field(
        default=[], description="What was hit (codes of `impact-kinds`)."
    )
    place: Annotated[CountryCodes, InFacet("impacts.place.code")] = Field(
        default=[], description="A place that felt it (ISO 3166-1 alpha-3)."
    )
