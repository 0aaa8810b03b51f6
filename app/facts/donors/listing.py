"""Donors made from what sources state: the table of every year, and the record of each donor."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from urllib.parse import quote

from app.core.dossier import Dossier
from app.facts.donors.arithmetic import number, total_of
from app.facts.donors.computed import Figure, Number
from app.facts.donors.identity import Identity, identity
from app.facts.donors.ledgers import Ledger, Stated, amount_of, contributions, donor_of, ledgers, sources_of
from app.facts.donors.models import (
    Donor,
    DonorKind,
    DonorLinks,
    DonorSummary,
    OtherFigure,
    StatedAmount,
    StatedPart,
    StatedYears,
    YearFigure,
)
from app.facts.donors.queries import UNRANKED
from app.facts.donors.years import stated_amount, year_figure


def donors(dossier: Dossier) -> Iterator[tuple[str, Donor]]:
    """Make the record of each donor, by id."""
    for donor in _donors(dossier):
        yield donor.id, donor


def donor_years(dossier: Dossier) -> Iterator[tuple[str, DonorSummary]]:
    """Make a row for each donor and year, in the order of the table: latest year first, then by rank and amount."""
    rows = [row for donor in _donors(dossier) for row in _rows(donor)]
    for row in sorted(rows, key=_place):
        yield f"{row.id}/{row.figure.year if row.figure else ''}", row


def _rows(donor: Donor) -> Iterator[DonorSummary]:
    """Make the rows of a donor; one without a year if it has no yearly figure."""
    summary = DonorSummary.carried(donor) | {"type": "donor-summary"}
    figures: list[YearFigure | None] = [*donor.series] or [None]
    for figure in figures:
        yield DonorSummary(**summary | {"figure": figure, "latest": figure == donor.figure})


def _place(row: DonorSummary) -> tuple[int, float, float, str]:
    if row.figure is None:
        return 0, UNRANKED, 0, row.id
    rank = row.figure.rank.value_number if row.figure.rank else UNRANKED
    return -int(row.figure.year), rank, -row.figure.value_number, row.id


@cache
def _donors(dossier: Dossier) -> list[Donor]:
    """Make every donor, by id; made once, for two tables need them."""
    stated = sorted(contributions(dossier), key=lambda one: (donor_of(one), one.period, one.id))
    books = ledgers(dossier, stated)
    return [_donor(dossier, books, donor, list(of_donor)) for donor, of_donor in groupby(stated, key=donor_of)]


def _donor(dossier: Dossier, books: list[Ledger], donor: str, stated: list[Stated]) -> Donor:
    book = _main_ledger(books, donor)
    series = [year_figure(dossier, book, year, donor) for year in book.years_of(donor)] if book else []
    shown = {figure.observation for figure in series}
    others = [_other(dossier, one) for one in stated if one.id not in shown]
    who = identity(stated[0].country, stated[0].party)
    return Donor(
        type="donor",
        id=donor,
        kind=DonorKind.COUNTRY if who.country else DonorKind.PARTY,
        name=who.name,
        country=who.country,
        figure=series[-1] if series else None,
        latest=True,
        stated=_stated_years(book, donor, series) if book else None,
        other_figure_count=len(others),
        links=_links(dossier, who, stated),
        series=series,
        other_figures=others,
    )


def _main_ledger(books: list[Ledger], donor: str) -> Ledger | None:
    """Choose the ledger of a donor: the one that accounts for most of its years, then the one with most of them."""
    held = [book for book in books if book.years_of(donor)]
    return min(held, key=lambda book: _worth(book, donor), default=None)


def _worth(book: Ledger, donor: str) -> tuple[int, int, str]:
    years = book.years_of(donor)
    return -sum(year in book.totals for year in years), -len(years), book.source


def _stated_years(book: Ledger, donor: str, series: list[YearFigure]) -> StatedYears:
    years = book.years_of(donor)
    amounts = [amount_of(book.years[year][donor]) for year in years]
    return StatedYears(
        source=series[0].source,
        years=len(years),
        first_year=years[0],
        last_year=years[-1],
        missing_years=sorted(set(book.years) - set(years)),
        total=Figure(**Number.carried(number(total_of(amounts), book.unit)), formula="sum(series.value)"),
    )


def _other(dossier: Dossier, stated: Stated) -> OtherFigure:
    return OtherFigure(
        **StatedAmount.carried(stated_amount(dossier, stated)),
        name=stated.name,
        indicator=stated.indicator,
        qualifier=StatedPart(**StatedPart.carried(stated.qualifier)) if stated.qualifier else None,
        period=stated.period,
        period_kind=stated.period_kind,
        basis=stated.basis,
        sources=sources_of(stated),
    )


def _links(dossier: Dossier, who: Identity, stated: list[Stated]) -> DonorLinks:
    address = f"/v1/donors/{who.id}"
    whom = f"country={who.country.code}" if who.country else f"party={quote(who.name.en)}"
    indicators = ",".join(sorted({one.indicator.id for one in stated}))
    return DonorLinks(
        self=address,
        permalink=f"{address}?release={dossier.release}",
        collection="/v1/donors",
        schema_="/schemas/donor.json",
        observations=f"/v1/observations?{whom}&indicator={indicators}",
    )
