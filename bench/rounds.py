"""The rounds: in each, every server gets each request for a short while, one after another."""

import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from bench.asks import MIX
from bench.client import Client
from bench.figures import Sample
from bench.load import NoAnswers, Target, drive
from bench.material import Material
from bench.processes import cpu_seconds
from bench.runners.runner import Runner
from bench.servers import Running, free_port, running

WARM_TIMES = 3
MIX_FACTOR = 3
PATIENCE_FACTOR = 5

Servers = Mapping[str, Running]
Measured = dict[str, dict[str, list[Sample]]]


def start_all(stack: ExitStack, runners: Sequence[Runner], material: Material) -> Servers:
    """Start all servers, each on its own port; they end with the stack."""
    started = {}
    for runner in runners:
        port = free_port()
        command = runner.command(material, port)
        log = material.folder / f"{runner.name}.log"
        started[runner.name] = stack.enter_context(running(command, port, runner.first_path(material), log))
    return started


def measure(
    servers: Servers, runners: Sequence[Runner], material: Material, *, rounds: int, seconds: float
) -> Measured:
    """Let all servers answer all that is asked, in turns."""
    measured: Measured = {ask.name: {} for ask in material.asks}
    for number in range(rounds):
        for ask in material.asks:
            # Another one begins each time, so that no server always comes after the same.
            shift = number % len(runners)
            for runner in [*runners[shift:], *runners[:shift]]:
                target = runner.target(material, ask)
                if target:
                    part = _part_of(target, number, rounds)
                    length = seconds * runner.seconds_factor * (MIX_FACTOR if target.listed and not target.once else 1)
                    sample = turn(servers[runner.name], part, connections=ask.connections, seconds=length)
                    measured[ask.name].setdefault(runner.name, []).append(sample)
        print(f"  round {number + 1} of {rounds} done", file=sys.stderr, flush=True)
    return measured


def _part_of(target: Target, number: int, rounds: int) -> Target:
    """Give each round its own part of a list that must not be asked twice."""
    if not (target.listed and target.once):
        return target
    size = len(target.listed.read_text().splitlines())
    return replace(target, lines=(size * number // rounds, size * (number + 1) // rounds))


def turn(server: Running, target: Target, *, connections: int, seconds: float) -> Sample:
    """Drive one server for a short while.

    Raises:
        LoadFailed: it answers with errors.
    """
    before = cpu_seconds(server.process)
    try:
        load = drive(server.port, target, connections=connections, seconds=seconds)
    except NoAnswers:
        # A busy machine, or a slow server: only the load decides how exact the figure is.
        before = cpu_seconds(server.process)
        load = drive(server.port, target, connections=connections, seconds=seconds * PATIENCE_FACTOR)
    used = cpu_seconds(server.process) - before
    return Sample(used / load.requests * 1e6, load.requests / load.seconds, load.p50_us)


def warm(servers: Servers, runners: Sequence[Runner], material: Material) -> Measured:
    """Ask everything before it counts, so that a server has what it keeps; tell what the mix cost the first time."""
    for runner in runners:
        client = Client(servers[runner.name].port)
        for ask in WARM_TIMES * list(material.asks):
            target = runner.target(material, ask)
            if target and not target.listed:
                client.good(target.path, dict(header.split(": ", 1) for header in target.headers))
    mixing = [runner for runner in runners if runner.target(material, MIX)]
    return {"mix-first": {runner.name: [_fill(servers[runner.name], material)] for runner in mixing}}


def _fill(server: Running, material: Material) -> Sample:
    """Ask each address of the mix once, the popular ones last: so a cache would keep them."""
    before, started = cpu_seconds(server.process), time.perf_counter()
    client = Client(server.port)
    for path in reversed(material.mixed):
        client.good(path)
    used, passed = cpu_seconds(server.process) - before, time.perf_counter() - started
    count = len(material.mixed)
    return Sample(used / count * 1e6, count / passed, passed / count * 1e6)
