"""Quotas of requests: off by default; told in every answer, and to whom has used them up."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from app.__main__ import main
from app.core.quotas import QuotaLayer
from app.main import create_app
from app.settings import Settings
from tests.servers import free_port, running_server

REDIS = Path("/usr/bin/redis-server")
FACT = "/v1/members/jpn"
LEFT = re.compile(r'"client";r=(\d+);t=(\d+)')


def left(answer: httpx2.Response) -> tuple[int, int]:
    """Read what is left of a quota, and for how many seconds."""
    found = LEFT.fullmatch(answer.headers["ratelimit"])
    assert found, answer.headers["ratelimit"]
    return int(found[1]), int(found[2])


def test_nobody_is_counted_unless_that_is_set(server: str) -> None:
    answer = httpx2.get(f"{server}{FACT}")

    assert not {"ratelimit", "ratelimit-policy"} & set(answer.headers)


@pytest.fixture(scope="module")
def counting(store: Path) -> Iterator[str]:
    """A server that takes three requests of each client an hour, and believes a proxy of this machine."""
    settings = {"RATE_LIMIT": "3/hour", "TRUSTED_PROXIES": "127.0.0.1"}
    with running_server(store, settings=settings, measured=True) as (address, _):
        yield address


def test_a_client_is_told_what_it_has_left_and_when_it_has_nothing_left(counting: str) -> None:
    client = {"X-Forwarded-For": "192.0.2.1", "Origin": "https://news.example"}
    first = httpx2.get(f"{counting}{FACT}", headers=client)
    same = httpx2.get(f"{counting}{FACT}", headers={**client, "If-None-Match": first.headers["etag"]})
    wrong = httpx2.get(f"{counting}/v1/nothing", headers=client)
    refused = httpx2.get(f"{counting}{FACT}", headers={**client, "Accept-Language": "ja"})
    metrics = httpx2.get(f"{counting}/metrics").text

    assert [answer.status_code for answer in (first, same, wrong, refused)] == [200, 304, 404, 429]
    assert [left(answer)[0] for answer in (first, same, wrong, refused)] == [2, 1, 0, 0]
    assert {answer.headers["ratelimit-policy"] for answer in (first, same, wrong, refused)} == {'"client";q=3;w=3600'}
    assert 3500 < left(refused)[1] <= 3600
    assert refused.headers["retry-after"] == str(left(refused)[1])
    assert refused.json()["type"] == "/problems/quota-exceeded"
    assert refused.json()["title"] == "要求の回数の上限"
    assert refused.json()["instance"] == f"urn:uuid:{refused.headers['x-request-id']}"
    assert 'http_requests_total{method="GET",route="/v1/members/{member_id}",status="429"} 1.0' in metrics
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "RateLimit, RateLimit-Policy" in refused.headers["access-control-expose-headers"]


def test_the_state_of_the_service_is_told_to_anyone_at_any_time(counting: str) -> None:
    client = {"X-Forwarded-For": "192.0.2.2"}
    answers = [httpx2.get(f"{counting}/healthz", headers=client) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200] * 5
    assert "ratelimit" not in answers[-1].headers


@pytest.mark.parametrize(
    ("before", "client", "counted_together"),
    [
        ("192.0.2.3", "192.0.2.4", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6", True),
        ("2001:db8:1:3::1", "2001:db8:1:4::1", False),
        ("192.0.2.5", "::ffff:192.0.2.5", True),
        ("192.0.2.6, 192.0.2.7", "192.0.2.7", True),
        ("unknown", "unknown", True),
    ],
)
def test_clients_are_told_apart_by_address_and_networks_of_ipv6_are_one(
    counting: str, before: str, client: str, counted_together: bool
) -> None:
    httpx2.get(f"{counting}{FACT}", headers={"X-Forwarded-For": before})

    answer = httpx2.get(f"{counting}{FACT}", headers={"X-Forwarded-For": client})

    assert left(answer)[0] == (1 if counted_together else 2)


def test_strangers_are_not_believed_who_they_are(store: Path) -> None:
    with running_server(store, settings={"RATE_LIMIT": "2/hour"}, measured=True) as (address, _):
        answers = [
            httpx2.get(f"{address}{FACT}", headers={"X-Forwarded-For": f"192.0.2.{number}"}) for number in range(3)
        ]

    assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_a_quota_is_whole_again_after_its_span(store: Path) -> None:
    with running_server(store, settings={"RATE_LIMIT": "1/second"}, measured=True) as (address, _):
        statuses = [httpx2.get(f"{address}{FACT}").status_code]
        while statuses[-1] == 200 and len(statuses) < 100:
            statuses.append(httpx2.get(f"{address}{FACT}").status_code)
        time.sleep(1.1)
        again = httpx2.get(f"{address}{FACT}")

    assert statuses[-1] == 429
    assert again.status_code == 200


def test_whoever_comes_through_a_socket_of_this_machine_is_one_client(store: Path) -> None:
    with TestClient(QuotaLayer(create_app(Settings(store=store)), "1/hour"), client=("", 0)) as client:
        assert [client.get(FACT).status_code for _ in range(2)] == [200, 429]


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address of a Redis, and its process."""
    if not REDIS.exists():
        pytest.skip("Debian's redis-server is not installed: make test-deps")
    port = free_port()
    options = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen([str(REDIS), *options], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}", process
    process.kill()
    process.wait()


def test_processes_share_a_quota_in_redis_and_answer_without_it(
    store: Path, redis: tuple[str, "subprocess.Popen[bytes]"], capfd: pytest.CaptureFixture[str]
) -> None:
    storage, process = redis
    settings = {"RATE_LIMIT": "2/hour", "RATE_LIMIT_STORAGE": storage}
    with (
        running_server(store, settings=settings, measured=True) as (one, _),
        running_server(store, settings=settings, measured=True) as (other, _),
    ):
        counted = [httpx2.get(f"{address}{FACT}").status_code for address in (one, other, one)]
        process.kill()
        process.wait()
        uncounted = [httpx2.get(f"{one}{FACT}") for _ in range(4)]

    assert counted == [200, 200, 429]
    assert [answer.status_code for answer in uncounted] == [200] * 4
    assert "ratelimit" not in uncounted[-1].headers
    assert capfd.readouterr().err.count("requests pass uncounted for 5 s") == 1


def test_a_part_that_is_missing_is_told_before_anything_is_served(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    monkeypatch.setitem(sys.modules, "redis.asyncio", None)
    for name, value in {"STORE": str(store), "RATE_LIMIT": "1/day", "RATE_LIMIT_STORAGE": "redis://127.0.0.1"}.items():
        monkeypatch.setenv(name, value)

    # Other tests would log to where this one does.
    monkeypatch.setattr("app.serving.dictConfig", lambda settings: None)

    assert main(["serve"]) == 2
    assert capsys.readouterr().err == "RATE_LIMIT_STORAGE: Redis needs the extra `redis` to be installed\n"
