"""How log lines are written, and what is in them."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from logging.config import dictConfig
from pathlib import Path
from typing import Any

import pytest

from app.core.http import HTTPLayer
from app.core.journal import Journal
from app.core.logs import JSONLines, TextLines, logging_of
from app.core.request_ids import current
from app.main import create_app
from app.settings import Settings
from tests.asking import ask

LOGGED = "app.answers"
ID = "00000000-0000-8000-a000-000000000001"
HOSTILE = 'a\n{"level": "error"}\r\x1b[31m\u2028b'


@contextmanager
def request(number: str) -> Iterator[None]:
    """Log as within a request."""
    token = current.set(number)
    yield
    current.reset(token)


def record(message: str, *, failure: BaseException | None = None, **fields: Any) -> logging.LogRecord:
    trace = (type(failure), failure, failure.__traceback__) if failure else None
    made = logging.LogRecord("app.core.store", logging.WARNING, "store.py", 1, message, (), trace)
    made.created, made.msecs = 1_764_115_200.25, 250.0
    if fields:
        made.__dict__["fields"] = fields
    return made


def failed() -> BaseException:
    with pytest.raises(KeyError) as raised:
        dict[str, int]()["inside"]
    return raised.value


def test_a_line_of_json_says_when_where_what_and_of_which_request() -> None:
    with request(ID):
        line = JSONLines().format(record("slow", path="/v1"))

    assert json.loads(line) == {
        "time": "2025-11-26T00:00:00.250Z",
        "level": "warning",
        "logger": "app.core.store",
        "message": "slow",
        "request_id": ID,
        "path": "/v1",
    }


def test_a_line_for_people_has_the_same_fields() -> None:
    with request(ID):
        line = TextLines().format(record("slow", path="/v1", size=3))

    assert line == f'2025-11-26T00:00:00.250Z WARNING slow request_id="{ID}" path="/v1" size=3'


def test_outside_of_requests_there_is_no_id() -> None:
    assert TextLines().format(record("slow")) == "2025-11-26T00:00:00.250Z WARNING slow"
    assert "request_id" not in json.loads(JSONLines().format(record("slow")))


@pytest.mark.parametrize("formatter", [JSONLines(), TextLines()])
def test_nothing_that_is_logged_begins_a_line(formatter: logging.Formatter) -> None:
    line = formatter.format(record(HOSTILE, path=HOSTILE, id=Path(HOSTILE)))

    assert line.isascii()
    assert line.isprintable()
    assert "\\n" in line


def test_what_was_logged_can_be_read_back() -> None:
    assert json.loads(JSONLines().format(record(HOSTILE)))["message"] == HOSTILE


def test_a_failure_is_told_with_its_kind_and_its_trace() -> None:
    told = json.loads(JSONLines().format(record("failed", failure=failed())))
    first, _, rest = TextLines().format(record("failed", failure=failed())).partition("\n")

    assert told["exception.type"] == "KeyError"
    assert told["exception.stacktrace"].startswith("Traceback (most recent call last):\n")
    assert told["exception.stacktrace"].endswith("KeyError: 'inside'")
    assert first == '2025-11-26T00:00:00.250Z WARNING failed exception.type="KeyError"'
    assert rest == told["exception.stacktrace"]


@pytest.mark.parametrize(("log_format", "begin"), [("json", '{"time": "'), ("text", "20")])
def test_service_and_server_log_to_standard_error(monkeypatch: pytest.MonkeyPatch, log_format: str, begin: str) -> None:
    loggers = [logging.getLogger(name) for name in ("app", "uvicorn", "")]
    before = [(one.handlers[:], one.level, one.propagate) for one in loggers]
    written = StringIO()
    monkeypatch.setattr(sys, "stderr", written)

    dictConfig(logging_of(log_format))
    for name in ("app.answers", "uvicorn.error", "asyncio"):
        logging.getLogger(name).warning("told once")
    logging.getLogger("app.core.store").info("told too")
    logging.getLogger("asyncio").info("not told")

    for one, (handlers, level, propagate) in zip(loggers, before, strict=True):
        one.handlers, one.propagate = handlers, propagate
        one.setLevel(level)
    lines = written.getvalue().splitlines()
    assert len(lines) == 4
    assert all(line.startswith(begin) and "told" in line for line in lines)


def service(store: Path, log: str) -> HTTPLayer:
    return create_app(Settings(store=store, log=log))


def fields(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [one.__dict__["fields"] for one in caplog.records if one.name == LOGGED]


def test_an_answer_is_logged_without_who_asked_and_what_was_searched_for(
    store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    private = {"User-Agent": "private", "Cookie": "private", "X-Forwarded-For": "private", "Referer": "private"}
    logging_all = service(store, "all")

    with caplog.at_level(logging.INFO):
        answers = [ask(logging_all, "/v1/search?q=private", private) for _ in range(2)]

    made, kept = fields(caplog)
    assert 0 < kept.pop("duration_ms") < 60_000
    assert made.pop("duration_ms") > 0
    ids = [dict(answer.headers)[b"x-request-id"].decode() for answer in answers]
    told = {
        "http.request.method": "GET",
        "http.route": "/v1/search",
        "url.path": "/v1/search",
        "http.response.status_code": 200,
        "http.response.body.size": len(answers[0].body),
    }
    assert made == {"request_id": ids[0], **told, "cache": "miss"}
    assert kept == {"request_id": ids[1], **told, "cache": "hit"}
    assert "private" not in "".join(JSONLines().format(one) for one in caplog.records)


def test_answers_that_are_not_kept_and_those_without_a_body_are_logged_too(
    store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logging_all = service(store, "all")

    with caplog.at_level(logging.INFO):
        ask(logging_all, "/nowhere%0aX")
        ask(logging_all, "/v1/members/jpn", method="HEAD")

    missing, head = fields(caplog)
    assert (missing["url.path"], missing["http.route"]) == ("/nowhere%0aX", "none")
    assert "cache" not in missing
    assert (head["http.request.method"], head["http.response.body.size"], head["cache"]) == ("HEAD", 0, "miss")


@pytest.mark.parametrize(
    ("given", "logged"),
    [
        ("f47ac10b-58cc-4372-a567-0e02b2c3d479", True),
        ("Root=1-67891233-abcdef012345678912345678", True),
        ("a" * 128, True),
        ("a" * 129, False),
        ("somebody@example.org", False),
        ('a"b', False),
        ("a b", False),
        ("国", False),
        ("", False),
    ],
)
def test_the_id_of_a_proxy_is_logged_beside_ours_if_it_is_one(
    store: Path, caplog: pytest.LogCaptureFixture, given: str, logged: bool
) -> None:
    logging_all = service(store, "all")

    with caplog.at_level(logging.INFO):
        ask(logging_all, "/healthz", {"X-Request-Id": given.encode().decode("latin-1")})

    assert fields(caplog)[0].get("http.request.header.x-request-id") == (given if logged else None)


@pytest.mark.parametrize(("log", "statuses"), [("off", []), ("errors", [503]), ("all", [503, 200])])
def test_what_is_logged_can_be_chosen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, log: str, statuses: list[int]
) -> None:
    without_store = service(tmp_path / "none.sqlite", log)

    with caplog.at_level(logging.INFO):
        ask(without_store, "/v1/members")
        ask(without_store, "/healthz")

    logged = [(one.levelname, one.__dict__["fields"]) for one in caplog.records if one.name == LOGGED]
    assert [told["http.response.status_code"] for _, told in logged] == statuses
    assert [level for level, _ in logged] == ["ERROR", "INFO"][: len(statuses)]


def test_what_is_refused_at_the_connection_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        Journal(log="all").note_refusal(ID.encode(), "GET", 414)
        Journal(log="errors").note_refusal(ID.encode(), "GET", 414)

    assert fields(caplog) == [{"request_id": ID, "http.request.method": "GET", "http.response.status_code": 414}]
