"""Seeding as one step: from a seed file to a store in its place."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.dossier import Dossier
from app.core.resource import Resource, Single
from app.facts.resources import RESOURCES
from app.seeding.reading import Listed, opened
from app.seeding.validation import validated

if TYPE_CHECKING:
    from app.seeding.answers import Prepare

Progress = Callable[[str, int], None]

RECORDS_KEPT = 2_000
"""Records of each resource that stay in memory after they were asked for: sources are cited again and again."""


def quiet(name: str, count: int) -> None:
    """Show no progress."""


class RecordsOfFile(Mapping[str, Any]):
    """The records of a resource by id, in the order of the file, each read when it is asked for."""

    def __init__(self, resource: Resource, listed: Listed) -> None:
        self._ids = listed.ids
        self._text = listed.text
        self._shape = resource.record
        self._read = lru_cache(RECORDS_KEPT)(self._read_anew)

    def __getitem__(self, record_id: str) -> Any:
        return self._read(self._ids[record_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _read_anew(self, number: int) -> Any:
        return self._shape.model_validate_json(self._text(number))


@contextmanager
def _no_collector() -> Iterator[None]:
    """Stop Python's search for circles: records have none, and looking for them took a seventh of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def load(file: Path, checking: Progress = quiet) -> Iterator[tuple[Dossier, Any]]:
    """Read and validate a seed file; give its records, as long as it is open, and its release.

    Raises:
        SeedRefused: with every fault of the file.
    """
    with opened(file) as seed:
        head = validated(seed, checking)
        records: dict[str, Mapping[str, Any]] = {}
        for resource in RESOURCES:
            if isinstance(resource, Single):
                record = getattr(head, resource.key)
                records[resource.key] = {record.id: record}
            else:
                records[resource.key] = RecordsOfFile(resource, seed.lists[resource.key])
        yield Dossier(RESOURCES, records, head.release.id, head.release.date), head.release


def seed(
    file: Path, store: Path, progress: Progress, checking: Progress = quiet, *, prepare: "Prepare | None" = None
) -> Dossier:
    """Make a store of a seed file, and give what it was made of: its release and size can still be asked for.

    `prepare` makes the answers that servers start with; without it they make all themselves.

    Raises:
        SeedRefused: the file has faults.
        StoreNotWritten: the folder or the disk refused.
    """
    # Imported late: `check` needs no database, and the import takes as long as the check.
    from app.seeding.writing import write_store

    with _no_collector(), load(file, checking) as (dossier, release):
        write_store(store, dossier, release.model_dump(mode="json"), progress, prepare)
        return dossier
