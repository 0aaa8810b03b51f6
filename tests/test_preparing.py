"""The answers that a release is seeded with."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.core.sqlite import SQLiteStore
from app.main import build_of, create_app
from app.preparing import prepare
from app.seeding.answers import Prepared, keep_answers
from app.settings import Settings
from app.views.reference.introduction import EXAMPLES
from tests.asking import ask
from tests.contract.test_ready_answers import sent
from tests.core.test_starting import loaded_by
from tests.metrics import labels_of, samples_of, value
from tests.servers import opened_file

READY = ["/", "/docs", "/openapi.json", "/schemas/member.json", EXAMPLES["list_members"], EXAMPLES["get_citation"]]

COUNTED = "http_requests_total"

NEEDED_TO_MAKE = ["fastapi", "starlette", "app.api", "app.facts.members"]


@pytest.fixture(scope="module")
def prepared_store(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the real dossier with what servers start with."""
    copy = tmp_path_factory.mktemp("prepared") / "facts.sqlite"
    shutil.copy(store, copy)
    keep_answers(copy, prepare(copy, Settings(store=copy)))
    return copy


def kept(store: Path) -> list[tuple[str, str]]:
    opened = SQLiteStore(store)
    rows = opened.rows("SELECT path, query FROM answer ORDER BY path, query")
    opened.close()
    return [(path, query) for path, query in rows]


def test_every_example_of_a_release_is_ready(prepared_store: Path) -> None:
    examples = [url for url in EXAMPLES.values() if url.startswith("/v1")]

    paths = {path for path, _ in kept(prepared_store)}

    assert {url.partition("?")[0] for url in examples} <= paths
    assert len(kept(prepared_store)) > len(examples)


@pytest.mark.parametrize("url", READY)
def test_what_is_ready_is_what_would_be_made(store: Path, prepared_store: Path, url: str) -> None:
    ready, made = (ask(create_app(Settings(store=path)), url) for path in (prepared_store, store))

    assert ready.status == 200
    assert sent(ready) == sent(made)


def test_what_is_ready_finds_its_route_when_the_routes_are_loaded(prepared_store: Path) -> None:
    service = create_app(Settings(store=prepared_store))
    early = [ask(service, "/openapi.json").status for _ in range(2)]
    ask(service, "/healthz")

    late = [ask(service, url).status for url in ("/openapi.json", "/openapi.json", "/docs")]

    samples = samples_of(ask(service, "/metrics").body.decode())
    answers = {labels["route"]: value(samples, COUNTED, **labels) for labels in labels_of(samples, COUNTED)}
    assert {*early, *late} == {200}
    assert answers == {"none": 2, "/openapi.json": 2, "/docs": 1, "/healthz": 1}


def test_what_is_ready_but_cannot_be_read_is_a_problem_like_any_other(
    prepared_store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    service = create_app(Settings(store=prepared_store))
    opened_file(service)._connection.close()
    forgiving = TestClient(service, raise_server_exceptions=False)

    answer = forgiving.get("/v1/members/jpn/cite")

    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/internal-error")
    assert answer.json()["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "GET '/v1/members/jpn/cite' failed" in caplog.messages


def test_a_server_sends_what_is_ready_before_its_routes_are_loaded(prepared_store: Path) -> None:
    program = (
        "from app.main import create_app; from tests.asking import ask; service = create_app(); "
        f"assert {{ask(service, url, {{'Accept-Encoding': 'br'}}).status for url in {READY}}} == {{200}}"
    )

    assert loaded_by(program, NEEDED_TO_MAKE, prepared_store) == "[]"


def test_a_server_loads_its_routes_for_what_is_not_ready(prepared_store: Path) -> None:
    program = (
        "from app.main import create_app; from tests.asking import ask; service = create_app(); "
        "assert ask(service, '/v1/members/fra').status == 200"
    )

    assert loaded_by(program, NEEDED_TO_MAKE, prepared_store) == str(NEEDED_TO_MAKE)


@pytest.mark.parametrize("other", [{"public_url": "https://facts.example.org"}, {"cache_mb": 0}])
def test_other_settings_make_their_own_answers(prepared_store: Path, tmp_path: Path, other: dict[str, Any]) -> None:
    spoiled = tmp_path / "facts.sqlite"
    shutil.copy(prepared_store, spoiled)
    with sqlite3.connect(spoiled) as connection:
        connection.execute("UPDATE answer SET body = ?", (b"of another",))
    connection.close()

    as_seeded = ask(create_app(Settings(store=spoiled)), "/v1/members/jpn/cite")
    made = ask(create_app(replace(Settings(store=spoiled), **other)), "/v1/members/jpn/cite")

    assert as_seeded.body == b"of another"
    assert made.body.startswith(b'{"data":')
    assert (b"https://facts.example.org" in made.body) == ("public_url" in other)


def test_the_program_is_named_by_its_files_and_by_what_they_are_set_to() -> None:
    here, elsewhere = Settings(), Settings(public_url="https://facts.example.org")

    assert build_of(here) == build_of(Settings())
    assert build_of(here) != build_of(elsewhere)
    assert build_of(here).endswith(" ")


def test_a_store_that_cannot_be_read_has_nothing_ready(tmp_path: Path) -> None:
    missing = tmp_path / "missing.sqlite"

    assert prepare(missing, Settings()) == Prepared(build_of(Settings()), [])
