"""The verdict on a figure: a pure function of what is claimed and what is stated.

Deterministic and total: any claim gets a verdict. A wider tolerance never turns `supported` into
`contradicted`, for it only adds to the figures that agree.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.core.conflicts import LOWER_BOUND, TOLERANCE
from app.core.periods import CountRange


class Verdict(StrEnum):
    """Codes of the list `claim-verdicts` that a computation can give."""

    SUPPORTED = "supported"
    OUTDATED = "outdated"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"


class Rule(StrEnum):
    """Why a verdict was given."""

    STATED = "stated-for-the-date"
    STATED_BESIDE_OTHERS = "stated-beside-the-preferred"
    COUNTED = "counted-from-records"
    ONLY_UNDER_REVIEW = "stated-only-by-the-document-under-review"
    BETWEEN = "between-figures-stated-for-the-date"
    STATED_FOR_ANOTHER_DATE = "stated-for-another-date"
    OTHERWISE_STATED = "otherwise-stated-for-the-date"
    COUNTED_OTHERWISE = "counted-otherwise-from-records"
    ONLY_LOWER_BOUND = "only-a-lower-bound-is-stated"
    NOTHING_FOR_THE_DATE = "nothing-stated-for-the-date"
    NOTHING_COMPARABLE = "nothing-comparable"


class Comparable(NamedTuple):
    """A stated figure of the same thing, at some time."""

    id: str
    value: Decimal
    precision: str
    """A code of the list `precisions`."""

    first_day: str
    last_day: str
    preferred: bool
    independent: bool
    """Whether a source states it other than the article under review, which is no evidence for itself."""


class Claim(NamedTuple):
    """What is claimed."""

    value: Decimal
    first_day: str
    last_day: str
    tolerance: Decimal
    """How far off the claim may be, as a share: 0.05 is five per cent."""


class Finding(NamedTuple):
    """A verdict with the rule that gave it and the figures that decide."""

    verdict: Verdict
    rule: Rule
    deciding: Sequence[Comparable]


def judge(claim: Claim, stated: Sequence[Comparable], counted: CountRange | None) -> Finding:
    """Judge a claim by the figures stated for any time, and by a count of our records for its own time, if any."""
    then = [one for one in stated if one.first_day <= claim.last_day and claim.first_day <= one.last_day]
    agreeing = [one for one in then if agrees(claim, one)]
    evident = [one for one in agreeing if one.independent]
    if evident:
        rule = Rule.STATED if any(one.preferred for one in evident) else Rule.STATED_BESIDE_OTHERS
        return Finding(Verdict.SUPPORTED, rule, _preferred_first(evident))
    if counted is not None and _near_range(claim, counted):
        return Finding(Verdict.SUPPORTED, Rule.COUNTED, _preferred_first(then))
    if agreeing:
        return Finding(Verdict.UNVERIFIED, Rule.ONLY_UNDER_REVIEW, _preferred_first(agreeing))
    elsewhere = [one for one in stated if one.independent and agrees(claim, one)]
    if elsewhere:
        return Finding(Verdict.OUTDATED, Rule.STATED_FOR_ANOTHER_DATE, _nearest_first(claim, elsewhere))
    return _without_agreement(claim, then, stated, counted)


def _without_agreement(
    claim: Claim, then: Sequence[Comparable], stated: Sequence[Comparable], counted: CountRange | None
) -> Finding:
    against = [one for one in then if one.independent and not _above_bound(claim, one)]
    if against and min(one.value for one in against) < claim.value < max(one.value for one in against):
        return Finding(Verdict.UNVERIFIED, Rule.BETWEEN, _preferred_first(against))
    if against:
        return Finding(Verdict.CONTRADICTED, Rule.OTHERWISE_STATED, _preferred_first(against))
    if counted is not None:
        return Finding(Verdict.CONTRADICTED, Rule.COUNTED_OTHERWISE, _preferred_first(then))
    if then:
        return Finding(Verdict.UNVERIFIED, Rule.ONLY_LOWER_BOUND, _preferred_first(then))
    if stated:
        return Finding(Verdict.UNVERIFIED, Rule.NOTHING_FOR_THE_DATE, _nearest_first(claim, stated)[:2])
    return Finding(Verdict.UNVERIFIED, Rule.NOTHING_COMPARABLE, [])


def agrees(claim: Claim, one: Comparable) -> bool:
    """Tell whether a claim states the same figure, within its tolerance and the figure's own precision."""
    own = Decimal(0) if one.precision in ("exact", LOWER_BOUND) else TOLERANCE
    allowed = max(claim.tolerance, own) * max(abs(claim.value), abs(one.value))
    return abs(claim.value - one.value) <= allowed


def _above_bound(claim: Claim, one: Comparable) -> bool:
    """Tell whether a figure is a lower bound that the claim lies above: neither for it nor against it."""
    return one.precision == LOWER_BOUND and claim.value > one.value


def _near_range(claim: Claim, counted: CountRange) -> bool:
    allowed = claim.tolerance * max(abs(claim.value), Decimal(counted.value_max))
    return abs(counted.outside_by(claim.value)) <= allowed


def _preferred_first(figures: Sequence[Comparable]) -> list[Comparable]:
    return sorted(figures, key=lambda one: (not one.preferred, one.first_day, one.id))


def _nearest_first(claim: Claim, figures: Sequence[Comparable]) -> list[Comparable]:
    """Sort figures by how many years they lie from the claim's time, the preferred before others."""

    def distance(one: Comparable) -> tuple[int, bool, str]:
        years = max(int(one.first_day[:4]) - int(claim.last_day[:4]), int(claim.first_day[:4]) - int(one.last_day[:4]))
        return (max(years, 0), not one.preferred, one.id)

    return sorted(figures, key=distance)
