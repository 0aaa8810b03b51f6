"""What may be asked of membership counts."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from app.core.filters import BY_DATE, BY_ID, Condition, InFacet, Listing, Order
from app.core.malformed import malformed, nearest
from app.core.parameters import CommaList
from app.core.query import HeldQuery
from app.facts.membership.models import Region, Subregion

BREAKDOWNS = ("year", "region", "subregion")


def _known_breakdown(word: str) -> str:
    if word not in BREAKDOWNS:
        raise malformed(
            en=f"Members are not counted by {word!r}.",
            ja=f"「{word}」別の数はありません。",
            allowed=BREAKDOWNS,
            did_you_mean=nearest(word, BREAKDOWNS),
        )
    return word


Breakdown = Annotated[
    str, AfterValidator(_known_breakdown), WithJsonSchema({"type": "string", "enum": list(BREAKDOWNS)})
]


class MembershipQuery(HeldQuery):
    """The parameters of membership counts."""

    open_end_means_still: ClassVar[bool] = True

    sorts: ClassVar[Mapping[str, Order]] = {
        "region": Order("region", "region"),
        "subregion": Order("subregion", "subregion"),
        "date": BY_DATE,
        "id": BY_ID,
    }
    default_sort: ClassVar[tuple[str, ...]] = ("region", "subregion", "date")

    by: CommaList[Breakdown] = Field(
        default=[],
        description="What to count by: `year` (without it, by day), `region` or `subregion` (without them, the world); "
        "`year,region` is the counts of each region in each year.",
    )
    region: Annotated[CommaList[Region], InFacet("region")] = Field(
        default=[], description="Counts of these regions of the UN standard M49 (codes of `regions`)."
    )
    subregion: Annotated[CommaList[Subregion], InFacet("subregion")] = Field(
        default=[], description="Counts of these sub-regions of the UN standard M49 (codes of `subregions`)."
    )
    agrees: Annotated[bool | None, InFacet("members.published.agrees", "observers.published.agrees")] = Field(
        default=None, description="Days or years with a published count that agrees with ours, or that does not."
    )

    @field_validator("by")
    @classmethod
    def _years_have_no_day(cls, by: list[str], info: ValidationInfo) -> list[str]:
        if "year" in by and info.data.get("valid_on"):
            raise malformed(
                en="valid_on asks for a day: leave out by=year, or ask for years with date_from and date_to.",
                ja="valid_on は日を指定するものです。by=year を外すか、年の範囲を date_from と date_to で指定します。",
                allowed=BREAKDOWNS[1:],
            )
        return by

    def at_release(self, day: str) -> Self:
        """Ask about `day`, that of the release, where no time was asked for.

        Not about today: answers are kept by address and release and must not depend on the clock.
        """
        if "year" in self.by or self.agrees is not None or self.asks_about_time():
            return self
        return self.model_copy(update={"valid_on": day})

    def conditions(self, resource: str) -> Mapping[str, Condition]:
        return {**super().conditions(resource), "by": self._breakdown()}

    def _breakdown(self) -> Condition:
        """Choose between days and years, and between the world, regions and sub-regions."""
        if "subregion" in self.by or self.subregion:
            area = "subregion"
        elif "region" in self.by or self.region:
            area = "region"
        else:
            area = "world"
        fixed = ("year" if "year" in self.by else "day", area)
        listing = Listing("SELECT position FROM membership WHERE precision = ? AND area = ?", (fixed,), in_order=True)
        return Condition("precision = ? AND area = ?", fixed, listing)
