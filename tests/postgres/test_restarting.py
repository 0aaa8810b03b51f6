"""The database goes away and comes back; what is ready is answered all the while."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from shutil import copy

import httpx2
import psycopg
import pytest
from starlette.testclient import TestClient

from app.core.postgres import PostgresShelf
from app.main import create_app
from app.preparing import prepare
from app.seeding.answers import keep_answers
from app.seeding.publishing import publish
from app.settings import Settings
from tests.faults.swaps import OLD
from tests.postgres.clusters import Cluster
from tests.servers import opened, running_server

READERS = 3
PATIENCE_SECONDS = 20
NOWHERE = Path("nowhere.sqlite")

READY = "/v1/members/jpn"
NUMBERS = count(1)


@pytest.fixture(scope="module")
def prepared(small: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store with the answers that servers start with."""
    store = Path(copy(small[OLD], tmp_path_factory.mktemp("prepared")))
    keep_answers(store, prepare(store, Settings(store=store)))
    return store


@pytest.fixture
def served(mortal: Cluster, prepared: Path) -> str:
    """A database with a small release, on a server that may be stopped."""
    database = mortal.database("served")
    publish(prepared, database)
    return database


@pytest.fixture
def client(served: str) -> Iterator[TestClient]:
    """A client of a service on that database, in this process."""
    with TestClient(create_app(Settings(database_url=served))) as made:
        yield made


def never_asked() -> str:
    """Give an address whose answer is not ready."""
    return f"/v1/members?limit={next(NUMBERS)}"


def await_ready(client: TestClient) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if client.get("/readyz").status_code == 200:
            return
        time.sleep(0.05)
    raise AssertionError(f"not ready after {PATIENCE_SECONDS} s")


def await_all(address: str) -> None:
    """Wait until whichever worker is asked answers."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while {httpx2.get(f"{address}/v1/observations?limit={number}").status_code for number in range(1, 20)} != {200}:
        assert time.monotonic() < deadline, f"not all answer after {PATIENCE_SECONDS} s"


def read_steadily(address: str, stop: threading.Event) -> list[httpx2.Response]:
    """Ask for what is not ready until told to stop."""
    answers: list[httpx2.Response] = []
    with httpx2.Client(base_url=address, timeout=30) as client:
        while not stop.is_set():
            answers.append(client.get(f"/v1/observations?limit={len(answers) % 500 + 1}"))
            # Refusals come a thousand times faster than answers.
            time.sleep(0.005)
    return answers


def test_servers_outlive_restarts_of_the_database_under_load(mortal: Cluster, served: str) -> None:
    stop = threading.Event()
    settings = {"DATABASE_URL": served, "CACHE_MB": "0"}

    with (
        running_server(NOWHERE, workers=2, settings=settings) as (address, process),
        ThreadPoolExecutor(READERS) as pool,
    ):
        # Readers keep to the worker that they got, which may have begun only now.
        await_all(address)
        readers = [pool.submit(read_steadily, address, stop) for _ in range(READERS)]
        try:
            for mode in ("fast", "immediate", "fast"):
                mortal.stop(mode)
                time.sleep(0.3)
                mortal.start()
                await_all(address)
        finally:
            stop.set()
        answers = [answer for reader in readers for answer in reader.result()]
        assert process.poll() is None

    refused = [answer for answer in answers if answer.status_code != 200]
    assert {answer.status_code for answer in answers} == {200, 503}
    assert {answer.json()["type"] for answer in refused} == {"/problems/store-unavailable"}
    assert {answer.headers["retry-after"] for answer in refused} == {"5"}


def test_what_is_ready_is_answered_without_the_database_and_the_rest_refused(
    mortal: Cluster, client: TestClient
) -> None:
    ready = client.get(READY)
    page = client.get(READY, headers={"Accept": "text/html"})
    mortal.stop()

    again = client.get(READY)
    kept_page = client.get(READY, headers={"Accept": "text/html"})
    refused = client.get(never_asked(), headers={"Accept-Language": "ja"})
    refused_page = client.get("/v1/members/aus", headers={"Accept": "text/html"})
    needing_none = client.get("/docs/assets/start.js")
    state = client.get("/readyz")

    assert (again.status_code, again.content) == (200, ready.content)
    assert (kept_page.status_code, kept_page.content) == (200, page.content)
    assert (refused.status_code, refused.json()["type"]) == (503, "/problems/store-unavailable")
    assert (refused.headers["retry-after"], refused.headers["content-language"]) == ("5", "ja")
    assert refused_page.status_code == 503
    assert needing_none.status_code == 200
    assert (state.status_code, state.json()["type"]) == (503, "/problems/store-unavailable")
    mortal.start()
    await_ready(client)
    assert client.get(never_asked()).status_code == 200


def test_a_lost_connection_is_made_again_without_a_refusal(served: str, client: TestClient) -> None:
    assert client.get(never_asked()).status_code == 200
    with psycopg.connect(served, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'iom-facts'"
        ).fetchall()

    answer = client.get(never_asked())

    assert ended == [(True,)]
    assert answer.status_code == 200


def test_a_server_that_starts_without_its_database_takes_it_when_it_comes(
    mortal: Cluster, served: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "app")
    mortal.stop()
    with TestClient(create_app(Settings(database_url=served))) as client:
        before = client.get("/v1/members/jpn").status_code
        mortal.start()

        await_ready(client)

        assert (before, client.get("/v1/members/jpn").status_code) == (503, 200)
    assert len([message for message in caplog.messages if message.startswith("the database is away: ")]) == 1
    assert "the database is back" in caplog.messages


def test_answers_do_not_wait_while_a_silent_host_is_tried(mortal: Cluster, served: str) -> None:
    service = create_app(Settings(database_url=served))
    shelf = service._shelf
    assert isinstance(shelf, PostgresShelf)
    client = TestClient(service)
    client.get(READY)
    mortal.stop()
    assert client.get(never_asked()).status_code == 503
    with socket.create_server(("127.0.0.1", mortal.port)) as silent:
        shelf._checked -= 60
        kept = client.get(READY)
        trying = shelf._mending
        assert trying is not None
        shelf._checked -= 60
        refused = client.get(never_asked())
        tried_meanwhile = trying.is_alive() and shelf._mending is trying
        with suppress(TimeoutError):
            silent.settimeout(PATIENCE_SECONDS)
            silent.accept()[0].close()
        trying.join(PATIENCE_SECONDS)

    assert (kept.status_code, refused.status_code, tried_meanwhile) == (200, 503, True)
    assert not trying.is_alive()
    assert shelf.ready() is None
    mortal.start()
    shelf._checked -= 60
    await_ready(client)
    assert opened(service).release == OLD
