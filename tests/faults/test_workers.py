"""Several processes that answer, forked from one that watches over them."""

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx2
import pytest

from app.main import create_app
from app.settings import Settings
from tests.asking import ask
from tests.faults.processes import GENEROUS_SECONDS, await_true, holds, is_running, workers_of
from tests.faults.test_spoiled_stores import changed, removed
from tests.metrics import samples_of, value
from tests.servers import running_server

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

WORKERS = 2
READERS = 4

FACT = "/v1/members?limit=2"


def read_steadily(url: str, stop: Event) -> tuple[set[int], int]:
    """Ask again and again, each time by a new connection; give the statuses, and how often none came."""
    statuses, broken = set(), 0
    while not stop.is_set():
        try:
            statuses.add(httpx2.get(url).status_code)
        except httpx2.TransportError:
            broken += 1
    return statuses, broken


def test_each_worker_opens_a_store_of_its_own(store: Path) -> None:
    with running_server(store, workers=WORKERS, measured=True) as (address, process):
        workers = workers_of(process.pid)
        await_true(lambda: httpx2.get(address + FACT).is_success and all(holds(worker, store) for worker in workers))
        supervisor = holds(process.pid, store)

    assert len(workers) == WORKERS
    assert not supervisor


def test_a_worker_that_is_killed_is_replaced_while_others_answer(
    store: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stop = Event()

    with (
        running_server(store, workers=WORKERS, measured=True) as (address, process),
        ThreadPoolExecutor(READERS) as pool,
    ):
        before = workers_of(process.pid)
        readers = [pool.submit(read_steadily, address + FACT, stop) for _ in range(READERS)]
        try:
            victim = min(before)
            os.kill(victim, signal.SIGKILL)
            await_true(lambda: len(workers_of(process.pid) - before) == 1)
        finally:
            stop.set()
        after = workers_of(process.pid)
        answers = [reader.result() for reader in readers]

    assert after >= before - {victim}
    assert len(after) == WORKERS
    assert set().union(*(statuses for statuses, _ in answers)) == {200}
    # Each reader has asked the one that was killed at most once at that moment.
    assert all(broken <= 1 for _, broken in answers)
    assert f"worker {victim} ended with -9; another takes its place" in capfd.readouterr().err


def test_any_worker_tells_the_numbers_of_all_and_those_of_one_that_was_killed(store: Path) -> None:
    with running_server(store, workers=WORKERS, measured=True) as (address, process):
        answers = [httpx2.get(address + FACT) for _ in range(20)]
        await_true(lambda: counted(address) == 20)
        before = workers_of(process.pid)
        os.kill(min(before), signal.SIGKILL)
        await_true(lambda: len(workers_of(process.pid) - before) == 1)
        answers += [httpx2.get(address + FACT) for _ in range(20)]

        await_true(lambda: counted(address) == 40)
        samples = samples_of(httpx2.get(f"{address}/metrics").text)

    assert len({answer.headers["x-request-id"] for answer in answers}) == 40
    assert len({answer.headers["x-request-id"][:23] for answer in answers}) <= WORKERS + 1
    assert value(samples, "service_workers") == WORKERS
    assert value(samples, "service_connections_limit") == 2000
    assert value(samples, "answer_cache_requests_total", result="hit") >= 40 - WORKERS - 1


def counted(address: str) -> float:
    samples = samples_of(httpx2.get(f"{address}/metrics").text)
    return value(samples, "http_requests_total", route="/v1/members", method="GET", status="200")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_end_when_the_server_is_told_to(store: Path, number: signal.Signals) -> None:
    with running_server(store, workers=WORKERS, measured=True) as (_, process):
        workers = workers_of(process.pid)
        process.send_signal(number)
        code = process.wait(timeout=GENEROUS_SECONDS)

    assert code == 0
    assert len(workers) == WORKERS
    assert not any(is_running(worker) for worker in workers)


def test_workers_end_when_their_supervisor_is_killed(store: Path) -> None:
    with running_server(store, workers=WORKERS, measured=True) as (address, process):
        workers = workers_of(process.pid)
        process.kill()
        process.wait()

        await_true(lambda: not any(is_running(worker) for worker in workers))

        with pytest.raises(httpx2.ConnectError):
            httpx2.get(address)


def without_members(store: Path) -> None:
    changed(store, "DROP TABLE members")


@pytest.mark.parametrize("spoil", [removed, without_members])
def test_a_store_without_answers_keeps_no_worker_from_starting(served: Path, spoil: Callable[[Path], None]) -> None:
    spoil(served)

    service = create_app(Settings(store=served), late=False)

    assert ask(service, "/healthz").status == 200
