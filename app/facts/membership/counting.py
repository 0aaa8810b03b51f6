"""How members and observers are counted: one document per stretch of days without change, and one per year.

Counts change on a few hundred days only, so every day there is falls into one of few stretches, and a
request for any day is answered by a document that is ready.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple
from urllib.parse import quote

from app.core.dossier import Dossier
from app.core.edtf import Precision, extent
from app.core.figures import display
from app.core.periods import Census, CountRange, day_after, day_before, possible_period
from app.core.shapes import Text
from app.facts.membership.models import MembershipCount, MembershipLinks, StateCount
from app.facts.membership.published import Published, published_counts

STATUSES = ("member", "observer")

CAVEATS = {
    "member": None,
    "observer": Text(
        ja="記録にあるのは現在のオブザーバー国だけで、のちに加盟し、または資格を失った国は数えていません。"
        "過去の実際の数はこの範囲より多いことがあります。",
        en="The records hold only the states that are observers now; states that were observers and became members "
        "or lost the status are not counted. The true number of earlier days may be above this range.",
    ),
}
"""What the records lack, by status."""


class Area(NamedTuple):
    """The world, a region or a sub-region."""

    region: str | None
    subregion: str | None

    def includes(self, region: str, subregion: str) -> bool:
        return self.region in (None, region) and self.subregion in (None, subregion)

    @property
    def level(self) -> Literal["world", "region", "subregion"]:
        """Say which of the three it is."""
        if self.subregion:
            return "subregion"
        return "region" if self.region else "world"

    @property
    def place(self) -> str | None:
        """Its name; None for the world."""
        return self.subregion or self.region


class Stretch(NamedTuple):
    """A year, or days on which nothing changes."""

    first_day: str
    last_day: str
    year: str | None


class Tally(NamedTuple):
    """What is counted in one area."""

    area: Area
    counts: Mapping[str, Census]
    """The counts of the states of the area, by status."""

    published: Mapping[str, Sequence[Published]]
    """The counts published for the area, by status."""


def membership_counts(dossier: Dossier) -> Iterator[tuple[str, MembershipCount]]:
    """Count members and observers on every day and in every year, in the world and in its parts."""
    founded = extent(next(iter(dossier.records("organization"))).founding.date).first_day
    for tally in _tallies(dossier, founded):
        for stretch in (*_stretches(tally, founded, dossier.released), *_years(founded, dossier.released)):
            count = _count(tally, stretch)
            yield count.id, count


def _tallies(dossier: Dossier, founded: str) -> Iterator[Tally]:
    everyone = [
        (state, [possible_period(one, since=founded, known_until=dossier.released) for one in state.periods])
        for state in dossier.records("members")
    ]
    places = {(state.region, state.subregion) for state, _ in everyone}
    parts = {Area(region, None) for region, _ in places} | {Area(*place) for place in places}
    world = Area(None, None)
    for area in (world, *sorted(parts, key=lambda part: (part.region or "", part.subregion or ""))):
        counts = {
            status: Census(
                {
                    state.id: periods
                    for state, periods in everyone
                    if state.status == status and area.includes(state.region, state.subregion)
                }
            )
            for status in STATUSES
        }
        yield Tally(area, counts, published_counts(dossier, counts) if area == world else dict.fromkeys(STATUSES, ()))


def _stretches(tally: Tally, first_day: str, last_day: str) -> Iterator[Stretch]:
    """Part the days at each one on which a count changes, or another published count holds."""
    cuts = {first_day, day_after(last_day)}
    for counts in tally.counts.values():
        cuts.update(counts.days)
    for published in tally.published.values():
        for one in published:
            cuts |= {one.first_day, day_after(one.last_day)}
    days = sorted(day for day in cuts if first_day <= day <= day_after(last_day))
    for begin, end in pairwise(days):
        yield Stretch(begin, day_before(end), None)


def _years(first_day: str, last_day: str) -> Iterator[Stretch]:
    for year in range(int(first_day[:4]), int(last_day[:4]) + 1):
        yield Stretch(max(f"{year}-01-01", first_day), min(f"{year}-12-31", last_day), str(year))


def _count(tally: Tally, stretch: Stretch) -> MembershipCount:
    when = stretch.year or stretch.first_day
    place = tally.area.place
    return MembershipCount(
        type="membership-count",
        id=f"{when}-{place.lower().replace(' ', '-')}" if place else when,
        date_start=stretch.first_day,
        date_end=stretch.last_day,
        precision=Precision.YEAR if stretch.year else Precision.DAY,
        year=stretch.year,
        area=tally.area.level,
        region=tally.area.region,
        subregion=tally.area.subregion,
        counted_on=stretch.last_day if stretch.year else None,
        members=_state_count(tally, "member", stretch),
        observers=_state_count(tally, "observer", stretch),
        links=_links(tally.area, stretch),
    )


def _state_count(tally: Tally, status: str, stretch: Stretch) -> StateCount:
    first_day, day, _ = stretch
    count, uncertain = tally.counts[status].on(day)
    # On a stretch nothing changes.
    over_time = tally.counts[status].over(first_day, day) if stretch.year else count
    certain = count.value_min if count.value_min == count.value_max else None
    return StateCount(
        value=None if certain is None else str(certain),
        value_number=certain,
        value_min=count.value_min,
        value_max=count.value_max,
        display=_in_words(count),
        uncertain=list(uncertain),
        period_min=over_time.value_min,
        period_max=over_time.value_max,
        published=[one.shown for one in tally.published[status] if one.first_day <= day and one.last_day >= first_day],
        caveat=CAVEATS[status],
    )


def _in_words(count: CountRange) -> Text:
    if count.value_min == count.value_max:
        return display(str(count.value_min), "count", counter="か国")
    return Text(ja=f"{count.value_min:,}〜{count.value_max:,}か国", en=f"{count.value_min:,} to {count.value_max:,}")


def _links(area: Area, stretch: Stretch) -> MembershipLinks:
    by = ",".join([*(["year"] if stretch.year else []), *([area.level] if area.place else [])])
    within = f"&{area.level}={quote(area.place)}" if area.place else ""
    when = f"date_from={stretch.year}&date_to={stretch.year}" if stretch.year else f"valid_on={stretch.first_day}"
    states = f"valid_on={stretch.last_day if stretch.year else stretch.first_day}{within}"
    return MembershipLinks(
        self=f"/v1/membership?{by and f'by={by}&'}{when}{within}",
        members=f"/v1/members?status=member&{states}",
        observers=f"/v1/members?status=observer&{states}",
        schema_="/schemas/membership-count.json",
    )
