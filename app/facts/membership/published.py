"""The counts that sources published, each held against our own count for the same date."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from app.core.dossier import Dossier
from app.core.edtf import extent
from app.core.figures import display
from app.core.periods import Census
from app.core.shapes import Text
from app.facts.membership.models import ObservationLink, PublishedCount
from app.facts.sources import CitationRecords

INDICATORS = {"member": "member-states", "observer": "observer-states"}
"""Which indicator is the published count of which status."""


class Published(NamedTuple):
    """A published count and the days that it may be of."""

    first_day: str
    last_day: str
    shown: PublishedCount


def published_counts(dossier: Dossier, counts: Mapping[str, Census]) -> Mapping[str, Sequence[Published]]:
    """Give the published counts of each status, by date, held against our own `counts`."""
    return {
        status: sorted(
            _held_against(dossier, INDICATORS[status], own),
            key=lambda one: (one.first_day, one.last_day, one.shown.observation.id),
        )
        for status, own in counts.items()
    }


def _held_against(dossier: Dossier, indicator: str, own: Census) -> Iterator[Published]:
    precisions = {basis.id: basis.precision for basis in dossier.record("code-lists", "bases").values}
    for observation in dossier.grouped("observations", "indicator").get(indicator, ()):
        # A qualifier narrows the figure to some of the states, or widens it to organizations.
        if observation.qualifier or observation.unit != "count":
            continue
        days = extent(observation.period)
        counted = own.over(days.first_day, days.last_day)
        value, precision = Decimal(observation.value), precisions[observation.basis]
        shown = PublishedCount(
            observation=ObservationLink(id=observation.id, link=dossier.links("observations", observation.id).self),
            period=observation.period,
            value=observation.value,
            display=display(observation.value, "count", counter="か国", precision=precision),
            counted_min=counted.value_min,
            counted_max=counted.value_max,
            agrees=counted.admits(value, precision),
            difference=str(counted.outside_by(value)),
            notes=_notes(observation.citations),
        )
        yield Published(days.first_day, days.last_day, shown)


def _notes(citations: CitationRecords) -> list[Text]:
    """Gather the remarks on the wordings of the sources, each once."""
    notes = [citation.note for citation in citations if citation.note]
    return [note for position, note in enumerate(notes) if note not in notes[:position]]
