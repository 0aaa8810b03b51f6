"""What all tests share: the store of the real dossier, a client, and a real server."""

import fcntl
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from starlette.testclient import TestClient

from app.core.http import HTTPLayer
from app.main import create_app
from app.seeding.run import quiet, seed
from app.settings import Settings
from tests.postgres.clusters import MISSING, PROGRAMS, running_cluster
from tests.servers import ROOT, opened_file, running_server

LONG = os.environ.get("FUZZ") == "long"
"""Whether generated tests try thousands of examples, others each time (`make fuzz`), or a few that stay the same."""

# A slow machine is no fault: time is measured under bench/, never asserted.
settings.register_profile("short", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("long" if LONG else "short")

DOSSIER = ROOT / "data" / "seed.json"

NEED_POSTGRESQL = "app/core/postgres.py and app/seeding/publishing.py"
"""What no test runs through where PostgreSQL is not installed."""

WHOLE = "WHOLE_DATABASE"
"""Names, to the processes that test, the database of the real dossier where it is one."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="record golden answers and snapshots anew")


def pytest_configure(config: pytest.Config) -> None:
    """Put the facts of the session into PostgreSQL, for all processes that test, where STORE_ENGINE asks for that."""
    if hasattr(config, "workerinput"):
        return
    if PROGRAMS is None:
        config.option.cov_fail_under = None
    if os.environ.get("STORE_ENGINE") == "postgresql":
        if PROGRAMS is None:
            pytest.exit(f"not run on PostgreSQL: {MISSING}", returncode=0)
        os.environ[WHOLE] = _seeded(config)


def _seeded(config: pytest.Config) -> str:
    """Start a server that lives as long as the session, and write the real dossier to it."""
    # Imported late: seldom asked for.
    from app.seeding.publishing import seed_database

    until_the_end = ExitStack()
    config.add_cleanup(until_the_end.close)
    database = until_the_end.enter_context(running_cluster()).database("whole")
    seed_database(DOSSIER, database, lambda name, count: None)
    return database


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end what was not run for want of a package, so that a green run hides nothing, and what tests told."""
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"skipped: {report.nodeid}: {report.longrepr[2]}")
    for report in terminalreporter.stats.get("passed", []):
        for told in report.user_properties:
            terminalreporter.write_line(": ".join(told))
    if PROGRAMS is None:
        terminalreporter.write_line(f"coverage is not judged, for {NEED_POSTGRESQL} were not tried: {MISSING}")


@pytest.fixture(scope="session")
def recording(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--record"))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The store of the real dossier, seeded once for all processes that test; never written by a test."""
    base = tmp_path_factory.getbasetemp()
    path = (base if worker_id == "master" else base.parent) / "store" / "facts.sqlite"
    path.parent.mkdir(exist_ok=True)
    with path.with_name("turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not path.exists():
            seed(DOSSIER, path, quiet)
    return path


@pytest.fixture(scope="session")
def whole_database() -> str:
    """The address of the database that has the real dossier in place of the store; empty for the store itself."""
    return os.environ.get(WHOLE, "")


@pytest.fixture(scope="session")
def service(store: Path, whole_database: str) -> HTTPLayer:
    """The service on the real dossier, in this process."""
    return create_app(Settings(store=store, database_url=whole_database))


@pytest.fixture(scope="session")
def client(service: HTTPLayer) -> Iterator[TestClient]:
    """A client of the service on the real dossier; it does not follow redirects."""
    with TestClient(service, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def uncounted(client: TestClient) -> Iterator[None]:
    """Count no lines while a test repeats what others reach: that more than doubles what thousands of requests take."""
    assert client.portal
    threads: list[Callable[..., Any]] = [lambda call, *given: call(*given), client.portal.call]
    counters = [within(sys.gettrace) for within in threads]
    for within in threads:
        within(sys.settrace, None)
    yield
    for within, counter in zip(threads, counters, strict=True):
        within(sys.settrace, counter)


@pytest.fixture(scope="session")
def public(store: Path, whole_database: str) -> Iterator[TestClient]:
    """A client of a service that knows its public address."""
    settings = Settings(store=store, database_url=whole_database, public_url="https://facts.example.org/iom")
    with TestClient(create_app(settings)) as opened:
        yield opened


@pytest.fixture
def sql(service: HTTPLayer) -> Iterator[list[str]]:
    """The statements that the service asks its store while a test runs; what other tests asked is not ready."""
    asked: list[str] = []
    service._served = None
    connection = opened_file(service)._connection
    connection.set_trace_callback(asked.append)
    yield asked
    connection.set_trace_callback(None)


@pytest.fixture(scope="session")
def server(store: Path, whole_database: str) -> Iterator[str]:
    """The address of a real server on the real dossier."""
    with running_server(store, settings={"DATABASE_URL": whole_database}) as (address, _):
        yield address
