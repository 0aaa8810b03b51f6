"""The page of membership: who was in on a day, as tiles of the world, by region, and in figures."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.views.pages.addresses import addressed
from app.views.pages.dates import worded
from app.views.pages.overviews.listing import Listing
from app.views.pages.overviews.tiles import places
from app.views.pages.pieces import Piece
from app.views.pages.reader import Document, Reader

PATH = "/v1/membership"
FIRST_DAY = "1951-12-05"
"""The first day that can be chosen: that on which the forerunner of IOM was founded."""

NAMED_YEARS = (1952, 1960, 1970, 1980, 1990, 2000, 2010, 2020)
"""Years at whose end the page offers to look."""

BANDS = (("1951–1959", "1960"), ("1960–1989", "1990"), ("1990–1999", "2000"), ("2000–2009", "2010"), ("2010–", "9999"))
"""Times of joining, each with the year before which it ended."""

UNKNOWN, OBSERVER, OUT = "unknown", "observer", "out"
"""What a tile shows of a state that joined at no known time, only watches, or is not in."""


class Tile(NamedTuple):
    """A state."""

    code: str
    column: int
    row: int
    band: str
    """Its time of joining, by place among the bands; or another thing to show."""

    told: str
    """Name and time, for those who ask."""

    href: str


class RegionRow(NamedTuple):
    """A region on the day."""

    name: Piece
    members: Piece
    observers: Piece


class MembershipView(NamedTuple):
    """What opens the page of membership."""

    day: str
    worded_day: str
    first: str
    last: str
    figure: Piece
    observers: Piece
    caveat: str
    published: Sequence[tuple[Piece, str, bool]]
    """Counts that sources published for the day: the figure, its date, and whether it agrees with ours."""

    bands: Sequence[tuple[str, str]]
    """What the colours mean: the class of a tile, and its words."""

    tiles: Sequence[Tile]
    width: int
    height: int
    regions: Sequence[RegionRow]
    days: Sequence[Piece]
    """Other days to look at."""


async def membership_view(listing: Listing) -> MembershipView | None:
    """Make what opens the page; None where another count is asked for than that of the world on one day."""
    day = listing.answer["meta"]["query"].get("valid_on", "")
    if len(listing.documents) != 1 or listing.documents[0]["area"] != "world" or len(day) != len(FIRST_DAY):
        return None
    count, reader = listing.documents[0], listing.reader
    states = await listing.asking.data(f"/v1/members?valid_on={day}&limit=500&fields=name,status,periods")
    last = (await listing.asking.content("/v1", reader.language))["data"]["release"]["date"]
    tiles = _tiles({one["id"].upper(): one for one in states}, day, reader)
    shown = {tile.band for tile in tiles}
    return MembershipView(
        day=day,
        worded_day=worded(day, reader.language),
        first=FIRST_DAY,
        last=last,
        figure=_counted(count, "members", reader),
        observers=_counted(count, "observers", reader),
        caveat=reader.text(count["observers"]["caveat"]) if count["observers"]["caveat"] else "",
        published=[_published(one, reader) for one in count["members"]["published"]],
        bands=[one for one in _legend(reader) if one[0] in shown],
        tiles=tiles,
        width=1 + max(tile.column for tile in tiles),
        height=1 + max(tile.row for tile in tiles),
        regions=[_region(one, reader) for one in await listing.asking.data(f"{PATH}?by=region&valid_on={day}")],
        days=[_day(f"{year}-12-31", reader) for year in NAMED_YEARS if f"{year}-12-31" <= last] + [_day(last, reader)],
    )


def _day(day: str, reader: Reader) -> Piece:
    return Piece(worded(day, reader.language), reader.page(addressed(PATH, (("valid_on", day),))))


def _counted(count: Document, key: str, reader: Reader) -> Piece:
    return Piece(reader.text(count[key]["display"]), reader.page(count["links"][key]))


def _published(one: Document, reader: Reader) -> tuple[Piece, str, bool]:
    figure = Piece(reader.text(one["display"]), reader.page(one["observation"]["link"]))
    return figure, worded(one["period"], reader.language), one["agrees"]


def _region(count: Document, reader: Reader) -> RegionRow:
    name = reader.code("regions", count["region"])
    return RegionRow(name, _counted(count, "members", reader), _counted(count, "observers", reader))


def _legend(reader: Reader) -> list[tuple[str, str]]:
    bands = [(str(place), words) for place, (words, _) in enumerate(BANDS)]
    return bands + [(key, reader.word(f"membership_{key}")) for key in (UNKNOWN, OBSERVER, OUT)]


def _tiles(states: Mapping[str, Document], day: str, reader: Reader) -> list[Tile]:
    return [
        _tile(code, place, states.get(code), day, reader)
        for code, place in sorted(places(states).items(), key=lambda one: (one[1][1], one[1][0]))
    ]


def _tile(code: str, place: tuple[int, int], state: Document | None, day: str, reader: Reader) -> Tile:
    country = reader.country(code)
    if state is None:
        return Tile(code, *place, OUT, f"{country.text}: {reader.word('membership_out')}", country.href)
    since = _since(state, day)
    if state["status"] == OBSERVER:
        band = OBSERVER
    else:
        band = next((str(at) for at, (_, end) in enumerate(BANDS) if since and since < end), UNKNOWN)
    when = (
        reader.word("membership_since").format(worded(since, reader.language))
        if since
        else reader.word("membership_unknown")
    )
    status = f"{reader.word('membership_observer')}, " if band == OBSERVER else ""
    return Tile(code, *place, band, f"{country.text}: {status}{when}", country.href)


def _since(state: Document, day: str) -> str:
    """Give when the period began in which the day lies; empty if that is not known."""
    begun = [one for one in state["periods"] if (one["date_start"] or "") <= day]
    return (begun[-1]["from"] or "") if begun else ""
