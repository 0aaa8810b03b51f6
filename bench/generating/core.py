"""What every synthetic dossier keeps of the real one: what does not grow, and all that it leans on."""

from collections.abc import Iterator, Mapping
from typing import Any

Dossier = dict[str, Any]

KEPT = ("members", "indicators", "forum_series", "people", "activities", "claims")
"""Lists that are kept whole; the others keep what these and the organization lean on."""

LEANS_ON = {
    "event": "history_events",
    "indicator": "indicators",
    "origin": "origins",
    "people": "people",
    "series": "forum_series",
    "source": "sources",
}
"""Keys whose values are ids, and the list in which these are."""


def core_of(dossier: Mapping[str, Any]) -> Dossier:
    """Cut a dossier down to what does not grow."""
    lists = {key: {record["id"]: record for record in dossier[key]} for key in {*KEPT, *LEANS_ON.values()}}
    waiting = [("organization", dossier["organization"]), *((key, one) for key in KEPT for one in dossier[key])]
    found = {(key, record["id"]) for key, record in waiting}
    while waiting:
        _, record = waiting.pop()
        for key, record_id in _leaned_on(record):
            if (key, record_id) not in found:
                found.add((key, record_id))
                waiting.append((key, lists[key][record_id]))
    kept = {
        key: [record for record in value if key == "code_lists" or (key, record["id"]) in found]
        for key, value in dossier.items()
        if isinstance(value, list)
    }
    return {**dossier, **kept}


def _leaned_on(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _leaned_on(item)
    elif isinstance(value, dict):
        for key, below in value.items():
            if key in LEANS_ON:
                ids = below if isinstance(below, list) else [below]
                yield from ((LEANS_ON[key], one) for one in ids)
            yield from _leaned_on(below)
