"""The page of claims: how each document that was examined holds up, a form to check more, and every statement."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.views.pages.overviews.checking import Check, unasked
from app.views.pages.overviews.listing import Listing
from app.views.pages.pieces import Piece, Quote
from app.views.pages.reader import Document

VERDICTS = "claim-verdicts"

Sources = Mapping[str, Document]
"""The documents that claim something, by id."""


class Statement(NamedTuple):
    """A claim in a list, with its verdict and evidence."""

    title: Piece
    words: Piece
    """As its document has it."""

    source: Piece
    verdict: str
    label: Piece
    explanation: str
    quotes: Sequence[Quote]
    records: Sequence[Piece]
    """Records that rest on the same words as the evidence."""


class Share(NamedTuple):
    """The claims of a document that have a verdict."""

    verdict: str
    label: Piece
    """Leads to them."""

    number: int
    start: float
    """Where it begins in a bar of all, in per cent."""

    width: float


class Tally(NamedTuple):
    """How the claims of a document hold up."""

    source: Piece
    shares: Sequence[Share]
    total: Piece


class ClaimsView(NamedTuple):
    """What the page of claims shows."""

    statements: Sequence[Statement]
    tallies: Sequence[Tally]
    """Empty unless all claims are shown."""

    check: Check | None


async def claims_view(listing: Listing) -> ClaimsView:
    """Make what the page of claims shows."""
    reader = listing.reader
    sources = await _sources(listing)
    return ClaimsView(
        statements=[_statement(claim, sources, listing) for claim in listing.documents],
        tallies=[_tally(one, listing) for one in sources.values()] if listing.whole else [],
        check=unasked(reader) if listing.whole else None,
    )


async def _sources(listing: Listing) -> dict[str, Any]:
    """Ask for the documents that make the claims of this page, those with most claims first."""
    ids = list(dict.fromkeys(claim["source"]["id"] for claim in listing.documents))
    found = [(await listing.asking.content(f"/v1/sources/{one}", "en"))["data"] for one in ids]
    return {one["id"]: one for one in sorted(found, key=lambda one: -one["claim_count"])}


def _statement(claim: Document, sources: Sources, listing: Listing) -> Statement:
    reader = listing.reader
    source = sources[claim["source"]["id"]]
    return Statement(
        title=Piece(reader.text(claim["statement"]), reader.page(claim["links"]["self"])),
        words=Piece(claim["as_stated"], lang=source["language"]),
        source=_document(source, listing),
        verdict=claim["verdict"],
        label=reader.code(VERDICTS, claim["verdict"]),
        explanation=reader.text(claim["explanation"]),
        quotes=listing.wording.quotes(claim),
        records=[Piece(reader.text(one["name"]), reader.page(one["links"]["self"])) for one in claim["decided_by"]],
    )


def _document(source: Document, listing: Listing) -> Piece:
    return Piece(source["title"], listing.reader.page(source["links"]["self"]), lang=source["language"])


def _tally(source: Document, listing: Listing) -> Tally:
    reader = listing.reader
    stated = {one["verdict"]: one["count"] for one in source["verdicts"]}
    all_of_it = f"/v1/claims?claimed_by={source['id']}"
    shares: list[Share] = []
    for code, _ in reader.vocabulary.options(VERDICTS, reader.language):
        if code in stated:
            label = reader.code(VERDICTS, code, reader.page(f"{all_of_it}&verdict={code}"))
            start = shares[-1].start + shares[-1].width if shares else 0
            shares.append(Share(code, label, stated[code], start, 100 * stated[code] / source["claim_count"]))
    return Tally(_document(source, listing), shares, Piece(str(source["claim_count"]), reader.page(all_of_it)))
