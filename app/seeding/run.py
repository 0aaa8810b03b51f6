"""Seeding as one step: from a seed file to a store in its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.dossier import Dossier
from app.core.resource import Single
from app.core.shapes import Shape
from app.facts.resources import RESOURCES
from app.seeding.seed_file import read_json
from app.seeding.validation import validated


def load(file: Path) -> Shape:
    """Read and validate a seed file.

    Raises:
        SeedRefused: with every fault of the file.
    """
    return validated(read_json(file))


def dossier_of(seed: Any) -> Dossier:
    """Gather the records of a valid seed file."""
    records = {
        resource.key: {record.id: record for record in ([value] if isinstance(resource, Single) else value)}
        for resource in RESOURCES
        for value in (getattr(seed, resource.key),)
    }
    return Dossier(RESOURCES, records, seed.release.id, seed.release.date)


def seed(file: Path, store: Path, progress: Callable[[str, int], None]) -> Dossier:
    """Make a store of a seed file, and give what it was made of.

    Raises:
        SeedRefused: the file has faults.
        StoreNotWritten: the folder or the disk refused.
    """
    # Imported late: `check` needs no database, and the import takes as long as the check.
    from app.seeding.writing import write_store

    valid: Any = load(file)
    dossier = dossier_of(valid)
    write_store(store, dossier, valid.release.model_dump(mode="json"), progress)
    return dossier
