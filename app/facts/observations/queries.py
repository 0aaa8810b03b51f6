"""What may be asked of observations."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.filters import BY_DATE, BY_ID, AtLeast, AtMost, InFacet, Order
from app.core.parameters import Amount, CommaList, CountryCodes, NameList, WordList
from app.core.query import CitedQuery, DatedQuery
from app.facts.observations.models import (
    Basis,
    IndicatorId,
    PeriodKind,
    Unit,
)


class ObservationQuery(DatedQuery, CitedQuery):
    """The parameters of observations."""

    sorts: ClassVar[Mapping[str, Order]] = {
        "indicator": Order("indicator", "indicator.id"),
        "date": BY_DATE,
        "value": Order("value_number", "value_number", 0),
        "id": BY_ID,
    }
    default_sort: ClassVar[tuple[str, ...]] = ("indicator", "date")

    indicator: Annotated[CommaList[IndicatorId], InFacet("indicator.id")] = Field(
        default=[], description="What is measured (ids of indicators)."
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
    period_kind: Annotated[CommaList[PeriodKind], InFacet("period_kind")] = Field(
        default=[], description="How the period is meant (codes of `period-kinds`)."
    )
    unit: Annotated[CommaList[Unit], InFacet("unit")] = Field(
        default=[], description="Unit or currency (codes of `units`)."
    )
    basis: Annotated[CommaList[Basis], InFacet("basis")] = Field(
        default=[], description="On what the figure rests (codes of `bases`)."
    )
    preferred: Annotated[bool | None, InFacet("preferred")] = Field(
        default=None, description="Only the figures shown first (`true`) or only the others (`false`)."
    )
    value_min: Annotated[Amount | None, AtLeast("value_number")] = Field(
        default=None, description="Figures of this value or more; ask for one `unit` with it."
    )
    value_max: Annotated[Amount | None, AtMost("value_number")] = Field(
        default=None, description="Figures of this value or less; ask for one `unit` with it."
    )
