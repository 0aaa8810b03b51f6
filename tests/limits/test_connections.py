"""Over real connections: requests that are too large, no requests at all, and clients that are too slow."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from tests.limits.sockets import PATIENCE_SECONDS, Answer, answers_in, connected, read_to_end, sent
from tests.servers import running_server

HOST = b"Host: facts.example\r\n"
LAST = b"Connection: close\r\n\r\n"
GOOD = b"GET /v1/members/jpn HTTP/1.1\r\n" + HOST
LIMITS = {
    "MAX_URL_BYTES": "300",
    "MAX_HEADER_BYTES": "1024",
    "MAX_HEADERS": "10",
    "MAX_BODY_BYTES": "1000",
    "REQUEST_SECONDS": "1",
    "KEEP_ALIVE_SECONDS": "1",
    "SEND_SECONDS": "2",
}


@pytest.fixture(scope="module")
def strict(store: Path) -> Iterator[str]:
    """The address of a server with narrow limits."""
    with running_server(store, settings=LIMITS, measured=True) as (address, _):
        yield address


def is_a_problem(answer: Answer, kind: str) -> bool:
    return (
        answer.problem["type"] == f"/problems/{kind}"
        and answer.problem["status"] == answer.status
        and answer.headers["content-type"] == "application/problem+json"
        and answer.headers["access-control-allow-origin"] == "*"
        and answer.headers["x-content-type-options"] == "nosniff"
        and answer.headers["cache-control"] == "no-store"
        and answer.headers["connection"] == "close"
        and answer.problem["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"
        and "date" in answer.headers
        and "server" not in answer.headers
    )


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"NONSENSE\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
        b"GET /v1/members\x00 HTTP/1.1\r\n" + HOST + LAST,
        "GET /v1/国 HTTP/1.1\r\n".encode() + HOST + LAST,
        b"GET /v1 HTTP/1.1\r\nHost facts.example\r\n\r\n",
        b"GET /v1 HTTP/1.1\r\nX: a\rInjected: b\r\n\r\n",
        b"GET /v1 HTTP/9.9\r\n" + HOST + LAST,
        b"POST /v1 HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1 HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST /v1 HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"POST /v1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + LAST,
        b"GET http:// HTTP/1.1\r\n" + HOST + LAST,
    ],
)
def test_what_is_no_request_is_told_so_as_a_problem(server: str, request_bytes: bytes) -> None:
    (answer,) = sent(server, request_bytes)

    assert answer.status == 400
    assert is_a_problem(answer, "bad-request")


@pytest.mark.parametrize("size", [8193, 60_000, 70_000, 1_000_000])
def test_an_address_that_is_too_long_is_told_so(server: str, size: int) -> None:
    (answer,) = sent(server, b"GET /v1/search?q=".ljust(size + 4, b"a") + b" HTTP/1.1\r\n" + HOST + LAST)

    assert answer.status == 414
    assert is_a_problem(answer, "uri-too-long")
    assert answer.problem["detail"] == "An address may have 8,192 bytes. Ask in several requests."


def test_an_address_may_be_as_long_as_the_limit(strict: str) -> None:
    fits = b"/v1/members?q=".ljust(300, b"a")

    assert sent(strict, b"GET " + fits + b" HTTP/1.1\r\n" + HOST + LAST)[0].status != 414
    assert sent(strict, b"GET " + fits + b"a HTTP/1.1\r\n" + HOST + LAST)[0].status == 414


def test_header_fields_may_be_as_large_as_the_limit(strict: str) -> None:
    fixed = len(HOST + b"X: \r\n" + LAST[:-2])

    assert (
        sent(strict, b"GET /healthz HTTP/1.1\r\n" + HOST + b"X: " + b"a" * (1024 - fixed) + b"\r\n" + LAST)[0].status
        == 200
    )
    (answer,) = sent(strict, b"GET /healthz HTTP/1.1\r\n" + HOST + b"X: " + b"a" * (1025 - fixed) + b"\r\n" + LAST)
    assert answer.status == 431
    assert is_a_problem(answer, "headers-too-large")
    assert "There may be 10 header fields of 1,024 bytes in all." in answer.problem["detail"]


def test_header_fields_may_be_as_many_as_the_limit(strict: str) -> None:
    fields = [b"X-%d: 1\r\n" % number for number in range(9)]

    assert sent(strict, b"GET /healthz HTTP/1.1\r\n" + b"".join(fields[:8]) + HOST + LAST)[0].status == 200
    assert sent(strict, b"GET /healthz HTTP/1.1\r\n" + b"".join(fields) + HOST + LAST)[0].status == 431


def test_a_field_that_never_ends_is_cut_off(strict: str) -> None:
    with connected(strict) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nX: ")
        for _ in range(20):
            connection.sendall(b"a" * 200)
            time.sleep(0.01)
        (answer,) = answers_in(read_to_end(connection))

    assert answer.status == 431


def test_many_requests_in_one_piece_are_no_large_request(strict: str) -> None:
    whole = b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n"

    answers = sent(strict, whole * 60 + b"GET /healthz HTTP/1.1\r\n" + HOST, LAST)

    assert [answer.status for answer in answers] == [200] * 61


@pytest.mark.parametrize("head", [b"POST", b"PUT", b"DELETE"])
def test_a_body_that_is_announced_as_too_large_is_told_so(strict: str, head: bytes) -> None:
    request = head + b" /v1/members HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n"

    (answer,) = sent(strict, request % 1001)
    fitting = sent(strict, (request % 1000).replace(b"Expect: 100-continue", b"Connection: close") + bytes(1000))

    assert answer.status == 413
    assert is_a_problem(answer, "content-too-large")
    assert answer.problem["detail"] == "The body of a request may have 1,000 bytes."
    assert [one.status for one in fitting] == [405]


def test_a_body_that_turns_out_too_large_ends_the_connection(strict: str) -> None:
    """Without an announced length the address may be answered before."""
    head = b"POST /v1/members HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n"

    answers = sent(strict, head + b"7d0\r\n" + bytes(2000) + b"\r\n")

    assert [answer.status for answer in answers] == [413]


def test_a_body_after_its_answer_ends_the_connection(strict: str) -> None:
    with connected(strict) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"Content-Length: 5000\r\n\r\n")
        time.sleep(0.3)
        connection.sendall(bytes(2000))
        answers = answers_in(read_to_end(connection))

    assert [answer.status for answer in answers] == [200]


def test_a_refusal_to_head_has_no_body(server: str) -> None:
    (answer,) = sent(server, b"HEAD /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + LAST)

    assert answer.status == 414
    assert int(answer.headers["content-length"]) > 0
    assert answer.body == b""


def test_a_refusal_is_in_the_language_asked_for(strict: str) -> None:
    head = b"GET /healthz HTTP/1.1\r\nAccept-Language: ja\r\n"

    (answer,) = sent(strict, head + b"X: " + b"a" * 2000 + b"\r\n" + LAST)

    assert answer.problem["title"] == "ヘッダが大きすぎる"
    assert answer.headers["content-language"] == "ja"


def test_a_good_request_is_answered_before_what_follows_it_is_refused(server: str) -> None:
    answers = sent(server, GOOD + b"\r\n" + b"NONSENSE\r\n\r\n")

    assert [answer.status for answer in answers] == [200]


def test_a_refusal_after_an_answer_is_told(server: str) -> None:
    with connected(server) as connection:
        connection.sendall(GOOD + b"\r\n")
        time.sleep(0.5)
        connection.sendall(b"NONSENSE\r\n\r\n")
        answers = answers_in(read_to_end(connection))

    assert [answer.status for answer in answers] == [200, 400]


@pytest.mark.parametrize("begun", [b"GET /v1/mem", b"GET /v1/members HTTP/1.1\r\nX-Slow: "])
def test_a_client_that_sends_one_byte_at_a_time_is_ended(strict: str, begun: bytes) -> None:
    with connected(strict) as connection:
        connection.sendall(begun)
        received = trickled(connection)

    (answer,) = answers_in(received)
    assert answer.status == 408
    assert is_a_problem(answer, "request-timeout")
    assert answer.problem["detail"] == "The request did not come in whole within 1 s. Send it again."


def trickled(connection: socket.socket, byte: bytes = b"a") -> bytes:
    """Send a byte now and then until something comes back; give all that comes."""
    connection.settimeout(0.2)
    for _ in range(100):
        try:
            connection.sendall(byte)
            received = connection.recv(1)
        except TimeoutError:
            continue
        except ConnectionError:
            # Ended just when a byte was on its way.
            return b""
        connection.settimeout(20)
        return received + (read_to_end(connection) if received else b"")
    raise AssertionError("the server let it go on")


def test_a_connection_without_a_request_is_ended(strict: str) -> None:
    with connected(strict) as connection:
        assert read_to_end(connection) == b""


def go_on_sending(connection: socket.socket) -> None:
    for _ in range(100):
        connection.sendall(b"x")
        time.sleep(PATIENCE_SECONDS / 100)


def test_a_refused_client_is_not_listened_to_for_long(strict: str) -> None:
    with connected(strict) as connection:
        connection.sendall(b"NONSENSE\r\n\r\n")
        (refusal,) = answers_in(read_to_end(connection))

        assert refusal.status == 400
        with pytest.raises(ConnectionError):
            go_on_sending(connection)


def test_empty_lines_keep_no_connection_open(strict: str) -> None:
    with connected(strict) as connection:
        assert trickled(connection, b"\r\n") == b""


def test_a_body_that_trickles_in_after_the_answer_keeps_no_connection_open(strict: str) -> None:
    with connected(strict) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"Content-Length: 900\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 200"
        time.sleep(0.2)
        connection.recv(65_536)

        assert trickled(connection) == b""


def test_a_connection_that_has_had_a_body_is_ended_when_idle(strict: str) -> None:
    with connected(strict) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"Content-Length: 2\r\n\r\n")
        time.sleep(0.2)
        connection.sendall(b"ab")

        assert [answer.status for answer in answers_in(read_to_end(connection))] == [200]


def test_a_client_that_reads_nothing_is_cut_off(strict: str, capfd: pytest.CaptureFixture[str]) -> None:
    request = b"GET /openapi.json HTTP/1.1\r\n" + HOST + b"\r\n"
    with connected(strict) as connection:
        fill(connection, request)

        with pytest.raises(ConnectionError):
            go_on_sending(connection)
    assert "Traceback" not in capfd.readouterr().err


def fill(connection: socket.socket, request: bytes) -> None:
    """Ask, and read nothing, until the server takes nothing more."""
    connection.settimeout(0.3)
    with suppress(TimeoutError):
        for _ in range(100_000):
            connection.sendall(request)
    connection.settimeout(PATIENCE_SECONDS)


def test_slow_clients_take_nothing_from_others(strict: str) -> None:
    slow = [connected(strict) for _ in range(50)]
    for connection in slow:
        connection.sendall(b"GET /v1/mem")

    statuses = {httpx2.get(f"{strict}/v1/members/jpn").status_code for _ in range(20)}

    for connection in slow:
        connection.close()
    assert statuses == {200}
