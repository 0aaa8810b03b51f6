"""What the service tells Prometheus of itself."""

import time
from pathlib import Path

import httpx2
import pytest

from app import __version__
from app.core.http import HTTPLayer
from app.core.traffic import BUCKETS_SECONDS
from app.main import create_app
from app.settings import Settings
from tests.asking import ask
from tests.limits.sockets import sent
from tests.metrics import Samples, labels_of, samples_of, value

JPN = "/v1/members/jpn"
LIST = "/v1/observations"
RECORD = "/v1/members/{member_id}"
HTML = {"Accept": "text/html"}


@pytest.fixture
def fresh(store: Path) -> HTTPLayer:
    """A service that nobody has asked anything yet."""
    return create_app(Settings(store=store))


def told(service: HTTPLayer) -> Samples:
    return samples_of(ask(service, "/metrics").body.decode())


def answers(samples: Samples, route: str, status: int = 200, method: str = "GET") -> float:
    return value(samples, "http_requests_total", route=route, method=method, status=str(status))


def test_answers_are_counted_by_route_method_and_status(fresh: HTTPLayer) -> None:
    for url in (JPN, JPN, "/v1/members/fra", "/v1/members/none", LIST, "/healthz", "/nowhere", "/v1/members/"):
        ask(fresh, url)
    ask(fresh, JPN, method="HEAD")
    ask(fresh, JPN, method="OPTIONS")
    ask(fresh, JPN, method="POST")

    samples = told(fresh)

    assert answers(samples, RECORD) == 3
    assert answers(samples, RECORD, 404) == 1
    assert answers(samples, RECORD, method="HEAD") == 1
    assert answers(samples, RECORD, 204, "OPTIONS") == 1
    assert answers(samples, RECORD, 405, "POST") == 1
    assert answers(samples, LIST) == answers(samples, "/healthz") == 1
    assert answers(samples, "none", 404) == 1
    assert answers(samples, "none", 308) == 1
    assert sum(number for (name, _), number in samples.items() if name == "http_requests_total") == 11


def test_a_page_counts_as_the_route_that_it_shows(fresh: HTTPLayer) -> None:
    for url in ("/ja/members/jpn", "/v1/members/jpn.html", "/en/observations?limit=2", "/en", "/v1", "/en/nowhere"):
        ask(fresh, url, HTML)
        ask(fresh, url, HTML)

    samples = told(fresh)

    assert answers(samples, RECORD) == 4
    assert answers(samples, LIST) == answers(samples, "/") == answers(samples, "/v1") == 2
    assert answers(samples, "none", 404) == 2


def test_an_answer_that_a_client_has_counts_for_its_route_though_none_was_asked(fresh: HTTPLayer, store: Path) -> None:
    other = create_app(Settings(store=store))
    urls = [JPN, "/ja/members/jpn"]
    tags = [dict(ask(other, url).headers)[b"etag"].decode() for url in urls]
    early = ask(fresh, JPN, {"If-None-Match": tags[0]})
    ask(fresh, "/healthz")

    statuses = [ask(fresh, url, {"If-None-Match": tag}).status for url, tag in zip(urls, tags, strict=True)]

    samples = told(fresh)
    assert [early.status, *statuses] == [304, 304, 304]
    assert answers(samples, RECORD, 304) == 2
    assert answers(samples, "none", 304) == 1, "its route was not loaded yet"


def test_methods_that_http_lacks_are_counted_together(fresh: HTTPLayer) -> None:
    for method in ("BREW", "WHEN", "BREW"):
        ask(fresh, "/healthz", method=method)

    assert labels_of(told(fresh), "http_requests_total") == [
        {"route": "/healthz", "method": "OTHER", "status": "405"},
    ]


def test_durations_are_a_histogram_of_each_route(fresh: HTTPLayer) -> None:
    for _ in range(3):
        ask(fresh, LIST)

    samples = told(fresh)

    name = "http_request_duration_seconds"
    ends = [float(labels["le"]) for labels in labels_of(samples, f"{name}_bucket")]
    counts = [value(samples, f"{name}_bucket", route=LIST, le=str(end)) for end in BUCKETS_SECONDS]
    assert ends == [*BUCKETS_SECONDS, float("inf")]
    assert counts == sorted(counts)
    assert value(samples, f"{name}_bucket", route=LIST, le="+Inf") == value(samples, f"{name}_count", route=LIST) == 3
    assert value(samples, f"{name}_sum", route=LIST) > 0


def test_kept_answers_are_counted(fresh: HTTPLayer) -> None:
    for url in (JPN, JPN, JPN, LIST, "/nothing", "/healthz"):
        ask(fresh, url)

    samples = told(fresh)

    assert value(samples, "answer_cache_requests_total", result="hit") == 2
    assert value(samples, "answer_cache_requests_total", result="miss") == 2
    assert value(samples, "answer_cache_answers") == 2
    assert value(samples, "answer_cache_bytes") > len(ask(fresh, LIST).body)


def test_the_release_and_its_age_are_told(fresh: HTTPLayer, store: Path) -> None:
    ask(fresh, JPN)

    samples = told(fresh)

    assert labels_of(samples, "store_info")[0]["release"] == "2026.11.0"
    assert labels_of(samples, "build_info")[0]["version"] == __version__
    age = value(samples, "store_age_seconds")
    assert abs(time.time() - store.stat().st_mtime - age) < 60
    assert (value(samples, "store_ready"), value(samples, "store_refused")) == (1, 0)
    assert value(samples, "process_cpu_seconds_total") > 0
    assert value(samples, "service_workers") == 1


def test_metrics_are_told_without_a_store(tmp_path: Path) -> None:
    service = create_app(Settings(store=tmp_path / "none.sqlite"))
    ask(service, JPN)

    samples = told(service)

    assert (value(samples, "store_ready"), value(samples, "store_refused")) == (0, 1)
    assert labels_of(samples, "store_info") == labels_of(samples, "store_age_seconds") == []
    assert sum(number for (name, _), number in samples.items() if name == "http_requests_total") == 1


def test_what_is_refused_at_the_connection_is_counted(server: str) -> None:
    before = samples_of(httpx2.get(f"{server}/metrics").text)

    refused = sent(server, b"NONSENSE\r\n\r\n")

    samples = samples_of(httpx2.get(f"{server}/metrics").text)
    assert [answer.status for answer in refused] == [400]
    bad = [value(one, "http_requests_total", route="none", method="OTHER", status="400") for one in (before, samples)]
    assert bad[1] == bad[0] + 1
    assert value(samples, "service_connections") >= 1
    assert value(samples, "service_connections_limit") == 1000
