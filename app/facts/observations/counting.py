"""What our own records count where a published figure counts the same: members and observers."""

from functools import cache
from typing import TYPE_CHECKING

from app.core.dossier import Dossier
from app.core.edtf import extent
from app.core.periods import CountRange, count_range, possible_period

if TYPE_CHECKING:
    from app.facts.observations.models import ObservationRecord

COUNTED_STATUSES = {"member-states": "member", "observer-states": "observer"}
"""The indicators that count states, with the status that they count."""


def counted_range(record: "ObservationRecord", dossier: Dossier) -> CountRange | None:
    """Count our own records for the date of a figure; None where the figure counts something else."""
    status = COUNTED_STATUSES.get(record.indicator)
    if status is None or record.qualifier or record.country or record.party or record.unit != "count":
        return None
    return _count(dossier, status, record.period)


@cache
def _count(dossier: Dossier, status: str, period: str) -> CountRange:
    days = extent(period)
    founded = extent(next(iter(dossier.records("organization"))).founding.date).first_day
    states = [
        [possible_period(one, since=founded, known_until=dossier.released) for one in member.periods]
        for member in dossier.grouped("members", "status").get(status, ())
    ]
    return count_range(states, days.first_day, days.last_day)
