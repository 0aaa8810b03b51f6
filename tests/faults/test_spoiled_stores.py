"""A store that is missing, damaged or of another version: what was served stays, and the log says why."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from app.core.sqlite import SQLiteShelf
from app.core.store import RECHECK_SECONDS, STORE_FORMAT
from app.main import create_app
from app.settings import Settings
from tests.faults.swaps import GENEROUS_SECONDS, NEW, OLD, await_release, replaced
from tests.metrics import labels_of, samples_of, value
from tests.servers import look_again, opened_file, running_server, shelf_of

MEND = "make it with: python -m app seed"


def truncated(store: Path) -> None:
    whole = store.read_bytes()
    replaced(store, whole[: len(whole) // 2])


def emptied(store: Path) -> None:
    replaced(store, b"")


def overwritten(store: Path) -> None:
    replaced(store, b"This is not a database. " * 10_000)


def removed(store: Path) -> None:
    store.unlink()


def made_a_folder(store: Path) -> None:
    store.unlink()
    store.mkdir()


def of_another_version(store: Path) -> None:
    changed(store, "PRAGMA user_version = 99")


def without_meta(store: Path) -> None:
    changed(store, "DROP TABLE meta")


def with_empty_meta(store: Path) -> None:
    changed(store, "DELETE FROM meta")


def with_a_release_that_is_none(store: Path) -> None:
    changed(store, "UPDATE meta SET value = '[]' WHERE key = 'release'")


def with_a_day_that_is_none(store: Path) -> None:
    changed(store, "UPDATE meta SET value = json_set(value, '$.date', '2026-13-01') WHERE key = 'release'")


def with_a_hole(store: Path) -> None:
    whole = store.read_bytes()
    middle = len(whole) // 2
    replaced(store, whole[:middle] + bytes(200_000) + whole[middle + 200_000 :])


def changed(store: Path, sql: str) -> None:
    """Put a copy in the place of the store on which a statement was run."""
    copy = store.with_name("copy")
    copy.write_bytes(store.read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute(sql)
    connection.close()
    copy.replace(store)


SPOILED: list[tuple[Callable[[Path], None], str]] = [
    (truncated, f"database disk image is malformed; {MEND}"),
    (emptied, f"has format 0, this version reads {STORE_FORMAT}; make it again with: python -m app seed"),
    (overwritten, f"file is not a database; {MEND}"),
    (removed, f"unable to open database file; {MEND}"),
    (made_a_folder, f"; {MEND}"),
    (of_another_version, f"has format 99, this version reads {STORE_FORMAT}; make it again with: python -m app seed"),
    (without_meta, f"no such table: meta; {MEND}"),
]

DAMAGED = "it is damaged, or no store at all"

UNSEEN = [with_empty_meta, with_a_hole]


@pytest.mark.parametrize(("spoil", "reason"), SPOILED, ids=lambda case: getattr(case, "__name__", ""))
def test_the_release_that_is_open_stays_open(
    served: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], None], reason: str
) -> None:
    with TestClient(create_app(Settings(store=served))) as client:
        before = client.get("/v1/members/jpn")
        spoil(served)
        look_again(shelf_of(client))

        after = client.get("/v1/members/jpn")

    assert (after.status_code, after.content) == (200, before.content)
    assert after.headers["etag"] == before.headers["etag"]
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith(str(served))
    assert caplog.messages[0].endswith(reason)


@pytest.mark.parametrize(("spoil", "reason"), SPOILED, ids=lambda case: getattr(case, "__name__", ""))
def test_a_start_with_a_spoiled_store_serves_no_facts(
    served: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(served)

    with TestClient(create_app(Settings(store=served))) as client:
        answer = client.get("/v1/members/jpn")

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/store-unavailable")
    assert len(caplog.messages) == 1
    assert caplog.messages[0].endswith(reason)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (truncated, DAMAGED),
        (emptied, "it has the format of another version of the program"),
        (overwritten, DAMAGED),
        (removed, "it is not there, or may not be read"),
        (made_a_folder, DAMAGED),
        (of_another_version, "it has the format of another version of the program"),
        (without_meta, DAMAGED),
        (with_empty_meta, DAMAGED),
        (with_a_release_that_is_none, DAMAGED),
        (with_a_day_that_is_none, DAMAGED),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_readiness_tells_why_there_is_no_store_and_not_where(
    served: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(served)

    with TestClient(create_app(Settings(store=served))) as client:
        answers = [client.get("/readyz", headers={"Accept-Language": language}) for language in ("en", "ja")]

    assert [answer.status_code for answer in answers] == [503, 503]
    told = f"The store of facts cannot be opened: {reason}. The server's log says more."
    assert answers[0].json()["detail"] == told
    assert answers[1].json()["detail"].startswith("事実のデータベースを開けません: ")
    assert str(served) not in answers[0].text


@pytest.mark.parametrize("content", [b"", b"This is not a database. " * 200_000], ids=["emptied", "overwritten"])
def test_a_store_that_is_written_over_where_it_lies_is_not_served_on(served: Path, content: bytes) -> None:
    with TestClient(create_app(Settings(store=served))) as client:
        before = client.get("/readyz").status_code
        served.write_bytes(content)
        look_again(shelf_of(client))

        after = [client.get(url).status_code for url in ("/readyz", "/v1/members/jpn", "/healthz")]

    assert before == 200
    assert after == [503, 503, 200]


def test_a_new_file_that_cannot_be_served_is_told_by_the_metrics_while_the_old_release_is_served(served: Path) -> None:
    with TestClient(create_app(Settings(store=served))) as client:
        client.get("/readyz")
        emptied(served)
        look_again(shelf_of(client))
        samples = samples_of(client.get("/metrics").text)

    assert (value(samples, "store_ready"), value(samples, "store_refused")) == (1, 1)
    assert labels_of(samples, "store_info")[0]["release"] == OLD


def test_a_store_that_answers_no_more_is_not_ready(served: Path, caplog: pytest.LogCaptureFixture) -> None:
    service = create_app(Settings(store=served))
    opened_file(service)._connection.close()

    answer = TestClient(service).get("/readyz")

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/store-unavailable")
    assert "the store does not answer: Cannot operate on a closed database." in caplog.messages


def test_a_start_takes_the_store_without_reading_all_of_it(served: Path) -> None:
    with_a_hole(served)

    answer = TestClient(create_app(Settings(store=served))).get("/readyz")

    assert (answer.status_code, answer.json()["release"]) == (200, OLD)


def test_a_shelf_lets_go_of_a_damaged_store_that_it_has_read(served: Path, caplog: pytest.LogCaptureFixture) -> None:
    with_a_hole(served)
    shelf = SQLiteShelf(served)
    taken = shelf.current()

    shelf.examine()

    look_again(shelf)
    assert (taken is not None, shelf.current()) == (True, None)
    assert [message.partition(": ")[0] for message in caplog.messages] == [f"{served} is damaged"]


def test_a_damaged_store_is_put_away_once_it_is_read_after_the_start(
    served: Path, releases: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    with_a_hole(served)

    with running_server(served) as (address, _):
        refused = _await_status(address, 503)
        time.sleep(2 * RECHECK_SECONDS)
        still = httpx2.get(f"{address}/readyz")
        replaced(served, releases[NEW].read_bytes())
        await_release(address, NEW)

    assert refused.json()["type"] == "/problems/store-unavailable"
    assert still.status_code == 503
    assert capfd.readouterr().err.count(f"{served} is damaged: ") == 1


def _await_status(address: str, status: int) -> httpx2.Response:
    deadline = time.monotonic() + GENEROUS_SECONDS
    while (answer := httpx2.get(f"{address}/readyz")).status_code != status and time.monotonic() < deadline:
        time.sleep(RECHECK_SECONDS / 5)
    return answer


@pytest.mark.parametrize("spoil", UNSEEN, ids=lambda spoil: spoil.__name__)
def test_a_store_with_inner_damage_is_not_taken(served: Path, spoil: Callable[[Path], None]) -> None:
    url = "/v1/observations?limit=500&sort=-id"
    with TestClient(create_app(Settings(store=served))) as client:
        before = client.get(url).content
        spoil(served)
        look_again(shelf_of(client))

        after = client.get(url)

    assert (after.status_code, after.content) == (200, before)


def test_a_good_store_after_a_spoiled_one_is_taken(served: Path, releases: dict[str, Path]) -> None:
    with TestClient(create_app(Settings(store=served))) as client:
        client.get("/v1/members/jpn")
        truncated(served)
        look_again(shelf_of(client))
        spoiled = client.get("/readyz").json()["release"]
        replaced(served, releases[NEW].read_bytes())
        look_again(shelf_of(client))

        mended = client.get("/readyz").json()["release"]

    assert (spoiled, mended) == (OLD, NEW)


def test_a_running_server_logs_why_it_keeps_the_old_release(served: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with running_server(served) as (address, _):
        await_release(address, OLD)
        truncated(served)
        time.sleep(RECHECK_SECONDS)

        answer = httpx2.get(f"{address}/v1/members/jpn")

    assert answer.json()["meta"]["release"] == OLD
    assert f"{served}: database disk image is malformed; {MEND}" in capfd.readouterr().err


def test_a_server_without_a_store_says_so_and_heals_by_itself(
    tmp_path: Path, releases: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "facts.sqlite"

    with running_server(store, measured=True) as (address, _):
        facts, ready = httpx2.get(f"{address}/v1/members"), httpx2.get(f"{address}/readyz")
        health, version = httpx2.get(f"{address}/healthz"), httpx2.get(f"{address}/version")
        replaced(store, releases[OLD].read_bytes())
        await_release(address, OLD)
        healed = httpx2.get(f"{address}/v1/members")

    for answer in (facts, ready):
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["retry-after"] == "5"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.json()["type"] == "/problems/store-unavailable"
    assert (health.status_code, health.json()) == (200, {"status": "alive"})
    assert version.status_code == 200
    assert (version.json()["release"], version.json()["digest"]) == (None, None)
    assert (healed.status_code, healed.json()["meta"]["total"]) == (200, 183)
    assert f"{store}: unable to open database file; {MEND}" in capfd.readouterr().err
