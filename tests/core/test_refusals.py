"""Errors of the framework and of ourselves."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.core.asgi import Receive, Scope, Send
from app.core.http import HTTPLayer
from app.core.sqlite import SQLiteShelf
from app.main import create_app
from app.settings import Settings
from tests.servers import opened, opened_file


def test_a_mistyped_parameter_is_answered_as_the_contract_shows(client: TestClient) -> None:
    problem = client.get("/v1/members?contry=JPN").json()

    assert problem["type"] == "/problems/unknown-parameter"
    assert problem["title"] == "Unknown query parameter"
    assert problem["status"] == 400
    assert problem["detail"] == "There is no parameter 'contry' here. Did you mean 'country'?"
    assert problem["errors"] == [
        {
            "parameter": "contry",
            "detail": "Not a parameter of this address.",
            "allowed": [
                "confidence",
                "country",
                "cursor",
                "date_from",
                "date_to",
                "fields",
                "founding",
                "joined_from",
                "joined_to",
                "limit",
                "q",
                "region",
                "release",
                "sort",
                "source",
                "status",
                "subregion",
                "valid_on",
            ],
            "did_you_mean": "country",
        }
    ]


def test_a_parameter_like_nothing_is_refused_without_a_guess(client: TestClient) -> None:
    problem = client.get("/v1/members?zzzzzz=1").json()

    assert problem["detail"] == "There is no parameter 'zzzzzz' here. See `allowed` for those there are."


def test_every_faulty_value_is_reported_at_once(client: TestClient) -> None:
    problem = client.get("/v1/members?limit=0&valid_on=1993-13&founding=x&sort=foo").json()

    assert [(error["parameter"], error["detail"]) for error in problem["errors"]] == [
        ("sort", "Records cannot be sorted by 'foo'."),
        ("limit", "'0': Must be 1 or more."),
        ("valid_on", "Not a date that exists: '1993-13': there is no month 13."),
        ("founding", "'x': Neither true nor false."),
    ]
    assert problem["errors"][0]["allowed"] == ["id", "-id", "joined", "-joined"]


def test_a_code_in_the_wrong_case_is_answered_with_the_right_one(client: TestClient) -> None:
    problem = client.get("/v1/members?country=jpn&region=asia").json()

    assert [(error["parameter"], error["did_you_mean"]) for error in problem["errors"]] == [
        ("country", "JPN"),
        ("region", "Asia"),
    ]
    assert problem["errors"][1]["allowed"] == ["Africa", "Americas", "Asia", "Europe", "Oceania"]
    assert problem["errors"][0]["allowed"] == []


def test_an_unknown_path_is_answered_with_the_nearest(client: TestClient) -> None:
    problem = client.get("/v1/history_event").json()

    assert problem["detail"] == "There is nothing at '/v1/history_event'; /v1 is the door to everything."
    assert problem["errors"][0]["did_you_mean"] == "/v1/history-events"


def test_an_unknown_id_is_answered_with_the_nearest(client: TestClient) -> None:
    problem = client.get("/v1/people/amy-poep", headers={"Accept-Language": "ja"}).json()

    assert problem["detail"] == "人物に 'amy-poep' というIDはありません。/v1/people に一覧があります。"
    assert problem["errors"][0]["did_you_mean"] == "amy-pope"


def test_a_cursor_of_a_release_that_is_gone_is_expired(client: TestClient, service: HTTPLayer) -> None:
    link = client.get("/v1/members?limit=7").json()["links"]["next"]
    cursor = link.partition("cursor=")[2]
    store = opened(service)
    store.__dict__["release"] = "2027.01.0"

    answer = client.get(f"/v1/members?limit=7&cursor={cursor}")
    store.__dict__["release"] = "2026.11.0"

    assert answer.status_code == 410
    assert answer.json()["detail"] == (
        "The cursor is of release 2026.11.0; now served is 2027.01.0. Start again without cursor."
    )


def test_a_crash_tells_nothing_of_the_inside(store: Path) -> None:
    service = create_app(Settings(store=store))
    broken = TestClient(service, raise_server_exceptions=False)
    opened_file(service)._connection.close()

    answer = broken.get("/v1/members/jpn")

    assert answer.status_code == 500
    assert answer.json()["type"] == "/problems/internal-error"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "sqlite" not in answer.text.lower()
    assert "Traceback" not in answer.text


def test_a_crash_of_what_stands_around_the_routes_is_a_problem_too(
    store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def crashing(scope: Scope, receive: Receive, send: Send) -> None:
        raise KeyError("inside")

    broken = TestClient(HTTPLayer(crashing, SQLiteShelf(store), "", 0), raise_server_exceptions=False)

    answer = broken.get("/v1/members/jpn", headers={"Accept-Language": "ja"})

    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/internal-error")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-language"] == "ja"
    assert "inside" not in answer.text
    assert answer.json()["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"
    assert caplog.messages[-1] == "GET '/v1/members/jpn' failed"
