"""Query classes: the parameters that collections and records have in common, each named once."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, EDTFDate, extent
from app.core.filters import (
    BY_DATE,
    BY_ID,
    BeginsBy,
    Condition,
    EndsFrom,
    Filter,
    HeldOn,
    InFacet,
    Listing,
    Matches,
    Order,
)
from app.core.malformed import malformed, nearest, shown
from app.core.matching import SearchText
from app.core.parameters import CommaList, WholeNumber
from app.core.vocabulary import CodeOf, IdOf, Mark, Slug, marks

DEFAULT_LIMIT = 50
MAX_LIMIT = 500


class NoQuery(BaseModel):
    """No parameters at all: any that is given is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    @cache
    def vocabulary(cls) -> Sequence[tuple[str, Mark]]:
        """List the fields whose values must be codes or ids that exist."""
        fields = cls.model_fields.items()
        return [(name, mark) for name, field in fields for mark in marks(field.annotation, field.metadata)]


class RecordQuery(NoQuery):
    """The parameters of every record."""

    fields: CommaList[str] = Field(
        default=[],
        description="Only these fields, by dotted name, comma-separated (`title.ja`, `citations.as_stated`); "
        "`id` and `type` always stay.",
    )
    release: str | None = Field(
        default=None, description="Answer as this release did; such an answer never changes.", max_length=40
    )


class CollectionQuery(RecordQuery):
    """The parameters of every collection."""

    sorts: ClassVar[Mapping[str, Order]] = {"id": BY_ID}
    default_sort: ClassVar[tuple[str, ...]] = ("id",)
    last_key: ClassVar[str] = "id"
    """The key that decides last: no two records have the same."""

    q: Annotated[SearchText | None, Matches()] = Field(
        default=None,
        description='Search text in Japanese or English: all its words must be found; `"…"` keeps a phrase together.',
    )
    sort: CommaList[str] = Field(
        default=[],
        description="Sort keys, comma-separated, `-` for descending; between equals the last key decides, mostly `id`.",
    )
    limit: WholeNumber = Field(
        default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description=f"Records per page, 1 to {MAX_LIMIT}."
    )
    cursor: str | None = Field(
        default=None,
        min_length=1,
        max_length=1000,
        description="Where the page begins, as `links.next` says.",
    )

    @field_validator("sort")
    @classmethod
    def _known_keys(cls, keys: list[str], info: ValidationInfo) -> list[str]:
        for key in keys:
            if key.removeprefix("-") not in cls.sorts:
                raise malformed(
                    en=f"Records cannot be sorted by {shown(key.removeprefix('-'))}.",
                    ja=f"{shown(key.removeprefix('-'))} では並べ替えられません。",
                    allowed=cls.sort_keys(),
                    did_you_mean=nearest(key, cls.sort_keys()),
                )
        names = [key.removeprefix("-") for key in keys]
        if len(set(names)) < len(names):
            raise malformed(en="A sort key is named twice.", ja="同じ並べ替えの鍵が二度あります。")
        return keys

    @classmethod
    def sort_keys(cls) -> list[str]:
        """List what `sort` takes."""
        return [sign + key for key in cls.sorts for sign in ("", "-")]

    @classmethod
    @cache
    def filters(cls) -> Sequence[tuple[str, Filter]]:
        """List the filters that are marks at fields."""
        fields = cls.model_fields.items()
        return [(name, mark) for name, field in fields for mark in field.metadata if isinstance(mark, Filter)]

    def given(self, name: str) -> bool:
        """Tell whether a filter was asked for."""
        return getattr(self, name) not in (None, [])

    def conditions(self, resource: str) -> Mapping[str, Condition]:
        """Say in SQL what each filter that was asked for means."""
        return {
            name: mark.condition(resource, name, getattr(self, name))
            for name, mark in self.filters()
            if self.given(name)
        }

    def order(self) -> list[tuple[str, Order, bool]]:
        """List the sort keys with what they sort by and whether they descend; the id comes last."""
        return self.ordered_by(self.sort or self.default_sort)

    @classmethod
    def ordered_by(cls, names: Sequence[str]) -> list[tuple[str, Order, bool]]:
        """List the same for the names of sort keys."""
        keys = list(names)
        if not any(key.removeprefix("-") == cls.last_key for key in keys):
            keys.append(cls.last_key)
        return [(key, cls.sorts[key.removeprefix("-")], key.startswith("-")) for key in keys]


class CitedQuery(CollectionQuery):
    """The parameters of collections whose records cite sources."""

    source: Annotated[CommaList[Annotated[Slug, IdOf("sources")]], InFacet("citations.source")] = Field(
        default=[], description="Records that cite one of these sources (ids)."
    )
    confidence: Annotated[CommaList[Annotated[str, CodeOf("confidence-levels")]], InFacet("confidence.level")] = Field(
        default=[], description="How sure we are (codes of `confidence-levels`)."
    )


class DatedQuery(CollectionQuery):
    """The parameters of collections whose records have one date or one span of time."""

    sorts: ClassVar[Mapping[str, Order]] = {"date": BY_DATE, "id": BY_ID}
    default_sort: ClassVar[tuple[str, ...]] = ("date",)

    date_from: Annotated[EDTFDate | None, EndsFrom()] = Field(
        default=None, description="Not over before this date (EDTF: `1951`, `1951-12`, `1951-12-05`)."
    )
    date_to: Annotated[EDTFDate | None, BeginsBy()] = Field(
        default=None, description="Begun by this date (EDTF), its last day included."
    )

    def window(self) -> tuple[str, str]:
        """Give the first and last day asked for; open where none was."""
        first = extent(self.date_from).first_day if self.date_from else UNKNOWN_DAY
        last = extent(self.date_to).last_day if self.date_to else OPEN_DAY
        return first, last

    def asks_about_time(self) -> bool:
        """Tell whether any filter about time was asked for."""
        return self.window() != (UNKNOWN_DAY, OPEN_DAY)


class HeldQuery(DatedQuery):
    """The parameters of collections whose records last for a while."""

    open_end_means_still: ClassVar[bool] = False
    """Whether a record without an end is known to go on; else it may have ended, and a warning says so."""

    valid_on: Annotated[EDTFDate | None, HeldOn()] = Field(
        default=None, description="In force on this day (or on a day of this month or year)."
    )

    def window(self) -> tuple[str, str]:
        first, last = super().window()
        if not self.valid_on:
            return first, last
        day = extent(self.valid_on)
        return max(first, day.first_day), min(last, day.last_day)


class SpansQuery(CollectionQuery):
    """The parameters of collections whose records have several spans of time each.

    The filters about time must hold for one and the same span.
    """

    spans: ClassVar[str]
    """Path of the spans in the document."""

    open_end_means_still: ClassVar[bool] = False
    """Whether a span without an end is known to go on; else it may have ended, and a warning says so."""

    span_kind: ClassVar[tuple[str, str] | None] = None
    """A filter that must hold for that span too, and the key of the span that it is about."""

    date_from: EDTFDate | None = Field(default=None, description="A span that is not over before this date (EDTF).")
    date_to: EDTFDate | None = Field(default=None, description="A span that has begun by this date (EDTF).")
    valid_on: EDTFDate | None = Field(
        default=None, description="A span that includes this day (or a day of this month or year)."
    )

    def asks_about_time(self) -> bool:
        """Tell whether any filter about time was asked for."""
        return bool(self._time_conditions())

    def conditions(self, resource: str) -> Mapping[str, Condition]:
        return self._with_spans(resource, self._time_conditions())

    def matches_where(self, resource: str, span: str) -> Mapping[str, Condition]:
        """Say in SQL which records match by a span of which the condition `span` holds too."""
        return self._with_spans(resource, self._time_conditions() | {"span": Condition(span, ())})

    def _with_spans(self, resource: str, spans: dict[str, Condition]) -> Mapping[str, Condition]:
        conditions = super().conditions(resource)
        if not spans:
            return conditions
        if self.span_kind and self.given(self.span_kind[0]):
            kinds: Sequence[str] = getattr(self, self.span_kind[0])
            spans[self.span_kind[0]] = Condition(f"kind IN ({', '.join('?' * len(kinds))})", tuple(kinds))
        where = " AND ".join(condition.sql for condition in spans.values())
        parameters = [value for condition in spans.values() for value in condition.parameters]
        together = Condition(
            f"EXISTS (SELECT 1 FROM span WHERE resource = ? AND position = walked.position AND {where})",
            (resource, *parameters),
            Listing(f"SELECT DISTINCT position FROM span WHERE resource = ? AND {where}", ((resource, *parameters),)),
        )
        others = {name: condition for name, condition in conditions.items() if name not in spans}
        return others | {", ".join(spans): together}

    def _time_conditions(self) -> dict[str, Condition]:
        found = {}
        if self.date_from:
            found["date_from"] = Condition("last_day >= ?", (extent(self.date_from).first_day,))
        if self.date_to:
            found["date_to"] = Condition("first_day <= ?", (extent(self.date_to).last_day,))
        if self.valid_on:
            day = extent(self.valid_on)
            found["valid_on"] = Condition("first_day <= ? AND last_day >= ?", (day.last_day, day.first_day))
        return found
