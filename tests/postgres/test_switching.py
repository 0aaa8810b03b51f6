"""A release takes the place of another in the database while servers answer."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

import httpx2
import psycopg
import pytest
from starlette.testclient import TestClient

from app.core.postgres import Link, PostgresShelf, PostgresStore
from app.core.store import STORE_FORMAT, QueryTooSlow, StoreUnreachable
from app.main import create_app
from app.seeding.publishing import publish
from app.settings import Settings
from tests.faults.swaps import NEW, OLD, await_release
from tests.postgres.clusters import Cluster
from tests.servers import look_again, opened, running_server

SWAPS = 4
READERS = 3
NOWHERE = Path("nowhere.sqlite")

URLS = ["/v1/members?limit={}", "/v1/observations?limit={}&sort=-id", "/v1/search?q=IOM&limit={}"]


@pytest.fixture
def link(database: str) -> Iterator[Link]:
    """A connection to an empty database."""
    made = Link(database)
    yield made
    made.close()


def set_format(database: str, number: int, written: int) -> None:
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE facts.release SET format = %s WHERE number = %s", (written, number))


def read_steadily(address: str, stop: threading.Event) -> list[tuple[int, str]]:
    """Ask for what is not ready until told to stop; give each status and release."""
    answers: list[tuple[int, str]] = []
    with httpx2.Client(base_url=address, timeout=30) as client:
        for number in cycle(range(1, 101)):
            if stop.is_set():
                return answers
            for url in URLS:
                got = client.get(url.format(number))
                answers.append((got.status_code, got.json()["meta"]["release"]))
    raise AssertionError("a cycle has no end")


@pytest.mark.usefixtures("uncounted")
def test_releases_take_each_other_s_place_and_no_request_fails(database: str, small: dict[str, Path]) -> None:
    publish(small[OLD], database)
    stop = threading.Event()
    settings = {"DATABASE_URL": database, "CACHE_MB": "0"}

    with (
        running_server(NOWHERE, workers=2, settings=settings) as (address, _),
        ThreadPoolExecutor(READERS) as pool,
    ):
        readers = [pool.submit(read_steadily, address, stop) for _ in range(READERS)]
        try:
            for turn in range(SWAPS):
                release = (NEW, OLD)[turn % 2]
                publish(small[release], database)
                await_release(address, release)
        finally:
            stop.set()
        answers = [answer for reader in readers for answer in reader.result()]

    assert set(answers) == {(200, OLD), (200, NEW)}


def test_who_began_with_a_release_can_end_with_it(database: str, link: Link, small: dict[str, Path]) -> None:
    publish(small[OLD], database)
    store = PostgresStore(link, 1)

    publish(small[NEW], database)

    assert store.rows("SELECT id FROM members ORDER BY id LIMIT 1") == [("aus",)]
    assert (store.release, PostgresStore(link, 2).release) == (OLD, NEW)
    publish(small[OLD], database)
    with pytest.raises(StoreUnreachable, match=r"^facts_1 is not there$"):
        store.rows("SELECT id FROM members ORDER BY id LIMIT 1")


def test_a_database_without_a_release_is_told_once_and_the_first_one_is_taken(
    database: str, small: dict[str, Path], caplog: pytest.LogCaptureFixture
) -> None:
    service = create_app(Settings(database_url=database))
    shelf = service._shelf
    assert isinstance(shelf, PostgresShelf)
    with TestClient(service) as client:
        empty = [client.get("/readyz").status_code, client.get("/v1/members").status_code]
        look_again(shelf)
        empty.append(client.get("/v1/members").status_code)
        publish(small[OLD], database)
        look_again(shelf)

        answer = client.get("/v1/members/jpn")

    assert empty == [503, 503, 503]
    assert (answer.status_code, answer.json()["meta"]["release"]) == (200, OLD)
    told = [message for message in caplog.messages if message.startswith("no release in the database: ")]
    assert len(told) == 1
    assert told[0].endswith("; write one with: python -m app seed")


def test_a_release_of_another_version_is_refused_and_the_one_before_stays(
    database: str, small: dict[str, Path], caplog: pytest.LogCaptureFixture
) -> None:
    publish(small[OLD], database)
    set_format(database, 1, 5)
    first = PostgresShelf(database)
    assert first.current() is None
    set_format(database, 1, STORE_FORMAT)
    look_again(first)
    assert opened_release(first) == OLD

    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO facts.release VALUES (2, 7, '2027.01.0', 'x')")
    look_again(first)

    assert opened_release(first) == OLD
    first.examine()
    assert opened_release(first) == OLD
    with psycopg.connect(database) as connection:
        connection.execute("DELETE FROM facts.release")
    look_again(first)

    assert opened_release(first) == OLD
    advice = f"this version reads {STORE_FORMAT}; write it again with: python -m app seed"
    assert f"release 1 in the database has format 5, {advice}" in caplog.messages
    assert f"release 2 in the database has format 7, {advice}" in caplog.messages


def opened_release(shelf: PostgresShelf) -> str | None:
    store = shelf.current()
    return store.release if store else None


def test_a_schema_that_lacks_what_its_row_promises_is_not_taken(database: str, small: dict[str, Path]) -> None:
    publish(small[OLD], database)
    shelf = PostgresShelf(database)
    served = shelf.current()
    look_again(shelf)
    assert shelf.current() is served

    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO facts.release SELECT 2, format, id, digest FROM facts.release")
    look_again(shelf)

    assert opened_release(shelf) == OLD


def test_servers_cannot_write(database: str, link: Link, small: dict[str, Path]) -> None:
    publish(small[OLD], database)

    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        PostgresStore(link, 1).rows("DELETE FROM members RETURNING id")


def test_a_query_that_takes_too_long_is_ended_and_the_connection_stays(database: str, small: dict[str, Path]) -> None:
    publish(small[OLD], database)
    link = Link(database, max_query_seconds=0.2)
    store = PostgresStore(link, 1)
    (process,) = store.rows("SELECT pg_backend_pid()")

    with pytest.raises(QueryTooSlow):
        store.rows("SELECT pg_sleep(30)")

    assert store.rows("SELECT pg_backend_pid()") == [process]
    store.close()


def test_forked_workers_have_connections_of_their_own(cluster: Cluster, database: str, small: dict[str, Path]) -> None:
    publish(small[OLD], database)

    service = create_app(Settings(database_url=database), late=False)

    shelf = service._shelf
    assert isinstance(shelf, PostgresShelf)
    with psycopg.connect(cluster.url()) as connection:
        others = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s", (database.rpartition("/")[2],)
        ).fetchall()
    assert others == [(0,)]
    assert opened(service).release == OLD
