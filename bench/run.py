"""A whole run: gather, make ready, measure."""

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.machine import described
from bench.material import Material, asked, gather
from bench.results import Results
from bench.rounds import measure, start_all
from bench.runners import COLD, RUNNERS
from bench.runners.runner import Runner
from bench.seeding import seed, seed_raw
from bench.servers import free_port
from bench.starting import first_answers, started, weights
from bench.warming import MIX_FIRST, fill, warm

SEEDINGS = 2


@dataclass(frozen=True)
class Plan:
    """What to do."""

    folder: Path
    rounds: int
    seconds: float
    connections: int
    only: Sequence[str] = ()
    """Names of the servers to measure beside the bare one; empty for all."""


def run(plan: Plan, results: Results) -> None:
    """Measure everything but growth."""
    results.machine, results.date = described(), f"{datetime.now(UTC):%Y-%m-%d}"
    results.rounds, results.seconds, results.connections = plan.rounds, plan.seconds, plan.connections
    material = Material(plan.folder, plan.folder / "facts.sqlite", plan.connections)
    _say("seeding")
    _seed(plan, material, results)
    _say("gathering answers and records")
    port = free_port()
    with asked(COLD.command(material, port), port, plan.folder) as client:
        gather(client, material)
    runners = _made_ready(plan, material, results)
    _drive(plan, material, runners, results)
    _say("starting and weighing")
    starting = started(runners, material)
    results.starts = first_answers(starting, material, plan.rounds)
    results.memory = weights(starting, material)
    _say("done")


def _seed(plan: Plan, material: Material, results: Results) -> None:
    results.seeding |= {"service": [], "raw": []}
    for _ in range(SEEDINGS):
        results.seeding["service"].append(seed(material.store))
        results.seeding["raw"].append(seed_raw(plan.folder / "raw.sqlite"))


def _made_ready(plan: Plan, material: Material, results: Results) -> list[Runner]:
    """Prepare the servers that can be had here; the bare one is always among them."""
    ready = []
    results.servers, results.left_out = {}, {}
    for runner in RUNNERS:
        if plan.only and runner is not RUNNERS[0] and runner.name not in plan.only:
            continue
        lacking = runner.lacking()
        if lacking:
            results.left_out[runner.name] = lacking
            _say(f"{runner.name} is left out: {lacking}")
        else:
            _say(f"preparing {runner.name}")
            runner.prepare(material)
            ready.append(runner)
            results.servers[runner.name] = runner.title
    return ready


def _drive(plan: Plan, material: Material, runners: Sequence[Runner], results: Results) -> None:
    results.asks = {ask.name: ask.title for ask in material.asks} | {MIX_FIRST: "the mix, each address once"}
    results.left_out |= material.refused
    with ExitStack() as stack:
        servers = start_all(stack, runners, material)
        _say("warming")
        results.answers = warm(servers, runners, material)
        first = fill(servers, runners, material)
        _say(f"{plan.rounds} rounds")
        results.turns = measure(servers, runners, material, rounds=plan.rounds, seconds=plan.seconds) | first


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)
