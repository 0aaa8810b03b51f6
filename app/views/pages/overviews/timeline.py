"""The page of the timeline: a strip of decades or years to look into, lanes to choose, and entries time by time."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.views.pages.addresses import Query, addressed, without
from app.views.pages.overviews.listing import Listing
from app.views.pages.pieces import Piece
from app.views.pages.reader import Document, Reader
from app.views.pages.vocabulary import value_label

PATH = "/v1/timeline"
LANES = ("history", "leadership", "members", "funding", "forums")
STRIP_HEIGHT = 80
"""How high the highest column is, in the units of its picture."""

UNDATED = "undated"


class Column(NamedTuple):
    """A decade or a year on the strip."""

    label: str
    number: int
    height: int
    href: str
    chosen: bool


class LaneChoice(NamedTuple):
    """A lane, with how many entries of the time it has."""

    label: str
    number: int
    href: str
    chosen: bool
    key: str


class TimelineView(NamedTuple):
    """What opens the page of the timeline."""

    strip: Sequence[Column]
    all_times: Piece | None
    """The way back to all times; None where all are shown."""

    lanes: Sequence[LaneChoice]
    headings: Sequence[str]
    """For each entry of the page: the time that begins with it; empty if none does."""

    kinds: Sequence[Piece]
    """For each entry of the page: what sort of thing it is."""

    row_lanes: Sequence[str]
    """For each entry of the page: its lane."""


NO_FILTERS = ("sort", "limit", "cursor", "fields", "release")
"""What a list is asked beside them."""


async def timeline_view(listing: Listing) -> TimelineView:
    """Make what opens the page: all columns count what the other filters leave."""
    asked, reader = listing.answer["meta"]["query"], listing.reader
    query = _pairs(asked)
    start, end = asked.get("date_from", ""), asked.get("date_to", "")
    within = start[:3] if start[:3] == end[:3] else ""
    times = _years(within) if within else await _decades(listing)
    timeless = without(query, "date_from", "date_to")
    counts = [await _count(listing, (*timeless, *_dates(one))) for one in times]
    lanes = asked.get("lanes", [])
    return TimelineView(
        strip=[
            Column(
                label=_named(one, reader),
                number=count,
                height=round(STRIP_HEIGHT * count / max(*counts, 1)),
                href=reader.page(addressed(PATH, (*timeless, *_dates(one)))),
                chosen=(start, end) == one,
            )
            for one, count in zip(times, counts, strict=True)
        ],
        all_times=Piece(reader.word("timeline_all"), reader.page(addressed(PATH, timeless))) if start or end else None,
        lanes=[await _lane(lane, lanes, query, listing) for lane in LANES],
        headings=_headings(listing.documents, reader, yearly=bool(within)),
        kinds=[Piece(reader.text(one["kind_name"])) for one in listing.documents],
        row_lanes=[one["lane"] for one in listing.documents],
    )


def _pairs(asked: Mapping[str, Any]) -> Query:
    """Give the filters in force, as an address has them."""
    given = {key: value for key, value in asked.items() if key not in NO_FILTERS}
    return tuple((key, ",".join(value) if isinstance(value, list) else str(value)) for key, value in given.items())


def _years(decade: str) -> list[tuple[str, str]]:
    return [(year, year) for year in (f"{decade}{digit}" for digit in range(10))]


async def _decades(listing: Listing) -> list[tuple[str, str]]:
    """Give the decades from the first event to the release."""
    door = (await listing.asking.content("/v1", "en"))["data"]
    first = next(one["first_day"] for one in door["collections"] if one["path"] == "/v1/history-events")
    decades = range(int(first[:3]), int(door["release"]["date"][:3]) + 1)
    return [(f"{decade}0", f"{decade}9") for decade in decades]


def _dates(time: tuple[str, str]) -> Query:
    return (("date_from", time[0]), ("date_to", time[1]))


def _named(time: tuple[str, str], reader: Reader) -> str:
    return time[0] if time[0] == time[1] else reader.word("decade").format(time[0])


async def _count(listing: Listing, query: Query) -> int:
    answer = await listing.asking.content(addressed(PATH, (*query, ("limit", "1"), ("fields", "id"))), "en")
    total: int = answer["meta"]["total"]
    return total


async def _lane(lane: str, chosen: Sequence[str], query: Query, listing: Listing) -> LaneChoice:
    """Offer a lane alone; one that is chosen offers all again."""
    others = without(query, "lanes")
    alone = (*others, ("lanes", lane))
    leads_to = others if list(chosen) == [lane] else alone
    return LaneChoice(
        label=value_label(lane, listing.reader.language),
        number=await _count(listing, alone),
        href=listing.reader.page(addressed(PATH, leads_to)),
        chosen=lane in chosen,
        key=lane,
    )


def _headings(documents: Sequence[Document], reader: Reader, *, yearly: bool) -> list[str]:
    """Name a decade or a year where the first entry that begins in it stands."""
    named = [_time(one, reader, yearly=yearly) for one in documents]
    return [name if place == 0 or name != named[place - 1] else "" for place, name in enumerate(named)]


def _time(entry: Document, reader: Reader, *, yearly: bool) -> str:
    begins = entry["date_start"]
    if not begins:
        return reader.word(UNDATED)
    return _named((begins[:4], begins[:4]) if yearly else (f"{begins[:3]}0", f"{begins[:3]}9"), reader)
