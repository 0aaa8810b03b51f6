"""Servers as processes: started on a free port, asked until they answer, ended with all that they started."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.machine import SERVER_CORE, on_core

ROOT = Path(__file__).parents[1]
START_SECONDS = 60
STOP_SECONDS = 10
POLL_SECONDS = 0.001


@dataclass(frozen=True)
class Command:
    """How a server is started."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    process: int
    port: int
    started_in_seconds: float
    """From starting the program to its first answer."""


class ServerFailed(Exception):
    """A server ended by itself, or never answered; the message says where its output is."""


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Command, port: int, path: str, log: Path) -> Iterator[Running]:
    """Run a server on its core until the end of the block; `path` is what it must answer first.

    Raises:
        ServerFailed: it does not answer.
    """
    with log.open("w") as output, on_core(SERVER_CORE):
        started = time.perf_counter()
        process = subprocess.Popen(
            command.arguments,
            cwd=ROOT,
            env={**os.environ, **command.environment},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _await_answer(process, port, path, log)
        yield Running(process.pid, port, time.perf_counter() - started)
    finally:
        _end(process)


def _await_answer(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerFailed(f"the server ended by itself; see {log}")
        if _answers(port, path):
            return
        time.sleep(POLL_SECONDS)
    raise ServerFailed(f"no answer to {path} within {START_SECONDS} s; see {log}")


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    try:
        connection.putrequest("GET", path, skip_accept_encoding=True)
        connection.endheaders()
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server and what it started: they are a group of their own."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
        except ProcessLookupError:
            break
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    process.wait()
