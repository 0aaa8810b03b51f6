"""What may be asked of people."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.filters import BY_ID, InFacet, Order
from app.core.parameters import CommaList, CountryCodes
from app.core.query import CitedQuery, SpansQuery
from app.facts.people.models import OfficeCode


class PersonQuery(SpansQuery, CitedQuery):
    """The parameters of people; `office` and the filters about time must hold for the same office."""

    sorts: ClassVar[Mapping[str, Order]] = {"id": BY_ID, "name": Order("name", "name.en")}
    spans: ClassVar[str] = "offices"
    span_kind: ClassVar[tuple[str, str] | None] = ("office", "office")

    country: Annotated[CountryCodes, InFacet("nationality.code")] = Field(
        default=[], description="The same as `nationality`, as in other collections (ISO 3166-1 alpha-3)."
    )
    office: Annotated[CommaList[OfficeCode], InFacet("offices.office")] = Field(
        default=[], description="Office held (codes of `offices`); with `valid_on`, held on that day."
    )
    nationality: Annotated[CountryCodes, InFacet("nationality.code")] = Field(
        default=[], description="Nationality (ISO 3166-1 alpha-3)."
    )
