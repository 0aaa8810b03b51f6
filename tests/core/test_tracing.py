"""Spans of requests, as OpenTelemetry's own SDK takes them in."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from starlette.testclient import TestClient

from app.core.exporting import exporting
from app.core.tracing import Traced
from app.main import create_app
from app.settings import Settings
from tests.servers import ROOT, opened_file, running_server

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
PRIVATE = {"User-Agent": "private", "Cookie": "private", "X-Forwarded-For": "private", "traceparent": PARENT}


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def traced(store: Path, exporter: InMemorySpanExporter) -> Traced:
    def make() -> TracerProvider:
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(exporter))
        return provider

    return Traced(create_app(Settings(store=store, traces="otlp")), make)


def attributes(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def test_a_request_is_one_span_whether_its_answer_was_ready_or_made(
    traced: Traced, exporter: InMemorySpanExporter
) -> None:
    with TestClient(traced) as client:
        answers = [client.get("/v1/search?q=private", headers=PRIVATE) for _ in range(2)]

    spans = exporter.get_finished_spans()
    assert [span.name for span in spans] == ["GET /v1/search"] * 2
    assert [attributes(span) for span in spans] == [
        {
            "http.request.method": "GET",
            "http.response.header.x-request-id": (answer.headers["x-request-id"],),
            "http.response.status_code": 200,
            "http.route": "/v1/search",
            "network.protocol.version": "1.1",
            "server.address": "testserver",
            "server.port": 80,
            "url.path": "/v1/search",
            "url.scheme": "http",
        }
        for answer in answers
    ]
    assert {span.parent.span_id for span in spans if span.parent} == {0xB7AD6B7169203331}
    assert "private" not in "".join(span.to_json() for span in spans)


def test_what_came_to_no_route_has_the_name_of_its_method(traced: Traced, exporter: InMemorySpanExporter) -> None:
    with TestClient(traced) as client:
        client.get("/nowhere")

    (span,) = exporter.get_finished_spans()
    assert (span.name, attributes(span)["http.response.status_code"]) == ("GET", 404)
    assert "http.route" not in attributes(span)


def test_a_crash_is_told_by_its_span(store: Path, traced: Traced, exporter: InMemorySpanExporter) -> None:
    opened_file(traced._app)._connection.close()  # type: ignore[arg-type]  # is what was wrapped

    answer = TestClient(traced, raise_server_exceptions=False).get("/v1/members/jpn")

    (span,) = exporter.get_finished_spans()
    assert answer.status_code == attributes(span)["http.response.status_code"] == 500
    assert attributes(span)["error.type"] == "ProgrammingError"


def test_spans_belong_to_their_own_requests(traced: Traced, exporter: InMemorySpanExporter) -> None:
    async def ask_together() -> list[httpx2.Response]:
        transport = httpx2.ASGITransport(traced)
        async with httpx2.AsyncClient(transport=transport, base_url="http://facts.example") as client:
            return await asyncio.gather(*(client.get(f"/v1/members?limit={n}") for n in range(1, 11)))

    answers = asyncio.run(ask_together())

    told = [attributes(span)["http.response.header.x-request-id"][0] for span in exporter.get_finished_spans()]
    assert sorted(told) == sorted(answer.headers["x-request-id"] for answer in answers)
    assert len(set(told)) == 10


def test_a_server_without_what_traces_need_says_so_and_does_not_start(store: Path) -> None:
    program = (
        "import sys; sys.modules['opentelemetry.exporter'] = None; from app.__main__ import main; "
        "sys.exit(main(['serve']))"
    )
    environment = {**os.environ, "STORE": str(store), "PORT": "0", "TRACES": "otlp"}

    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 2
    assert ended.stderr.startswith("not installed here: opentelemetry.exporter")
    assert ended.stderr.endswith(". TRACES needs the extra otel: pip install 'iom-facts[otel]'\n")


@contextmanager
def collector() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """A program that takes in what is exported; give its address, and the paths and bodies that came."""
    came: list[tuple[str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", came
        server.shutdown()
        thread.join()


def test_workers_send_their_spans_by_otlp_before_they_end(store: Path) -> None:
    with collector() as (endpoint, came):
        settings = {"TRACES": "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint, "OTEL_EXPORTER_OTLP_COMPRESSION": "none"}
        with running_server(store, workers=2, settings=settings, measured=True) as (address, _):
            answer = httpx2.get(f"{address}/v1/members/jpn?fields=name&utm_source=private", headers=PRIVATE)

    assert answer.status_code == 200
    assert {path for path, _ in came} == {"/v1/traces"}
    sent = b"".join(body for _, body in came)
    assert b"GET /v1/members/{member_id}" in sent
    assert b"iom-facts" in sent
    assert answer.headers["x-request-id"].encode() in sent
    assert b"private" not in sent


@pytest.mark.parametrize(("set_to", "name"), [(None, "iom-facts"), ("facts-of-mine", "facts-of-mine")])
def test_the_service_has_a_name_that_can_be_changed(
    monkeypatch: pytest.MonkeyPatch, set_to: str | None, name: str
) -> None:
    monkeypatch.delenv("OTEL_SERVICE_NAME", raising=False)
    if set_to:
        monkeypatch.setenv("OTEL_SERVICE_NAME", set_to)

    provider = exporting()
    provider.shutdown()

    assert provider.resource.attributes["service.name"] == name
