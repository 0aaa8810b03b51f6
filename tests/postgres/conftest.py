"""A server for each process that tests, and small releases to be written to it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from app.seeding.run import seed
from tests.faults.swaps import NEW, OLD
from tests.postgres.clusters import MISSING, PROGRAMS, Cluster, running_cluster
from tests.seeding.dossiers import KEPT, cut, of_release, whole_dossier, written

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server that no test stops."""
    yield from _started()


@pytest.fixture
def mortal() -> Iterator[Cluster]:
    """A server for one test, which may stop it but leaves it running."""
    yield from _started()


def _started() -> Iterator[Cluster]:
    if PROGRAMS is None:
        pytest.skip(MISSING)
    with running_cluster() as running:
        yield running


@pytest.fixture
def database(cluster: Cluster) -> str:
    """The address of an empty database."""
    return cluster.database(f"empty_{next(_NUMBERS)}")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small store for each of two releases."""
    folder = tmp_path_factory.mktemp("small")
    dossier = cut(whole_dossier(), KEPT)
    stores = {}
    for release in (OLD, NEW):
        stores[release] = folder / f"{release}.sqlite"
        seed(written(of_release(dossier, release), folder / "seed.json"), stores[release], lambda name, count: None)
    return stores
