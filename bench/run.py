"""A whole run: gather, make ready, measure, tell."""

import subprocess
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
from bench.rounds import measure, start_all, warm
from bench.runners import RUNNERS
from bench.runners.runner import Runner
from bench.runners.service import Service
from bench.servers import ROOT, free_port


@dataclass(frozen=True)
class Plan:
    """What to do."""

    folder: Path
    rounds: int
    seconds: float
    only: Sequence[str] = ()
    """Names of the servers to measure beside the bare one; empty for all."""


def run(plan: Plan) -> Results:
    """Measure everything but growth."""
    results = Results(
        machine=described(), date=f"{datetime.now(UTC):%Y-%m-%d}", rounds=plan.rounds, seconds=plan.seconds
    )
    material = Material(plan.folder, plan.folder / "facts.sqlite")
    _say("seeding")
    _seed(material.store)
    _say("gathering answers and records")
    port = free_port()
    with asked(Service("cold", "", {"CACHE_MB": "0"}).command(material, port), port, plan.folder) as client:
        gather(client, material)
    runners = _made_ready(plan, material, results)
    _drive(plan, material, runners, results)
    return results


def _seed(store: Path) -> None:
    subprocess.run([sys.executable, "-m", "app", "seed", "--store", str(store)], cwd=ROOT, check=True)


def _made_ready(plan: Plan, material: Material, results: Results) -> list[Runner]:
    """Prepare the servers that can be had here; the bare one is always among them."""
    ready = []
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
    results.asks = {ask.name: ask.title for ask in material.asks} | {"mix-first": "the mix, each address once"}
    results.left_out |= material.refused
    for ask in material.asks:
        request = material.request(ask)
        if request:
            results.sizes[ask.name] = len(material.answers[request].body)
    with ExitStack() as stack:
        servers = start_all(stack, runners, material)
        _say("warming")
        first = warm(servers, runners, material)
        _say(f"{plan.rounds} rounds")
        results.turns = measure(servers, runners, material, rounds=plan.rounds, seconds=plan.seconds) | first


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)
