"""The page of forums: the series of Japan edition by edition, and all series with how many editions are recorded."""

from collections.abc import Sequence
from typing import NamedTuple

from app.views.pages.asking import Asking
from app.views.pages.overviews.listing import Listing
from app.views.pages.pieces import Piece
from app.views.pages.reader import Document, Reader
from app.views.pages.wording import when

JAPANESE = "japan-integration-forum"
"""The series that the page tells edition by edition: that of Japan's Foreign Ministry and IOM."""

EVENTS = "/v1/forum-events"


class Speaker(NamedTuple):
    """Somebody who spoke in a public role."""

    name: Piece
    title: str
    role: Piece


class Edition(NamedTuple):
    """A meeting of a series."""

    number: str
    """Empty if it is not numbered."""

    when: str
    name: Piece
    theme: str
    about: Sequence[Piece]
    """How and where it was held, and how many took part."""

    speakers: Sequence[Speaker]
    sources: int
    level: str
    label: Piece
    other_dates: bool
    """Whether a source names another date."""


class SeriesRow(NamedTuple):
    """A series in short."""

    name: Piece
    years: str
    recorded: Piece
    """How many of its editions are recorded; leads to them."""


class ForumsView(NamedTuple):
    """What opens the page of forums."""

    series: Sequence[SeriesRow]
    told: Piece | None
    """The series that is told edition by edition; None where there is no such series."""

    description: str
    editions: Sequence[Edition]
    rest: str
    """What heads the list below."""


async def forums_view(listing: Listing) -> ForumsView | None:
    """Make what opens the page of series; None where a part of them is asked for."""
    if not listing.whole:
        return None
    reader, asking = listing.reader, listing.asking
    series = await _all_series(asking)
    told = next((one for one in series if one["id"] == JAPANESE), None)
    return ForumsView(
        series=await _series_rows(series, asking, reader),
        told=_named(told, reader) if told else None,
        description=reader.text(told["description"]) if told else "",
        editions=await editions_of(JAPANESE, asking, reader) if told else [],
        rest=reader.word("forums_all"),
    )


async def meetings_view(listing: Listing) -> ForumsView | None:
    """Make what opens the page of all meetings: the ways to the series; None where a part of them is asked for."""
    if not listing.whole:
        return None
    series = await _series_rows(await _all_series(listing.asking), listing.asking, listing.reader)
    return ForumsView(series, None, "", [], listing.reader.word("meetings_all"))


async def _all_series(asking: Asking) -> list[Document]:
    """Ask for all series: that of Japan first, then those of which most editions are recorded."""
    found: list[Document] = [*await asking.data("/v1/forum-series?limit=500")]
    return sorted(found, key=lambda one: (one["id"] != JAPANESE, -one["event_count"], one["id"]))


async def _series_rows(series: Sequence[Document], asking: Asking, reader: Reader) -> list[SeriesRow]:
    dates = await asking.data(f"{EVENTS}?limit=500&fields=series.id,date")
    return [
        _series(one, [event["date"][:4] for event in dates if event["series"]["id"] == one["id"]], reader)
        for one in series
    ]


def _named(document: Document, reader: Reader) -> Piece:
    return Piece(reader.text(document["name"]), reader.page(document["links"]["self"]))


def _series(series: Document, years: Sequence[str], reader: Reader) -> SeriesRow:
    first, last = min(years, default=""), max(years, default="")
    return SeriesRow(
        name=_named(series, reader),
        years=first if first == last else f"{first}–{last}",
        recorded=Piece(str(series["event_count"]), reader.page(series["links"]["events"])),
    )


async def editions_of(series: str, asking: Asking, reader: Reader) -> list[Edition]:
    """Ask for the editions of a series, the newest first."""
    return [_edition(one, reader) for one in await asking.data(f"{EVENTS}?series={series}&sort=-date&limit=500")]


def _edition(event: Document, reader: Reader) -> Edition:
    level = event["confidence"]["level"]
    place = [Piece(reader.text(event["place"]))] if event["place"] else []
    attendance = event["attendance"]
    number = event["edition"]
    return Edition(
        number=reader.word("edition_number").format(number) if number is not None else "",
        when=when(event, reader),
        name=_named(event, reader),
        theme=reader.text(event["theme"]) if event["theme"] else "",
        about=[
            reader.code("forum-modes", event["mode"]),
            *place,
            *([Piece(reader.word("attendance").format(f"{attendance:,}"))] if attendance is not None else []),
        ],
        speakers=[_speaker(one, reader) for one in event["speakers"]],
        sources=len({one["source"] for one in event["citations"]}),
        level=level,
        label=reader.code("confidence-levels", level),
        other_dates=bool(event["other_dates"]),
    )


def _speaker(speaker: Document, reader: Reader) -> Speaker:
    name = reader.text(speaker["name"])
    return Speaker(
        name=reader.record("people", speaker["person"], name) if speaker["person"] else Piece(name),
        title=reader.text(speaker["title"]),
        role=reader.code("speaker-roles", speaker["role"]),
    )
