"""What may be asked of history events."""

from typing import Annotated

from pydantic import Field

from app.core.filters import InFacet
from app.core.parameters import CommaList, CountryCodes
from app.core.query import CitedQuery, DatedQuery
from app.facts.history.models import HistoryCategory, PersonId


class HistoryEventQuery(DatedQuery, CitedQuery):
    """The parameters of history events."""

    category: Annotated[CommaList[HistoryCategory], InFacet("category")] = Field(
        default=[], description="What the event concerns (codes of `history-categories`)."
    )
    country: Annotated[CountryCodes, InFacet("countries.code")] = Field(
        default=[], description="A country concerned (ISO 3166-1 alpha-3)."
    )
    person: Annotated[CommaList[PersonId], InFacet("people.id")] = Field(
        default=[], description="A person concerned (ids of people)."
    )
