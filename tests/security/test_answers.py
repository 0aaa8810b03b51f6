"""Headers of every kind of answer, and requests that try to change what others get."""

import logging
import re
import socket
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.core.http import HTTPLayer
from tests.asking import ask
from tests.contract.requests import BAD, GOOD

KINDS = {
    "data": "/v1/members/jpn",
    "list": "/v1/observations?limit=5",
    "page": "/ja/members/jpn",
    "reference": "/docs",
    "document": "/openapi.json",
    "picture": "/v1/charts/staff.svg",
    "table": "/v1/charts/staff.csv",
    "style sheet": "/site/site.css",
    "script": "/site/live.js",
    "site map": "/sitemap.xml",
    "state": "/healthz",
    "metrics": "/metrics",
    "problem": "/v1/members/nowhere",
    "refusal": "/v1/members?nothing=1",
    "problem page": "/en/members/nowhere",
}
FOREIGN = {
    "Host": "evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Prefix": "/evil.example",
    "X-Original-URL": "/v1/members/evil.example",
    "Forwarded": "host=evil.example",
    "Origin": "https://evil.example",
    "Cookie": "evil.example=1",
}
SPLIT = "a%0d%0aSet-Cookie:%20evil=1%0d%0a%0d%0a<script>"
INNER = re.compile(r"Traceback|sqlite3|SELECT |site-packages|\.py\b(?!thon)")


@pytest.mark.parametrize("url", KINDS.values(), ids=KINDS)
def test_every_kind_of_answer_has_its_headers(client: TestClient, url: str) -> None:
    headers = client.get(url).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["access-control-allow-origin"] == "*"
    assert {"server", "set-cookie", "x-powered-by", "access-control-allow-credentials"} & set(headers) == set()
    if headers["content-type"].startswith("text/html"):
        assert headers["content-security-policy"].startswith("default-src 'none'; ")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize("url", KINDS.values(), ids=KINDS)
def test_no_answer_depends_on_headers_that_caches_do_not_look_at(service: HTTPLayer, url: str) -> None:
    plain, asked = ask(service, url), ask(service, url, FOREIGN)
    numbered = re.compile(rb"urn:uuid:[0-9a-f-]{36}")

    if url != "/metrics":
        assert numbered.sub(b"", asked.body) == numbered.sub(b"", plain.body)
    assert b"evil" not in asked.body
    assert [one for one in asked.headers if b"evil" in one[1] or one[0] == b"set-cookie"] == []


@pytest.mark.parametrize(
    "url",
    [
        f"/v1/members?q={SPLIT}",
        f"/v1/members?cursor={SPLIT}",
        f"/v1/members?fields={SPLIT}",
        f"/v1/members?release={SPLIT}",
        f"/v1/members/{SPLIT}",
        f"/v1/search?q={SPLIT}",
        f"/en/search?q={SPLIT}",
        f"/{SPLIT}/",
        f"/v1/members/?q={SPLIT}",
        f"/v1/charts/{SPLIT}.svg",
        f"/site/{SPLIT}",
    ],
)
def test_no_parameter_begins_a_header(service: HTTPLayer, url: str) -> None:
    answer = ask(service, url)

    assert answer.status in (200, 308, 400, 404, 422)
    assert [one for one in answer.headers if b"\r" in one[1] or b"\n" in one[1] or b"<script" in one[1].lower()] == []
    assert b"set-cookie" not in dict(answer.headers)


@pytest.mark.parametrize("folder", ["/site/", "/docs/assets/", "/schemas/", "/v1/charts/", "/v1/members/"])
@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "..%2f..%2fpyproject.toml", "%2e%2e/main.py", "....//main.py", "/etc/passwd", "%00"]
)
def test_no_file_beside_is_given(service: HTTPLayer, folder: str, name: str) -> None:
    answer = ask(service, folder + name)

    assert answer.status in (308, 400, 404, 422)
    assert b"[project]" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("url", [url for url in BAD if url.startswith("/v1")])
def test_refusals_show_nothing_of_the_inside(client: TestClient, url: str) -> None:
    assert not INNER.search(client.get(url).text)


def test_logs_have_one_line_for_each_crash_whatever_was_asked(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(*_: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("app.views.charts.router.picture", crash)
    with caplog.at_level(logging.ERROR), TestClient(client.app, raise_server_exceptions=False) as forgiving:
        answer = forgiving.get("/v1/charts/staff.svg%0aERROR%20forged?width=321")
        broken = forgiving.get("/v1/charts/staff.svg?width=321&lang=ja")

    assert answer.status_code == 400
    assert broken.status_code == 500
    assert not INNER.search(broken.text)
    assert all("\n" not in record.getMessage() for record in caplog.records)


def test_the_service_asks_no_other_machine(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: asked.append(address))

    answers = {url: client.get(url).status_code for url in (*GOOD, *KINDS.values())}

    assert len(answers) > 50
    assert asked == []
