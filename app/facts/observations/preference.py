"""Which of several figures about the same thing is shown first: the ordered rules of `preference-reasons`.

Each rule keeps the figures that are best by it. The first rule that leaves one figure decides, and its
name is the reason. Nothing is blended or averaged, and every other figure is named beside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from app.core.conflicts import EXACT, Figure, conflict, loosely_dated
from app.core.dossier import Dossier
from app.core.edtf import Precision, extent
from app.core.vocabulary import Slug
from app.facts.observations.counting import counted_range
from app.facts.sources import independent_origins, is_primary

if TYPE_CHECKING:
    from app.facts.observations.models import ObservationRecord

PRECISIONS = (EXACT, "estimated", "approximate", "lower-bound")
"""From the best to the least."""

CLOSENESS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True)
class Candidate:
    """A figure with what the rules ask of it."""

    id: Slug
    figure: Figure
    primary: bool
    """Whether an official, government or treaty source states it."""

    agrees: bool
    """Whether it lies in the range counted from our own records; False where nothing can be counted."""

    origins: int
    dating: Precision
    published: str
    """Latest publication of its sources (EDTF); empty if none is dated."""


Candidates = Sequence[Candidate]
Rule = Callable[[Candidates], Candidates]


def primary_source(candidates: Candidates) -> Candidates:
    """Keep the figures that a primary source states, if any does."""
    return _best(candidates, lambda one: one.primary)


def agrees_with_records(candidates: Candidates) -> Candidates:
    """Keep the figures that lie in the range counted from our own records, if any does."""
    return _best(candidates, lambda one: one.agrees)


def independent_agreement(candidates: Candidates) -> Candidates:
    """Keep the figures that most independent origins state."""
    return _best(candidates, lambda one: one.origins)


def exact_over_approximate(candidates: Candidates) -> Candidates:
    """Keep the figures of the best precision."""
    return _best(candidates, lambda one: -PRECISIONS.index(one.figure.precision))


def dated_over_undated(candidates: Candidates) -> Candidates:
    """Keep the figures that name their date most closely."""
    return _best(candidates, lambda one: -CLOSENESS.index(one.dating))


def most_recent(candidates: Candidates) -> Candidates:
    """Keep the figures whose source was published last."""
    return _best(candidates, lambda one: one.published)


def first_listed(candidates: Candidates) -> Candidates:
    """Keep the figure whose id comes first: a mere convention, when nothing else decides."""
    return [min(candidates, key=lambda one: one.id)]


RULES: dict[str, Rule] = {
    "primary-source": primary_source,
    "agrees-with-records": agrees_with_records,
    "independent-agreement": independent_agreement,
    "exact-over-approximate": exact_over_approximate,
    "dated-over-undated": dated_over_undated,
    "most-recent": most_recent,
    "first-listed": first_listed,
}
"""The rules in their order, by the codes of `preference-reasons`."""

ONLY_SOURCE = "only-source"


def prefer(candidates: Candidates) -> tuple[Candidate, str]:
    """Choose a figure and name the rule that decided."""
    reason = ONLY_SOURCE
    for name, rule in RULES.items():
        if len(candidates) == 1:
            break
        candidates, reason = rule(candidates), name
    return candidates[0], reason


@dataclass(frozen=True)
class Group:
    """The figures about one thing, and which is shown first."""

    candidates: Mapping[Slug, Candidate]
    preferred: Slug
    reason: str
    """A code of `preference-reasons`."""

    def others(self, observation_id: Slug) -> list[Candidate]:
        """List the figures beside one, the preferred first."""
        beside = [one for one in self.candidates.values() if one.id != observation_id]
        return sorted(beside, key=lambda one: (one.id != self.preferred, one.id))


def group_of(record: "ObservationRecord", dossier: Dossier) -> Group:
    """Give the figures about the same thing as `record`."""
    thing = _thing(record)
    beside = [dossier.record("observations", other) for other in _alike(dossier).get(hash(thing), ())]
    records = [other for other in beside if _thing(other) == thing] or [record]
    candidates = {one.id: candidate(one, dossier) for one in records}
    chosen, reason = prefer(list(candidates.values()))
    return Group(candidates, chosen.id, reason)


@cache
def _alike(dossier: Dossier) -> Mapping[int, Sequence[Slug]]:
    """Gather, by the hash of what they are about, the ids of figures that may be about the same thing.

    Most figures stand alone: what a million of them are about would not fit into memory, and need not.
    """
    first: dict[int, Slug] = {}
    several: dict[int, list[Slug]] = {}
    for record in dossier.records("observations"):
        key = hash(_thing(record))
        before = first.setdefault(key, record.id)
        if before != record.id:
            several.setdefault(key, [before]).append(record.id)
    return several


def _thing(record: "ObservationRecord") -> tuple[str, ...]:
    """Name what a figure is about: equal for two figures exactly if they are about the same thing."""
    qualifier = record.qualifier.id if record.qualifier else ""
    party = record.party.en if record.party else ""
    return (record.indicator, qualifier, record.country or "", party, record.unit, record.period)


def candidate(record: "ObservationRecord", dossier: Dossier) -> Candidate:
    """Gather what the rules ask of a figure."""
    sources = [dossier.record("sources", citation.source) for citation in record.citations]
    counted = counted_range(record, dossier)
    dating = extent(record.period).precision
    nature = dossier.record("indicators", record.indicator).nature
    value = Decimal(record.value)
    precision = precision_of(record, dossier)
    return Candidate(
        id=record.id,
        figure=Figure(value, precision, loosely_dated(nature, dating)),
        primary=any(is_primary(source) for source in sources),
        agrees=counted is not None and counted.admits(value, precision),
        origins=len(independent_origins(sources)),
        dating=dating,
        published=max((source.published or "" for source in sources), default=""),
    )


def precision_of(record: "ObservationRecord", dossier: Dossier) -> str:
    """Tell how precise a figure on its basis is, as the code list `bases` says; exact if it does not say."""
    bases = dossier.record("code-lists", "bases").values
    precision: str | None = next(basis.precision for basis in bases if basis.id == record.basis)
    return precision or EXACT


def conflicting(one: Candidate, others: Candidates) -> list[Candidate]:
    """Find the figures that cannot be true together with `one`."""
    return [other for other in others if other.id != one.id and conflict(one.figure, other.figure)]


def _best(candidates: Candidates, merit: Callable[[Candidate], bool | int | str]) -> Candidates:
    best = max(merit(one) for one in candidates)
    return [one for one in candidates if merit(one) == best]
