"""What our own records count where a published figure counts the same: members and observers."""

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from app.core.dossier import Dossier
from app.core.edtf import extent
from app.core.periods import count_range

if TYPE_CHECKING:
    from app.facts.observations.models import ObservationRecord

COUNTED_STATUSES = {"member-states": "member", "observer-states": "observer"}
"""The indicators that count states, with the status that they count."""


class Range(NamedTuple):
    """The least and the most that a count can be, where the days of some records are not known."""

    value_min: int
    value_max: int

    def includes(self, value: Decimal) -> bool:
        return self.value_min <= value <= self.value_max

    def outside_by(self, value: Decimal) -> Decimal:
        """Tell how far a value lies above (positive) or below (negative) the range; 0 within it."""
        if value > self.value_max:
            return value - self.value_max
        return min(value - self.value_min, Decimal(0))


def counted_range(record: "ObservationRecord", dossier: Dossier) -> Range | None:
    """Count our own records for the date of a figure; None where the figure counts something else."""
    status = COUNTED_STATUSES.get(record.indicator)
    if status is None or record.qualifier or record.country or record.party or record.unit != "count":
        return None
    return _count(dossier, status, record.period)


@cache
def _count(dossier: Dossier, status: str, period: str) -> Range:
    days = extent(period)
    states = [member.periods for member in dossier.grouped("members", "status").get(status, ())]
    return Range(*count_range(states, days.first_day, days.last_day))
