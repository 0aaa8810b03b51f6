"""A server that is told to stop: what is in flight is finished, and nothing more is taken."""

import json
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.processes import GENEROUS_SECONDS
from tests.limits.sockets import answers_in, connected, read_to_end
from tests.servers import running_server

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")

IN_FLIGHT = 64
MOST = 500


def request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: facts\r\n\r\n".encode()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_is_in_flight_is_answered(store: Path, workers: int, number: signal.Signals) -> None:
    settings = {"CACHE_MB": "0"}
    with running_server(store, workers=workers, settings=settings) as (address, process), ExitStack() as stack:
        connections = [stack.enter_context(connected(address)) for _ in range(IN_FLIGHT)]
        for connection in connections:
            connection.sendall(request("/healthz"))
            connection.recv(MOST)
        for place, connection in enumerate(connections):
            connection.sendall(request(f"/v1/observations?limit={MOST - place}&sort=-id"))
        # Each is read before the first is answered.
        begun = connections[0].recv(1)
        process.send_signal(number)

        received = [read_to_end(connection) for connection in connections]
        code = process.wait(timeout=GENEROUS_SECONDS)

        with pytest.raises(ConnectionRefusedError):
            connected(address)

    received[0] = begun + received[0]
    answers = [answers_in(one) for one in received]
    assert [[one.status for one in of_connection] for of_connection in answers] == [[200]] * IN_FLIGHT
    assert [len(json.loads(one.body)["data"]) for (one,) in answers] == [MOST - place for place in range(IN_FLIGHT)]
    assert code == 0
