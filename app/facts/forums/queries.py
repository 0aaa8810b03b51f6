"""What may be asked of forum series and forum events."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.filters import BY_DATE, BY_ID, InFacet, Order
from app.core.parameters import CommaList, CountryCodes, NameList, PlainDigits
from app.core.query import CitedQuery, DatedQuery
from app.facts.forums.models import MAX_EDITION, ForumMode, SeriesId


class ForumSeriesQuery(DatedQuery, CitedQuery):
    """The parameters of forum series."""

    default_sort: ClassVar[tuple[str, ...]] = ("id",)


class ForumEventQuery(DatedQuery, CitedQuery):
    """The parameters of forum events."""

    sorts: ClassVar[Mapping[str, Order]] = {
        "date": BY_DATE,
        "edition": Order("edition", "edition", -1),
        "id": BY_ID,
    }

    country: Annotated[CountryCodes, InFacet("country.code")] = Field(
        default=[], description="Where it was held (ISO 3166-1 alpha-3)."
    )
    series: Annotated[CommaList[SeriesId], InFacet("series.id")] = Field(
        default=[], description="Series (ids of forum series): `japan-integration-forum`."
    )
    edition: Annotated[CommaList[Annotated[int, Field(ge=0, le=MAX_EDITION), PlainDigits]], InFacet("edition")] = Field(
        default=[], description="Number in the series."
    )
    mode: Annotated[CommaList[ForumMode], InFacet("mode")] = Field(
        default=[], description="How it was held (codes of `forum-modes`)."
    )
    speaker: Annotated[NameList, InFacet("speakers.name.ja", "speakers.name.en", "speakers.person")] = Field(
        default=[], description="Who spoke: the exact name in either language, or the id of a person."
    )
