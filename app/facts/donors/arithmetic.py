"""The arithmetic: exact decimals, rounded only where it is said, each result with its working."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import NamedTuple

from app.core.figures import display, number_of
from app.core.shapes import Text
from app.facts.donors.computed import Change, Input, Number, Percentage, Rank, Share, Working

DECIMALS = 2
_SMALLEST = Decimal(1).scaleb(-DECIMALS)

DIGITS = 60
"""Digits carried in a division: far more than could move a half to the wrong side of the last decimal kept."""


class Amount(NamedTuple):
    """An amount as one source states it, by its observation."""

    observation: str
    value: Decimal
    unit: str


def named(name: str, *amounts: Amount) -> Input:
    """Name amounts in a formula."""
    return Input(name=name, observations=[amount.observation for amount in amounts])


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """Compute what percentage of `whole` is `part`, to `DECIMALS` decimals, a half to the even neighbour."""
    with localcontext() as context:
        context.prec = DIGITS
        # Adding nothing turns a negative zero into zero.
        return (100 * part / whole).quantize(_SMALLEST, ROUND_HALF_EVEN) + 0


def number(value: Decimal, unit: str, words: Text | None = None) -> Number:
    """Make a figure with its wording, or with `words` instead."""
    text = f"{value:f}"
    return Number(value=text, value_number=number_of(text), unit=unit, display=words or display(text, unit))


def share_of(amount: Amount, total: Amount) -> Share:
    """Compute the share of an amount in a total of the same unit."""
    value = percent_of(amount.value, total.value)
    return Share(
        **Number.carried(number(value, "percent", display_share(amount.value, value))),
        decimals=DECIMALS,
        working=Working(formula="100 * amount / total", inputs=[named("amount", amount), named("total", total)]),
    )


def display_share(amount: Decimal, value: Decimal) -> Text:
    """Word the share of an amount; what is only rounded to nothing is not called nothing."""
    if value or not amount:
        return display(f"{value:f}", "percent")
    return Text(ja=f"{_SMALLEST}%未満", en=f"less than {_SMALLEST}%")


def rank_of(amount: Amount, amounts: Sequence[Amount], counter: Text) -> Rank:
    """Compute the place of an amount among all, itself included; `counter` says what they are."""
    above = [other for other in amounts if other.value > amount.value]
    place = len(above) + 1
    tied = sum(other.value == amount.value for other in amounts) > 1
    return Rank(
        value=str(place),
        value_number=place,
        unit="rank",
        display=Text(
            ja=f"{len(amounts)}{counter.ja}中{'同率' if tied else ''}{place}位",
            en=f"{'joint ' if tied else ''}no. {place} of {len(amounts)} {counter.en}",
        ),
        among=len(amounts),
        tied=tied,
        working=Working(
            formula="1 + count(amounts > amount)",
            inputs=[named("amount", amount), named("above", *above)],
        ),
    )


def change_on(amount: Amount, before: Amount, year: str) -> Change:
    """Compute the change from `before`, the amount of the year `year`, to an amount of the same unit."""
    inputs = [named("amount", amount), named("before", before)]
    difference = amount.value - before.value
    percent = None
    if before.value:
        value = percent_of(difference, before.value)
        percent = Percentage(
            **Number.carried(number(value, "percent", display_change(value, year))),
            decimals=DECIMALS,
            working=Working(formula="100 * (amount - before) / before", inputs=inputs),
        )
    return Change(
        **Number.carried(number(difference, amount.unit, display_difference(difference, amount.unit))),
        since=year,
        percent=percent,
        working=Working(formula="amount - before", inputs=inputs),
    )


def display_difference(difference: Decimal, unit: str) -> Text:
    """Word by how much an amount rose or fell."""
    words = display(f"{abs(difference):f}", unit)
    if difference > 0:
        return Text(ja=f"{words.ja}増", en=f"{words.en} more")
    if difference < 0:
        return Text(ja=f"{words.ja}減", en=f"{words.en} less")
    return Text(ja="増減なし", en="no change")


def display_change(value: Decimal, year: str) -> Text:
    """Word a change in percent on a year."""
    size = f"{abs(value):,f}%"
    if value > 0:
        return Text(ja=f"{year}年比{size}増", en=f"up {size} on {year}")
    if value < 0:
        return Text(ja=f"{year}年比{size}減", en=f"down {size} on {year}")
    return Text(ja=f"{year}年からほぼ横ばい", en=f"hardly changed on {year}")


def total_of(amounts: Sequence[Amount]) -> Decimal:
    """Add up amounts exactly."""
    return sum((amount.value for amount in amounts), Decimal(0))
