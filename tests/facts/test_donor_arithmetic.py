"""Shares, ranks and changes as pure functions, and who a donor is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dossier import Dossier
from app.core.shapes import Country, Text
from app.facts.donors.arithmetic import Amount, change_on, percent_of, rank_of, share_of
from app.facts.donors.identity import identity
from app.facts.donors.ledgers import Ledger
from app.facts.donors.years import year_figure
from app.seeding.run import load
from tests.conftest import DOSSIER
from tests.facts.test_donors import exactly

STATES = Text(ja="か国", en="states")


@pytest.fixture(scope="module")
def dossier() -> Iterator[Dossier]:
    with load(DOSSIER) as (opened, _):
        yield opened


def amount(value: str | Decimal | int, name: str = "one") -> Amount:
    return Amount(name, Decimal(value), "USD")


amounts = st.decimals(min_value="0", max_value="1e13", places=2)


@given(amounts, amounts.filter(lambda value: value > 0))
def test_a_percentage_is_the_nearest_and_of_two_the_even_one(part: Decimal, whole: Decimal) -> None:
    assert f"{percent_of(part, whole)}" == exactly(100 * Fraction(part) / Fraction(whole))


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        ("1", "80000", "0.00"),
        ("3", "80000", "0.00"),
        ("1", "20000", "0.00"),
        ("3", "20000", "0.02"),
        ("-1", "10000000", "0.00"),
    ],
)
def test_a_half_goes_to_the_even_neighbour_and_nothing_is_never_negative(part: str, whole: str, percent: str) -> None:
    assert str(percent_of(Decimal(part), Decimal(whole))) == percent


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_equal_amounts_have_the_same_place_and_the_next_is_as_many_further(values: list[int]) -> None:
    everyone = [amount(value, f"n{index}") for index, value in enumerate(values)]

    ranks = [rank_of(one, everyone, STATES) for one in everyone]

    ordered = sorted(values, reverse=True)
    assert [rank.value_number for rank in ranks] == [ordered.index(value) + 1 for value in values]
    assert [rank.tied for rank in ranks] == [values.count(value) > 1 for value in values]


def test_a_tie_is_said_in_words() -> None:
    rank = rank_of(amount(3), [amount(3), amount(5, "two"), amount(3, "three")], STATES)

    assert rank.display == Text(ja="3か国中同率2位", en="joint no. 2 of 3 states")


def test_a_share_that_is_rounded_to_nothing_is_not_called_nothing() -> None:
    assert share_of(amount("923"), amount("3709381946")).display == Text(ja="0.01%未満", en="less than 0.01%")
    assert share_of(amount("0"), amount("3709381946")).display == Text(ja="0.00%", en="0.00%")


@pytest.mark.parametrize(
    ("now", "before", "display", "percent"),
    [
        ("5", "5", "no change", "hardly changed on 2023"),
        ("100001", "100000000000", "USD 99,999,899,999 less", "down 100.00% on 2023"),
        ("100000000001", "100000000000", "USD 1 more", "hardly changed on 2023"),
        ("5", "0", "USD 5 more", None),
    ],
)
def test_a_change_is_said_in_words(now: str, before: str, display: str, percent: str | None) -> None:
    change = change_on(amount(now), amount(before), "2023")

    assert change.display.en == display
    assert (change.percent and change.percent.display.en) == percent


@dataclass
class Statement:
    """What is read of an observation, made up."""

    id: str
    value: str
    country: Country | None = None
    party: Text | None = None
    value_number: int = 0
    unit: str = "USD"
    display: Text = field(default_factory=lambda: Text(ja="額", en="amount"))


@pytest.mark.parametrize(
    ("total", "agrees", "difference", "explanation"),
    [
        ("10", True, "0", "The contributors add up to the total."),
        ("8", False, "-2", "The contributors add up to 125.00% of the total: something in the source is wrong"),
        ("16", False, "6", "The contributors recorded from this source add up to 62.50% of the total."),
    ],
)
def test_a_year_is_compared_with_its_total(
    dossier: Dossier, total: str, agrees: bool, difference: str, explanation: str
) -> None:
    stated: Any = {"jpn": Statement("one", "4", country=dossier.country("JPN")), "fund": Statement("two", "6")}
    revenue: Any = {"2024": Statement("three", total)}
    ledger = Ledger("ceb-donor-revenue", "USD", {"2024": stated}, revenue)

    found = year_figure(dossier, ledger, "2024", "jpn")

    assert found.account is not None
    assert found.rank is not None
    assert (found.account.agrees, found.account.difference.value) == (agrees, difference)
    assert found.account.explanation.en.startswith(explanation)
    assert found.rank.display == Text(ja="2者中2位", en="no. 2 of 2 contributors")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("European Union", "european-union"),
        ("Bill & Melinda Gates Foundation", "bill-melinda-gates-foundation"),
        ("Gavi, the Vaccine Alliance", "gavi-the-vaccine-alliance"),
        ("Fundação Côte d'Azur", "fundacao-cote-d-azur"),
    ],
)
def test_a_party_is_known_by_its_english_name(name: str, expected: str) -> None:
    assert identity(None, Text(ja="名", en=name)).id == expected


@pytest.mark.parametrize("party", [None, Text(ja="財団", en="財団")])
def test_a_donor_without_a_name_in_latin_letters_is_refused(party: Text | None) -> None:
    with pytest.raises(ValueError, match="no name that an id can be made of"):
        identity(None, party)
