"""What may be asked of claims."""

from typing import Annotated

from pydantic import Field

from app.core.filters import InFacet
from app.core.parameters import CommaList
from app.core.query import CitedQuery
from app.core.vocabulary import IdOf, Slug
from app.facts.claims.models import ClaimVerdict


class ClaimQuery(CitedQuery):
    """The parameters of claims; `source` asks for the evidence, not for the document that claims."""

    claimed_by: Annotated[CommaList[Annotated[Slug, IdOf("sources")]], InFacet("source.id")] = Field(
        default=[], description="The document that makes the claim (ids of sources); `source` asks for the evidence."
    )
    verdict: Annotated[CommaList[ClaimVerdict], InFacet("verdict")] = Field(
        default=[], description="Whether it holds (codes of `claim-verdicts`)."
    )
