"""What may be asked of disagreements."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from app.core.filters import AtLeast, InFacet, Order
from app.core.parameters import CommaList
from app.core.query import CollectionQuery
from app.core.vocabulary import CodeOf
from app.facts.disagreements.models import DisagreementKind


class DisagreementQuery(CollectionQuery):
    """The parameters of disagreements."""

    sorts: ClassVar[Mapping[str, Order]] = {
        "spread": Order("spread_number", "spread_percent_number", 0),
        "type": Order("id", "record_type"),
    }
    last_key: ClassVar[str] = "type"
    default_sort: ClassVar[tuple[str, ...]] = ("-spread",)

    kind: Annotated[CommaList[DisagreementKind], InFacet("kind")] = Field(
        default=[], description="What they differ on: `figure` or `date`."
    )
    type: Annotated[CommaList[Annotated[str, CodeOf("record-types")]], InFacet("record_type")] = Field(
        default=[], description="Kinds of record: `observation`, `history-event`, `forum-event`."
    )
    spread_min: Annotated[float | None, AtLeast("spread_number"), Field(ge=0, le=1e12)] = Field(
        default=None, description="At least this many per cent apart."
    )
