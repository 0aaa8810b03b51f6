"""Limits of what a request may ask: parameters, values, fields, records, and the time of a query."""

import re
import sqlite3
import time
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from app.core.sqlite import OPERATIONS_BETWEEN_LOOKS, SQLiteStore
from app.core.store import QueryTooSlow
from app.main import create_app
from app.settings import Settings
from tests.servers import running_server

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_request_has_a_limited_number_of_parameters(client: TestClient) -> None:
    fits = client.get("/v1/members?" + "&".join([f"p{number}" for number in range(200)]))
    refused = client.get("/v1/members?" + "&".join([f"p{number}" for number in range(201)]))

    assert (fits.status_code, fits.json()["type"]) == (400, "/problems/unknown-parameter")
    assert (refused.status_code, refused.json()["type"]) == (400, "/problems/too-many-parameters")
    assert refused.json()["detail"] == ("A request may have 200 query parameters. Join the values of one with commas.")


def test_the_limit_of_parameters_is_a_setting_and_told_to_people_by_a_page(store: Path) -> None:
    few = TestClient(create_app(Settings(store=store, max_parameters=3)))
    page = few.get("/v1/members?a=1&b=1&c=1&d=1", headers={"Accept": "text/html", "Accept-Language": "ja"})

    assert few.get("/v1/members?limit=2&region=Asia&utm_source=news&utm_medium=rss").status_code == 200
    assert few.get("/healthz?&&&", headers={"Accept-Language": "ja"}).json()["title"] == "パラメータが多すぎる"
    assert page.status_code == 400
    assert "パラメータは 3 個までです。" in page.text


@pytest.mark.parametrize(
    ("url", "parameter", "detail"),
    [
        ("/v1/members?limit=501", "limit", "'501': Must be 500 or less."),
        ("/v1/members?limit=0", "limit", "'0': Must be 1 or more."),
        ("/v1/sources?publisher=" + ",".join(f"p{n}" for n in range(101)), "publisher", "More than 100 values."),
    ],
)
def test_values_are_limited(client: TestClient, url: str, parameter: str, detail: str) -> None:
    answer = client.get(url)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == parameter
    assert answer.json()["errors"][0]["detail"].endswith(detail)


@pytest.mark.parametrize("depth", [20, 2_000])
def test_fields_are_no_deeper_than_the_records(client: TestClient, depth: int) -> None:
    answer = client.get("/v1/members?fields=name" + ".ja" * depth)

    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid-parameter")
    assert len(answer.content) < 5_000


def test_a_query_that_takes_too_long_is_ended(store: Path) -> None:
    opened = SQLiteStore(store, max_query_seconds=0.05)

    with pytest.raises(QueryTooSlow):
        opened.rows(ENDLESS)

    assert opened.rows("SELECT count(*) FROM members")[0][0] > 100
    opened.examine()
    opened.close()


def test_other_errors_of_a_query_are_no_matter_of_time(store: Path) -> None:
    opened = SQLiteStore(store, max_query_seconds=5)

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        opened.rows("SELECT * FROM nowhere")
    opened.close()


def test_a_store_is_read_for_damage_for_as_long_as_that_takes(store: Path) -> None:
    opened = SQLiteStore(store, max_query_seconds=1e-9)
    opened._connection.set_progress_handler(opened._is_late, 100)

    opened.examine()

    assert OPERATIONS_BETWEEN_LOOKS > 100
    with pytest.raises(QueryTooSlow):
        opened.rows("SELECT count(*) FROM span, span AS other")
    opened.close()


@pytest.fixture
def slow(store: Path, tmp_path: Path) -> Path:
    """A store in which members take forever to find."""
    path = tmp_path / "slow.sqlite"
    path.write_bytes(store.read_bytes())
    with sqlite3.connect(path) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(members)")]
        listed = ", ".join(f'"{name}"' for name in columns)
        connection.execute("ALTER TABLE members RENAME TO hidden")
        connection.execute(f"CREATE VIEW members AS SELECT {listed} FROM hidden WHERE ({ENDLESS}) > 0")
    connection.close()
    return path


def test_a_slow_query_is_told_as_a_problem_and_others_go_on(slow: Path, caplog: pytest.LogCaptureFixture) -> None:
    with TestClient(create_app(Settings(store=slow, query_ms=100))) as client:
        answer = client.get("/v1/members/jpn?fields=name")
        page = client.get("/ja/members/jpn")
        other = client.get("/v1/people/amy-pope")

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/query-too-slow")
    assert answer.headers["retry-after"] == "1"
    assert answer.headers["cache-control"] == "no-store"
    assert not re.search("sqlite|SELECT|interrupt", answer.text)
    assert (page.status_code, page.json()["type"]) == (503, "/problems/query-too-slow")
    assert page.headers["cache-control"] == "no-store"
    assert other.status_code == 200
    assert "a query was given up: '/v1/members/jpn'" in caplog.messages


def test_a_server_gives_up_a_slow_query(slow: Path) -> None:
    with running_server(slow, settings={"QUERY_MS": "200"}) as (address, _):
        begun = time.monotonic()
        answer = httpx2.get(f"{address}/v1/members/jpn", timeout=60)
        taken = time.monotonic() - begun
        other = httpx2.get(f"{address}/v1/people/amy-pope")

    assert (answer.status_code, other.status_code) == (503, 200)
    assert taken < 30
