"""A small dossier: a few real records and all that they lean on, so that a test of a file takes milliseconds."""

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.conftest import DOSSIER

KEPT = {
    "history_events": ["berio-chair-1959"],
    "members": ["aus", "jpn", "mlt"],
    "indicators": [],
    "observations": [
        "afghanistan-assisted-2023-09-2025-04",
        "ceb-contribution-eu-2014",
        "member-states-1951-12-15",
    ],
    "funding_issues": ["administrative-budget-restraint-2006-2010"],
    "forum_series": [],
    "forum_events": ["abu-dhabi-dialogue-01", "abu-dhabi-dialogue-02"],
    "people": ["amy-pope", "bastiaan-haveman"],
    "activities": ["afghan-border-reception", "ebola-academy"],
    "claims": ["definition-of-migrant", "members-175"],
    "sources": [],
    "origins": [],
}
"""Ids of the records of each list; what they lean on comes along."""

LEANS_ON = {
    "event": "history_events",
    "people": "people",
    "indicator": "indicators",
    "series": "forum_series",
    "source": "sources",
    "origin": "origins",
}
"""Keys whose values are ids, and the list in which these are."""

Dossier = dict[str, Any]


def whole_dossier() -> Dossier:
    """Read the real dossier."""
    dossier: Dossier = json.loads(DOSSIER.read_text(encoding="utf-8"))
    return dossier


def cut(dossier: Dossier, kept: Mapping[str, list[str]]) -> Dossier:
    """Cut a dossier down to the `kept` records and all that they lean on."""
    wanted = {key: set(ids) for key, ids in kept.items()}
    known = {key: {record["id"]: record for record in dossier[key]} for key in kept}
    waiting: list[Any] = [dossier["organization"], *(known[key][one] for key in kept for one in kept[key])]
    while waiting:
        for key, record_id in _leaned_on(waiting.pop()):
            if record_id not in wanted[key]:
                wanted[key].add(record_id)
                waiting.append(known[key][record_id])
    lists = {key: [record for record in dossier[key] if record["id"] in ids] for key, ids in wanted.items()}
    return copy.deepcopy({**dossier, **lists})


def _leaned_on(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _leaned_on(item)
    elif isinstance(value, dict):
        for key, below in value.items():
            if key in LEANS_ON:
                ids = below if isinstance(below, list) else [below]
                yield from ((LEANS_ON[key], one) for one in ids)
            yield from _leaned_on(below)


def written(dossier: Any, path: Path) -> Path:
    """Write a dossier to a file."""
    path.write_text(json.dumps(dossier), encoding="utf-8")
    return path


def of_release(dossier: Dossier, release: str) -> Dossier:
    """Give the same dossier as another release."""
    return {**dossier, "release": {**dossier["release"], "id": release}}
