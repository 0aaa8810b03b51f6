"""A client that sends what no library would, and reads what comes until the server ends the connection."""

import json
import socket
from typing import Any, NamedTuple
from urllib.parse import urlsplit

PATIENCE_SECONDS = 20
PIECE_BYTES = 65_536


class Answer(NamedTuple):
    """One answer as it came, before the connection ended."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.body)
        return read


def connected(address: str) -> socket.socket:
    """Open a connection to a server."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    assert host
    assert port
    return socket.create_connection((host, port), timeout=PATIENCE_SECONDS)


def read_to_end(connection: socket.socket) -> bytes:
    """Read all that comes before the server ends the connection."""
    pieces = []
    while piece := connection.recv(PIECE_BYTES):
        pieces.append(piece)
    return b"".join(pieces)


def answers_in(received: bytes) -> list[Answer]:
    """Part what came into answers; all ours state their length."""
    answers = []
    while received:
        head, _, rest = received.partition(b"\r\n\r\n")
        status_line, *lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        length = int(headers.get("content-length", 0))
        answers.append(Answer(int(status_line.split()[1]), headers, rest[:length]))
        received = rest[length:]
    return answers


def sent(address: str, *pieces: bytes) -> list[Answer]:
    """Send pieces over one connection; give the answers when the server has ended it."""
    with connected(address) as connection:
        for piece in pieces:
            connection.sendall(piece)
        return answers_in(read_to_end(connection))
