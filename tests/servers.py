"""The service in this process, and real servers on free ports of this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from app.core.http import HTTPLayer
from app.core.sqlite import SQLiteStore
from app.core.store import RECHECK_SECONDS, Shelf, Store

ROOT = Path(__file__).parents[1]
START_SECONDS = 20

MEASURING = "COVERAGE_PROCESS_CONFIG"
"""By this variable the coverage of a child is measured too, which makes it slow."""


def unmeasured() -> dict[str, str]:
    """Give the environment of a child whose coverage nobody needs."""
    return {name: value for name, value in os.environ.items() if name != MEASURING}


def opened(service: HTTPLayer) -> Store:
    """Give the store that a service in this process answers from."""
    store = service._shelf.current()
    assert store
    return store


def shelf_of(client: TestClient) -> Shelf:
    """Give where the service that a client asks takes its store from."""
    service = client.app
    assert isinstance(service, HTTPLayer)
    return service._shelf


def look_again(shelf: Shelf) -> None:
    """Let a shelf look for a new release at once, as it does when time has passed."""
    shelf._checked -= RECHECK_SECONDS


def opened_file(service: HTTPLayer) -> SQLiteStore:
    """Give the same where a test looks into the engine; it is skipped on another one."""
    store = opened(service)
    if not isinstance(store, SQLiteStore):
        pytest.skip("asks SQLite itself")
    return store


@contextmanager
def running_server(
    store: Path,
    *,
    workers: int = 1,
    settings: Mapping[str, str] | None = None,
    measured: bool = False,
    within: Sequence[str] = (),
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a real server on a free port of this machine, with further settings; give its address and process.

    `within` is a command that becomes the server when it has done its work. Coverage is measured where the test is of
    what no test in this process can reach, for that makes a server slow.
    """
    environment = os.environ if measured else unmeasured()
    port = free_port()
    process = subprocess.Popen(
        [*within, sys.executable, "-m", "app", "serve"],
        cwd=ROOT,
        env={**environment, "STORE": str(store), "PORT": str(port), "WORKERS": str(workers), **(settings or {})},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        await_answer(address, process)
        yield address, process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=START_SECONDS)


def free_port() -> int:
    """Find a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server that was started answers at its address."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended by itself"
        try:
            httpx2.get(f"{address}/healthz")
        except httpx2.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"no answer from {address} within {START_SECONDS} s")
