"""The shortfall of 2025: its record, what began with it, and what that did in which country."""

from collections.abc import Sequence
from typing import NamedTuple

from app.views.pages.overviews.listing import Listing
from app.views.pages.pieces import Piece, Quote
from app.views.pages.reader import Document
from app.views.pages.wording import when

YEAR = "2025"
ISSUES = f"/v1/funding-issues?donor=USA&date_from={YEAR}&date_to={YEAR}"
"""What the cuts of the United States brought about; it may have begun before."""


class Effect(NamedTuple):
    """What an issue did, as its record has it."""

    figure: str
    """Empty where no source gives one."""

    description: str
    kind: Piece


class Place(NamedTuple):
    """What was felt in a country."""

    name: Piece
    """Leads to all issues that were felt there."""

    issues: Sequence[tuple[Piece, Sequence[Effect]]]


class Issue(NamedTuple):
    """An issue that began in the year, with what its sources say."""

    title: Piece
    when: str
    status: Piece
    summary: str
    cause: str
    effects: Sequence[Effect]
    """Those that are of no single country."""

    responses: Sequence[tuple[str, str]]
    quotes: Sequence[Quote]


class Shortfall(NamedTuple):
    """What began in the year."""

    main: Issue
    places: Sequence[Place]
    issues: Sequence[Issue]
    all: str
    """The page of the whole list that this is taken from."""


async def shortfall_of(listing: Listing) -> Shortfall | None:
    """Ask for what the cuts brought about, and keep what began in that year; None if nothing did."""
    found = await listing.asking.data(f"{ISSUES}&limit=500")
    begun = [one for one in found if one["started"].startswith(YEAR)]
    if not begun:
        return None
    main = max(begun, key=lambda one: len(one["impacts"]))
    ordered = [main, *(one for one in begun if one is not main)]
    return Shortfall(
        main=_issue(main, listing),
        places=_places(ordered, listing),
        issues=[_issue(one, listing) for one in ordered],
        all=listing.reader.page(ISSUES),
    )


def _issue(issue: Document, listing: Listing) -> Issue:
    reader = listing.reader
    return Issue(
        title=_link(issue, listing),
        when=when(issue, reader),
        status=reader.code("funding-issue-statuses", issue["status"]),
        summary=reader.text(issue["summary"]),
        cause=reader.text(issue["cause"]),
        effects=[_effect(one, listing) for one in issue["impacts"] if not one["place"]],
        responses=[(when(one, reader), reader.text(one["description"])) for one in issue["responses"]],
        quotes=listing.wording.quotes(issue),
    )


def _link(issue: Document, listing: Listing) -> Piece:
    return Piece(listing.reader.text(issue["title"]), listing.reader.page(issue["links"]["self"]))


def _effect(impact: Document, listing: Listing) -> Effect:
    reader = listing.reader
    return Effect(
        figure=reader.text(impact["display"]) if impact["display"] else "",
        description=reader.text(impact["description"]),
        kind=reader.code("impact-kinds", impact["kind"]),
    )


def _places(issues: Sequence[Document], listing: Listing) -> list[Place]:
    """Gather what was felt in each country, those with most of it first."""
    reader = listing.reader
    felt: dict[str, list[tuple[Document, Document]]] = {}
    for issue in issues:
        for impact in issue["impacts"]:
            if impact["place"]:
                felt.setdefault(impact["place"]["code"], []).append((issue, impact))
    return [
        Place(
            Piece(reader.text(felt[code][0][1]["place"]["name"]), reader.page(f"/v1/funding-issues?place={code}")),
            [
                (_link(issue, listing), [_effect(impact, listing) for one, impact in felt[code] if one is issue])
                for issue in issues
                if any(one is issue for one, _ in felt[code])
            ],
        )
        for code in sorted(felt, key=lambda code: (-len(felt[code]), code))
    ]
