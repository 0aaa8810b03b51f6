"""Too many connections and too many requests at once are told so early; the state of the service is told always."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest

from tests.limits.sockets import answers_in, connected, sent
from tests.servers import running_server

FACT = b"GET /v1/members/jpn HTTP/1.1\r\nHost: facts.example\r\n"
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: facts.example\r\n"
CLOSE = b"Connection: close\r\n\r\n"


@pytest.fixture(scope="module")
def small(store: Path) -> Iterator[str]:
    """The address of a server that takes two connections and one request at once."""
    settings = {"MAX_CONNECTIONS": "2", "MAX_IN_FLIGHT": "1", "KEEP_ALIVE_SECONDS": "60"}
    with running_server(store, settings=settings, measured=True) as (address, _):
        yield address


def test_a_connection_too_many_is_told_so_and_ended(small: str) -> None:
    with ExitStack() as stack:
        others = [stack.enter_context(connected(small)) for _ in range(2)]
        for other in others:
            other.sendall(HEALTH + b"\r\n")
            assert other.recv(65_536).startswith(b"HTTP/1.1 200")

        (refused,) = sent(small, FACT + b"Accept-Language: ja\r\n\r\n")
        (health,) = sent(small, HEALTH + b"\r\n")

    assert (refused.status, refused.problem["type"]) == (503, "/problems/overloaded")
    assert refused.problem["title"] == "混み合っている"
    assert refused.headers["retry-after"] == "1"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "retry-after" in refused.headers["access-control-expose-headers"]
    assert refused.headers["connection"] == "close"
    assert (health.status, health.headers["connection"]) == (200, "close")


def test_a_place_that_becomes_free_is_taken(small: str) -> None:
    for _ in range(5):
        assert [answer.status for answer in sent(small, FACT + CLOSE)] == [200]


def test_requests_too_many_are_told_so_at_once(store: Path) -> None:
    """The server has one thread: of requests that come together, the first is answered and the others wait."""

    async def ask_together(address: str) -> list[httpx2.Response]:
        async with httpx2.AsyncClient(base_url=address, timeout=60) as client:
            return await asyncio.gather(*(client.get(f"/v1/search?q=iom&limit={n}") for n in range(1, 61)))

    with running_server(store, settings={"MAX_IN_FLIGHT": "1"}, measured=True) as (address, _):
        answers = asyncio.run(ask_together(address))
        after = httpx2.get(f"{address}/v1/search?q=iom&limit=70")

    statuses = [answer.status_code for answer in answers]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert set(statuses) == {200, 503}
    assert {answer.json()["type"] for answer in refused} == {"/problems/overloaded"}
    assert {answer.headers["retry-after"] for answer in refused} == {"1"}
    assert after.status_code == 200


def test_a_refused_client_may_ask_again_on_its_connection(small: str) -> None:
    """Two requests in one piece: the second comes while the first is in flight."""
    answers = sent(small, FACT + b"\r\n" + FACT + CLOSE)
    with connected(small) as connection:
        connection.sendall(FACT + b"\r\n" + HEALTH + CLOSE)
        received = b""
        while piece := connection.recv(65_536):
            received += piece

    assert [answer.status for answer in answers] == [200, 503]
    assert [answer.status for answer in answers_in(received)] == [200, 200]
