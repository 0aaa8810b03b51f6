"""Who contributed what in which year: a table for each source, which are never mixed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from app.views.pages.asking import Asking
from app.views.pages.overviews.listing import Listing
from app.views.pages.pieces import Piece
from app.views.pages.reader import Document, Reader

DONORS = "/v1/donors"
DONOR_FIELDS = "name,other_figure_count,stated,links.self"
YEAR_FIELDS = (
    "figure.value,figure.unit,figure.observation,figure.link,figure.year,figure.source,"
    "figure.account.total.value,figure.account.total.link"
)
BESIDE = "/v1/observations?indicator=contributions&preferred=false&fields=alternatives&limit=500"

Year = Mapping[str, Document]
"""The figures of a year, by donor."""


class Cell(NamedTuple):
    """What a donor contributed in a year, as the source states it."""

    amount: Piece
    """Empty text where the source states none."""

    beside: bool
    """Whether other sources state other figures for the same thing."""


class DonorRow(NamedTuple):
    """A donor, year by year."""

    name: Piece
    cells: Sequence[Cell]
    others: int
    """How many figures there are of other sources, currencies and bases, which its page shows."""


class Ledger(NamedTuple):
    """The contributions that one source states, by donor and year."""

    key: str
    source: Piece
    unit: Piece
    years: Sequence[str]
    rows: Sequence[DonorRow]
    totals: Sequence[Piece]
    """What the source states for each year in all, of any origin; empty text where it does not."""


async def donors_view(listing: Listing) -> Sequence[Ledger]:
    """Make what opens the page of donors."""
    return await ledgers_of(listing.asking, listing.reader) if listing.whole else []


async def ledgers_of(asking: Asking, reader: Reader) -> list[Ledger]:
    """Ask for every year of every donor, and lay out what each source states."""
    donors = {one["id"]: one for one in await asking.data(f"{DONORS}?limit=500&fields={DONOR_FIELDS}") if one["stated"]}
    stated = [one["stated"] for one in donors.values()]
    if not stated:
        return []
    first, last = min(one["first_year"] for one in stated), max(one["last_year"] for one in stated)
    years = {str(year): await _year(asking, year) for year in range(int(last), int(first) - 1, -1)}
    beside = {other["id"] for one in await asking.data(BESIDE) for other in one["alternatives"]}
    sources = list(dict.fromkeys(one["source"]["id"] for one in stated))
    return [_ledger(source, donors, years, beside, reader) for source in sources]


async def _year(asking: Asking, year: int) -> Year:
    found = await asking.data(f"{DONORS}?year={year}&limit=500&fields={YEAR_FIELDS}")
    return {one["id"]: one["figure"] for one in found}


def _ledger(
    source: str, donors: Mapping[str, Document], years: Mapping[str, Year], beside: set[str], reader: Reader
) -> Ledger:
    stated = {
        year: {donor: one for donor, one in figures.items() if one["source"]["id"] == source}
        for year, figures in years.items()
    }
    held = [one for one in donors.values() if one["stated"]["source"]["id"] == source]
    unit = held[0]["stated"]["total"]["unit"]
    return Ledger(
        key=source,
        source=Piece(held[0]["stated"]["source"]["name"]["en"], reader.page(f"/v1/sources/{source}"), lang="en"),
        unit=reader.code("units", unit),
        years=list(stated),
        rows=[
            DonorRow(
                name=Piece(reader.text(one["name"]), reader.page(one["links"]["self"])),
                cells=[_cell(figures.get(one["id"]), beside, reader) for figures in stated.values()],
                others=one["other_figure_count"],
            )
            for one in held
        ],
        totals=[_total(figures, reader) for figures in stated.values()],
    )


def _cell(figure: Document | None, beside: set[str], reader: Reader) -> Cell:
    return Cell(_amount(figure, reader), figure is not None and figure["observation"] in beside)


def _total(figures: Year, reader: Reader) -> Piece:
    accounts = [one["account"] for one in figures.values() if one["account"]]
    return _amount(accounts[0]["total"] if accounts else None, reader)


def _amount(stated: Document | None, reader: Reader) -> Piece:
    """Write an amount with every digit that is stated."""
    return Piece(f"{Decimal(stated['value']):,f}", reader.page(stated["link"])) if stated else Piece("")
