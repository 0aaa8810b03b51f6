"""The small dossier, and a store made of it."""

import copy
from pathlib import Path

import pytest

from app.seeding.run import seed
from tests.seeding.dossiers import KEPT, Dossier, cut, whole_dossier, written


@pytest.fixture(scope="session")
def small_dossier() -> Dossier:
    """A valid dossier of a few real records; shared, so only its copy `small` may be changed."""
    return cut(whole_dossier(), KEPT)


@pytest.fixture
def small(small_dossier: Dossier) -> Dossier:
    """A copy of the small dossier, to be changed by one test."""
    return copy.deepcopy(small_dossier)


@pytest.fixture
def small_file(small_dossier: Dossier, tmp_path: Path) -> Path:
    """A seed file of the small dossier."""
    return written(small_dossier, tmp_path / "seed.json")


@pytest.fixture
def small_store(small_file: Path, tmp_path: Path) -> Path:
    """A store of the small dossier, in a folder of its own."""
    path = tmp_path / "store" / "facts.sqlite"
    seed(small_file, path, lambda name, count: None)
    return path
