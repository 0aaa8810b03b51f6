"""What may be asked of indicators and of their series."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.filters import BY_DATE, BY_ID, InFacet, Order
from app.core.parameters import CommaList, CountryCodes, NameList, WordList
from app.core.query import CollectionQuery, DatedQuery
from app.core.vocabulary import CodeOf
from app.facts.indicators.models import IndicatorGroup, Measure, Nature


class IndicatorQuery(CollectionQuery):
    """The parameters of indicators."""

    sorts: ClassVar[Mapping[str, Order]] = {"id": BY_ID, "group": Order("group_code", "group")}

    group: Annotated[CommaList[IndicatorGroup], InFacet("group")] = Field(
        default=[], description="Subject (codes of `indicator-groups`)."
    )
    measure: Annotated[CommaList[Measure], InFacet("measure")] = Field(
        default=[], description="Kind of figure (codes of `measures`)."
    )
    nature: Annotated[CommaList[Nature], InFacet("nature")] = Field(
        default=[], description="`stock` or `flow` (codes of `natures`)."
    )


class SeriesQuery(DatedQuery):
    """The parameters of the series of an indicator."""

    sorts: ClassVar[Mapping[str, Order]] = {"series": Order("series", "series"), "date": BY_DATE, "id": BY_ID}
    default_sort: ClassVar[tuple[str, ...]] = ("series", "date")

    whole: Annotated[bool | None, InFacet("whole")] = Field(
        default=None, description="Only figures of no part, country or party (`true`), or only those (`false`)."
    )
    qualifier: Annotated[WordList, InFacet("qualifier.id", none=True)] = Field(
        default=[], description="A part of the whole, by its id; `none` for figures of the whole."
    )
    country: Annotated[CountryCodes, InFacet("country.code")] = Field(
        default=[], description="The country concerned (ISO 3166-1 alpha-3)."
    )
    party: Annotated[NameList, InFacet("party.ja", "party.en", none=True)] = Field(
        default=[], description="Whom it concerns, where that is no country: the exact name in either language."
    )
    unit: Annotated[CommaList[Annotated[str, CodeOf("units")]], InFacet("unit")] = Field(
        default=[], description="Unit or currency (codes of `units`)."
    )
    period_kind: Annotated[CommaList[Annotated[str, CodeOf("period-kinds")]], InFacet("period_kind")] = Field(
        default=[], description="How the period is meant (codes of `period-kinds`)."
    )
