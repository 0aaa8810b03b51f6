"""A list of hosts: what is read is read from the first that answers, what is written goes to the one that takes it."""

import time
from pathlib import Path

from starlette.testclient import TestClient

from app.core.postgres import PostgresShelf
from app.main import create_app
from app.seeding.publishing import publish
from app.settings import Settings
from tests.faults.swaps import NEW, OLD
from tests.postgres.clusters import Cluster
from tests.servers import free_port, opened

PATIENCE_SECONDS = 20


def reads_from_replica(shelf: PostgresShelf) -> bool:
    store = shelf.current()
    assert store
    return bool(store.rows("SELECT pg_is_in_recovery()")[0][0])


def await_release_of(client: TestClient, release: str) -> None:
    """Wait until a replica has what was written, and the service has seen it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        answer = client.get("/readyz")
        if answer.status_code == 200 and answer.json()["release"] == release:
            return
        time.sleep(0.05)
    raise AssertionError(f"release {release} is not served after {PATIENCE_SECONDS} s")


def test_dead_hosts_are_passed_over_replicas_read_and_the_primary_written(
    mortal: Cluster, small: dict[str, Path]
) -> None:
    mortal.database("served")
    with mortal.replica() as replica:
        hosts = ",".join(f"127.0.0.1:{port}" for port in (free_port(), replica.port, mortal.port))
        listed = f"postgresql://facts@{hosts}/served"
        publish(small[OLD], listed)
        service = create_app(Settings(database_url=listed))
        shelf = service._shelf
        assert isinstance(shelf, PostgresShelf)
        with TestClient(service) as client:
            await_release_of(client, OLD)
            assert reads_from_replica(shelf)

            publish(small[NEW], listed)

            await_release_of(client, NEW)
            assert client.get("/v1/members/jpn").json()["meta"]["release"] == NEW
            assert reads_from_replica(shelf)

            replica.stop()

            assert client.get("/v1/members?limit=2").status_code == 200
            assert not reads_from_replica(shelf)
            replica.start()
    assert opened(service).release == NEW
