"""How long servers take to their first answer, and what they weigh after a little work."""

import time
from collections.abc import Iterator, Mapping, Sequence

from bench.asks import HEALTH, OTHER_RECORD, RECORD
from bench.client import Client
from bench.material import Material
from bench.processes import pss_megabytes
from bench.runners.bare import SmallBare
from bench.runners.runner import Runner, SameAddresses
from bench.servers import free_port, running

FIRST = {"health": HEALTH, "record": RECORD, "other": OTHER_RECORD}
"""What is asked first; the second is the example that the service shows when it starts, the third any other."""

WORKERS = (1, 3)
WORKERS_START_SECONDS = 2.0
WORKED = ("record", "page", "search-2")
WORK_TIMES = 40


PASSED_OVER = ("bare", "cold", "nginx")
"""Another bare server is taken here; with and without a cache the service starts alike; nginx opens no store."""


def started(runners: Sequence[Runner], material: Material) -> list[Runner]:
    """Choose the servers whose start is measured, with a bare one that has few answers to read."""
    bare = SmallBare()
    bare.prepare(material)
    return [bare, *(runner for runner in runners if runner.name not in PASSED_OVER)]


def first_answers(runners: Sequence[Runner], material: Material, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Measure the seconds from starting a server to its first answer, each time a new start."""
    found: dict[str, dict[str, list[float]]] = {what: {} for what in FIRST}
    for _ in range(rounds):
        for runner in runners:
            for what, path in _first_paths(runner, material).items():
                port = free_port()
                log = material.folder / "starting.log"
                with running(runner.command(material, port), port, path, log) as server:
                    found[what].setdefault(runner.name, []).append(server.started_in_seconds)
    return found


def _first_paths(runner: Runner, material: Material) -> Mapping[str, str]:
    return FIRST if isinstance(runner, SameAddresses) else {"record": runner.first_path(material)}


def weights(runners: Sequence[Runner], material: Material) -> dict[str, dict[str, float]]:
    """Measure the memory of each server, and of those that share a port among workers with more of them."""
    return {
        runner.name: {str(workers): _weight(runner, material, workers) for workers in _workers(runner)}
        for runner in runners
    }


def _workers(runner: Runner) -> Iterator[int]:
    return iter(WORKERS if isinstance(runner, SameAddresses) else WORKERS[:1])


def _weight(runner: Runner, material: Material, workers: int) -> float:
    port = free_port()
    log = material.folder / "weighing.log"
    with running(runner.command(material, port, workers), port, runner.first_path(material), log) as server:
        if workers > 1:
            time.sleep(WORKERS_START_SECONDS)
        targets = [runner.target(material, ask) for ask in material.asks if ask.name in WORKED]
        for target in WORK_TIMES * targets:
            if target:
                # Each time over a new connection, so that every worker gets its share.
                Client(port).good(target.path)
        return pss_megabytes(server.process)
