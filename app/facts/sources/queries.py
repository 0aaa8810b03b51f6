"""What may be asked of sources, origins and the facts that rest on a source."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.filters import BY_DATE, BY_ID, BY_ROW, InFacet, Order
from app.core.parameters import CommaList, NameList, WordList
from app.core.query import CollectionQuery, DatedQuery
from app.core.vocabulary import CodeOf, IdOf, Slug
from app.facts.sources.models import Language, SourceKind


class SourceQuery(DatedQuery):
    """The parameters of sources."""

    sorts: ClassVar[Mapping[str, Order]] = {
        "id": BY_ID,
        "date": BY_DATE,
        "publisher": Order("publisher", "publisher"),
    }
    default_sort: ClassVar[tuple[str, ...]] = ("id",)

    kind: Annotated[CommaList[SourceKind], InFacet("kind")] = Field(
        default=[], description="Kind of source (codes of `source-kinds`)."
    )
    publisher: Annotated[NameList, InFacet("publisher")] = Field(
        default=[], description="Publisher, by its exact name."
    )
    language: Annotated[CommaList[Language], InFacet("language")] = Field(
        default=[], description="Language of the source (ISO 639-1)."
    )
    origin: Annotated[CommaList[Annotated[Slug, IdOf("origins")]], InFacet("origin.id")] = Field(
        default=[], description="Who is behind the source (ids of origins)."
    )


class OriginQuery(CollectionQuery):
    """The parameters of origins."""

    kind: Annotated[WordList, InFacet("kind")] = Field(default=[], description="Kind of origin: `government`.")


class FactQuery(CollectionQuery):
    """The parameters of the facts that rest on a source."""

    sorts: ClassVar[Mapping[str, Order]] = {"type": BY_ROW}
    default_sort: ClassVar[tuple[str, ...]] = ("type",)
    last_key: ClassVar[str] = "type"

    type: Annotated[CommaList[Annotated[str, CodeOf("record-types")]], InFacet("type")] = Field(
        default=[], description="Kinds of record: `observation`, `history-event`."
    )
