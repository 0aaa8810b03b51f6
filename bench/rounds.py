"""The rounds: in each, every server gets each request for a short while, one after another."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from bench.figures import Sample
from bench.load import NoAnswers, Target, drive
from bench.material import Material
from bench.processes import cpu_seconds
from bench.runners.runner import Runner
from bench.servers import Running, free_port, running

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
