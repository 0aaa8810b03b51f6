"""What sources state of contributions, kept apart by source and unit so that no computation can mix them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Protocol, cast

from app.core.dossier import Dossier
from app.core.shapes import Country, Reference, Shape, Text
from app.facts.donors.arithmetic import Amount
from app.facts.donors.identity import identity

CONTRIBUTIONS = "contributions"
REVENUE = "revenue"
ACTUAL = "actual"
CALENDAR_YEAR = "year"


class Cited(Protocol):
    """What is read of a citation."""

    @property
    def source(self) -> str: ...


class Stated(Protocol):
    """What is read of an observation as it is served."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def indicator(self) -> Reference: ...
    @property
    def qualifier(self) -> Shape | None: ...
    @property
    def period(self) -> str: ...
    @property
    def period_kind(self) -> str: ...
    @property
    def country(self) -> Country | None: ...
    @property
    def party(self) -> Text | None: ...
    @property
    def value(self) -> str: ...
    @property
    def value_number(self) -> int | float: ...
    @property
    def unit(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def display(self) -> Text: ...
    @property
    def citations(self) -> Sequence[Cited]: ...


@dataclass(frozen=True, eq=False)
class Ledger:
    """The yearly contributions that one source states in one unit: whole, actual and by calendar year."""

    source: str
    unit: str
    years: dict[str, dict[str, Stated]] = field(default_factory=dict)
    """By year, then by donor."""

    totals: dict[str, Stated] = field(default_factory=dict)
    """Revenue of the year, where the same source states it in the same unit; nothing can be a share of zero."""

    def years_of(self, donor: str) -> list[str]:
        """List the years that are stated for a donor."""
        return sorted(year for year, donors in self.years.items() if donor in donors)


def amount_of(stated: Stated) -> Amount:
    """Take the amount of an observation to compute with."""
    return Amount(stated.id, Decimal(stated.value), stated.unit)


@cache
def amounts_of(ledger: Ledger, year: str) -> list[Amount]:
    """Give the amounts of a year, in the order of their observations' ids; made once, for every donor's rank."""
    found = [amount_of(stated) for stated in ledger.years[year].values()]
    return sorted(found, key=lambda amount: amount.observation)


def contributions(dossier: Dossier) -> list[Stated]:
    """Make every figure on what a donor contributed to IOM, as it is served."""
    indicators = {
        indicator.id
        for indicator in dossier.records("indicators")
        if indicator.group == "contributions" and indicator.measure == "money"
    }
    return [
        _served(dossier, record.id)
        for record in dossier.records("observations")
        if record.indicator in indicators and (record.country or record.party)
    ]


def ledgers(dossier: Dossier, stated: Sequence[Stated]) -> list[Ledger]:
    """Gather the yearly contributions by source and unit."""
    found: dict[tuple[str, str], Ledger] = {}
    for observation in stated:
        if observation.indicator.id == CONTRIBUTIONS and _is_of_a_year(observation):
            for source in sources_of(observation):
                ledger = found.setdefault((source, observation.unit), Ledger(source, observation.unit))
                ledger.years.setdefault(observation.period, {}).setdefault(donor_of(observation), observation)
    for total in _revenues(dossier):
        for source in sources_of(total):
            if (source, total.unit) in found:
                found[source, total.unit].totals.setdefault(total.period, total)
    return list(found.values())


def sources_of(stated: Stated) -> list[str]:
    """List the sources of an observation, each once."""
    return list(dict.fromkeys(citation.source for citation in stated.citations))


def donor_of(stated: Stated) -> str:
    """Give the id of the donor that an observation is about."""
    return identity(stated.country, stated.party).id


def _revenues(dossier: Dossier) -> Iterator[Stated]:
    for record in dossier.grouped("observations", "indicator").get(REVENUE, ()):
        whole = not (record.country or record.party)
        total = _served(dossier, record.id)
        if whole and _is_of_a_year(total) and Decimal(total.value) > 0:
            yield total


def _is_of_a_year(stated: Stated) -> bool:
    kind = (stated.basis, stated.period_kind)
    return kind == (ACTUAL, CALENDAR_YEAR) and stated.qualifier is None and len(stated.period) == len("2024")


def _served(dossier: Dossier, observation_id: str) -> Stated:
    return cast("Stated", dossier.served("observations", observation_id))
