"""What a check compares with, read from the store."""

from decimal import Decimal
from typing import Any

from pydantic_core import from_json

from app.core.edtf import Extent
from app.core.parameters import NONE
from app.core.periods import CountRange
from app.core.store import Store
from app.views.checking.verdicts import Comparable

Document = dict[str, Any]

COUNTED = {"member-states": "members", "observer-states": "observers"}
"""The indicators that our own records can count, with the part of a membership count that is about them."""


def document_of(store: Store, table: str, record_id: str) -> Document | None:
    """Read a record as it is served; None if there is none."""
    rows = store.rows(f"SELECT document FROM {table} WHERE id = ?", (record_id,))
    return from_json(rows[0][0]) if rows else None


def stated_figures(store: Store, indicator: str, place: str | None, unit: str) -> list[Document]:
    """Find every stated figure of the whole of an indicator, in one unit, for a place or for none."""
    facet = "SELECT position FROM facet WHERE resource = 'observations' AND name"
    conditions = [
        f"position IN ({facet} = 'indicator' AND value = ?)",
        f"position IN ({facet} = 'unit' AND value = ?)",
        f"position IN ({facet} = 'qualifier' AND value = '{NONE}')",
        f"position IN ({facet} = 'party' AND value = '{NONE}')",
        f"position IN ({facet} = 'country' AND value = ?)" if place else f"position NOT IN ({facet} = 'country')",
    ]
    rows = store.rows(
        f"SELECT document FROM observations WHERE {' AND '.join(conditions)} ORDER BY first_day, id",
        (indicator, unit, *([place] if place else [])),
    )
    return [from_json(row[0]) for row in rows]


def comparable(document: Document, store: Store) -> Comparable:
    """Take from an observation what the judgement asks of it."""
    return Comparable(
        id=document["id"],
        value=Decimal(document["value"]),
        precision=store.meta["precisions"].get(document["basis"]) or "exact",
        first_day=document["date_start"],
        last_day=document["date_end"],
        preferred=document["preferred"],
        independent=document["confidence"]["independent_sources"] > 0,
    )


def counted_states(store: Store, indicator: str, days: Extent) -> CountRange | None:
    """Count our own records of states on any of some days; None where the indicator counts something else."""
    part = COUNTED.get(indicator)
    if part is None:
        return None
    rows = store.rows(
        "SELECT document FROM membership WHERE precision = 'day' AND area = 'world' "
        "AND first_day <= ? AND last_day >= ? ORDER BY first_day, id",
        (days.last_day, days.first_day),
    )
    counts = [from_json(row[0])[part] for row in rows]
    if not counts:
        return None
    return CountRange(min(one["value_min"] for one in counts), max(one["value_max"] for one in counts))
