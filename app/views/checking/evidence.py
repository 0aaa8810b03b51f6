"""What a check compares with, read from the store."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic_core import from_json

from app.core.edtf import OPEN_DAY
from app.core.periods import CountRange, PossiblePeriod, count_range
from app.core.store import Store

COUNTED_STATUSES = {"member-states": "member", "observer-states": "observer"}
"""The indicators that our own records of states can count, with the status that they count."""


class Comparable(NamedTuple):
    """A stated figure of the same thing, at some time."""

    id: str
    value: Decimal
    precision: str
    period: str
    first_day: str
    last_day: str
    preferred: bool
    document: dict[str, Any]


def comparables(store: Store, indicator: str, place: str | None, unit: str | None) -> Sequence[Comparable]:
    """Find every stated figure of the whole of an indicator, in one unit, for a place or for none."""
    named = "SELECT position FROM facet WHERE resource = 'observations' AND name"
    where = f"position IN ({named} = 'indicator' AND value = ?) AND position NOT IN ({named} IN ('qualifier', 'party'))"
    parameters = [indicator]
    if place:
        where += f" AND position IN ({named} = 'country' AND value = ?)"
        parameters.append(place)
    else:
        where += f" AND position NOT IN ({named} = 'country')"
    if unit:
        where += f" AND position IN ({named} = 'unit' AND value = ?)"
        parameters.append(unit)
    rows = store.rows(f"SELECT document FROM observations WHERE {where} ORDER BY first_day, id", parameters)
    precisions = store.meta["precisions"]
    return [_comparable(from_json(row[0]), precisions) for row in rows]


def _comparable(document: dict[str, Any], precisions: dict[str, str | None]) -> Comparable:
    return Comparable(
        id=document["id"],
        value=Decimal(document["value"]),
        precision=precisions[document["basis"]] or "exact",
        period=document["period"],
        first_day=document["date_start"],
        last_day=document["date_end"],
        preferred=document["preferred"],
        document=document,
    )


def counted_states(store: Store, status: str, first_day: str, last_day: str) -> CountRange:
    """Count the states of a status from their periods, on any day between two."""
    rows = store.rows(
        "SELECT position, first_day, begun_by, ends_from, last_day FROM span WHERE resource = 'members' AND position IN "
        "(SELECT position FROM facet WHERE resource = 'members' AND name = 'status' AND value = ?) ORDER BY position",
        (status,),
    )
    founded, released = store.meta["founded"], store.meta["release"]["date"]
    states: dict[int, list[PossiblePeriod]] = {}
    for position, *days in rows:
        states.setdefault(position, []).append(_possible(*days, founded=founded, released=released))
    return count_range(states.values(), first_day, last_day)
