"""What a real server logs: each line one JSON object, and all that is said of a request with its id."""

import json
from pathlib import Path

import httpx2
import pytest

from tests.faults.test_spoiled_stores import changed
from tests.limits.sockets import sent
from tests.servers import running_server

JSON = {"LOG": "all", "LOG_FORMAT": "json"}
PRIVATE = {"User-Agent": "private", "Cookie": "private", "X-Forwarded-For": "private"}


def test_a_server_logs_lines_of_json_and_a_crash_with_the_id_that_the_client_has(
    served: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    changed(served, "DROP TABLE people")

    with running_server(served, settings=JSON, measured=True) as (address, _):
        good = httpx2.get(f"{address}/v1/members/jpn?fields=name", headers=PRIVATE)
        broken = httpx2.get(f"{address}/v1/people?limit=7&utm_source=private", headers=PRIVATE)
        (refused,) = sent(address, b"GET /private\x00 HTTP/1.1\r\n\r\n")

    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    assert all({"time", "level", "logger", "message"} <= set(line) for line in lines)
    told = {answer: [one for one in lines if one.get("request_id") == id_of(answer)] for answer in (good, broken)}
    assert [line["message"] for line in told[good]] == ["answered"]
    assert [line["message"] for line in told[broken]] == [
        "GET '/v1/people' failed",
        "answered",
        "Exception in ASGI application\n",
    ]
    assert broken.json()["instance"] == f"urn:uuid:{id_of(broken)}"
    assert told[broken][1]["http.response.status_code"] == broken.status_code == 500
    assert told[broken][2]["exception.type"] == "OperationalError"
    assert "no such table: people" in told[broken][2]["exception.stacktrace"]
    logged = [line for line in lines if line["message"] == "refused"]
    assert [(one["request_id"], one["http.response.status_code"]) for one in logged] == [
        (refused.headers["x-request-id"], 400)
    ]
    assert "private" not in json.dumps(lines)
    assert "127.0.0.1" not in json.dumps([line for line in lines if "request_id" in line])


def id_of(answer: httpx2.Response) -> str:
    return str(answer.headers["x-request-id"])
