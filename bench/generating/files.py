"""Writes a synthetic dossier to a file, record by record: none is kept."""

import heapq
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, TextIO

from bench.generating.core import core_of
from bench.generating.records import (
    Record,
    World,
    forum_event,
    funding_issue,
    history_event,
    observations,
    source,
    world_of,
)
from bench.generating.words import Vocabulary

SHARES = {"history_events": 0.12, "funding_issues": 0.03, "forum_events": 0.09, "sources": 0.2}
"""How large a part of what is added goes to each list; observations take the rest."""

MAKERS = {
    "history_events": history_event,
    "funding_issues": funding_issue,
    "forum_events": forum_event,
    "sources": source,
}

RECORDS_AT_ONCE = 1_000

Progress = Callable[[str, int], None]


class TooFew(ValueError):
    """Fewer records were asked for than a dossier needs."""


def generate(real: Path, file: Path, records: int, progress: Progress) -> None:
    """Write a dossier of so many records, made after the real one.

    Raises:
        TooFew: the records that do not grow are more.
    """
    dossier = json.loads(real.read_text(encoding="utf-8"))
    core = core_of(dossier)
    added = records - _size(core)
    counts = {key: int(added * share) for key, share in SHARES.items()}
    counts["observations"] = added - sum(counts.values())
    if min(counts.values()) < 1:
        raise TooFew(f"A dossier has at least {_size(core) + round(1 / min(SHARES.values())) + 1} records.")
    world = world_of(core, Vocabulary(dossier), counts["sources"])
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as stream:
        _write(stream, core, {key: _made(world, key, count) for key, count in counts.items()}, progress)


def _size(dossier: Mapping[str, Any]) -> int:
    return 1 + sum(len(value) for value in dossier.values() if isinstance(value, list))


def _made(world: World, key: str, count: int) -> Iterator[Record]:
    """Make the records of a list; each list has chances of its own, so none depends on another."""
    random = Random(key)
    if key == "observations":
        return islice(observations(world, random), count)
    make = MAKERS[key]
    return (make(world, random, number) for number in range(count))


def _write(stream: TextIO, core: Mapping[str, Any], added: Mapping[str, Iterable[Record]], progress: Progress) -> None:
    separator = "{\n"
    for key, value in core.items():
        stream.write(f"{separator}{json.dumps(key)}: ")
        separator = ",\n"
        if isinstance(value, list):
            records = heapq.merge(value, added.get(key, ()), key=lambda record: str(record["id"]))
            _write_list(stream, records, partial(progress, key))
        else:
            stream.write(json.dumps(value, ensure_ascii=False))
    stream.write("\n}\n")


def _write_list(stream: TextIO, records: Iterable[Record], progress: Callable[[int], None]) -> None:
    separator, written = "[\n", 0
    for record in records:
        stream.write(separator + json.dumps(record, ensure_ascii=False))
        separator = ",\n"
        written += 1
        if written % RECORDS_AT_ONCE == 0:
            progress(written)
    stream.write("\n]" if written else "[]")
    progress(written)
