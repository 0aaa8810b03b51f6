"""Stores of two releases, and a place where one is served and replaced by the other."""

from pathlib import Path

import pytest

from app.seeding.run import seed
from tests.faults.swaps import NEW, OLD, replaced
from tests.seeding.dossiers import KEPT, cut, of_release, whole_dossier, written


@pytest.fixture(scope="session")
def releases(store: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A store for each of two releases: the dossier, and a next release with fewer records."""
    folder = tmp_path_factory.mktemp("next")
    file = written(of_release(cut(whole_dossier(), KEPT), NEW), folder / "seed.json")
    seed(file, folder / "facts.sqlite", lambda name, count: None)
    return {OLD: store, NEW: folder / "facts.sqlite"}


@pytest.fixture
def served(releases: dict[str, Path], tmp_path: Path) -> Path:
    """A store of the old release that a test may replace."""
    path = tmp_path / "served" / "facts.sqlite"
    path.parent.mkdir()
    return replaced(path, releases[OLD].read_bytes())
