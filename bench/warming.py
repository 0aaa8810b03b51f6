"""Before the rounds: everything asked a few times, so that servers have what they keep; and what they answer, told."""

import json
import time
from collections.abc import Sequence

from bench.asks import MIX
from bench.client import Client
from bench.figures import Sample
from bench.material import Material
from bench.processes import cpu_seconds
from bench.rounds import Measured, Servers
from bench.runners.runner import Runner
from bench.servers import Running

TIMES = 3
MIX_FIRST = "mix-first"

Sizes = dict[str, dict[str, tuple[int, int]]]


def warm(servers: Servers, runners: Sequence[Runner], material: Material) -> Sizes:
    """Ask each server what it will be asked; give the bytes and the number of records of its answers."""
    found: Sizes = {}
    for runner in runners:
        client = Client(servers[runner.name].port)
        for ask in material.asks:
            target = runner.target(material, ask)
            if target and not target.listed:
                headers = dict(header.split(": ", 1) for header in target.headers)
                body = [client.good(target.path, headers).body for _ in range(TIMES)][-1]
                if ask.kind and not ask.encoding:
                    found.setdefault(ask.name, {})[runner.name] = (len(body), _records_in(body))
    return found


def _records_in(body: bytes) -> int:
    answer = json.loads(body)
    data = answer["data"] if isinstance(answer, dict) and "data" in answer else answer
    return len(data) if isinstance(data, list) else 1


def fill(servers: Servers, runners: Sequence[Runner], material: Material) -> Measured:
    """Ask every address of the mix once, and tell what that cost."""
    mixing = [runner for runner in runners if runner.target(material, MIX)]
    return {MIX_FIRST: {runner.name: [_fill(servers[runner.name], material)] for runner in mixing}}


def _fill(server: Running, material: Material) -> Sample:
    """Ask the popular ones last: so they would stand in a cache after a day."""
    before, started = cpu_seconds(server.process), time.perf_counter()
    client = Client(server.port)
    for path in reversed(material.mixed):
        client.good(path)
    used, passed = cpu_seconds(server.process) - before, time.perf_counter() - started
    count = len(material.mixed)
    return Sample(used / count * 1e6, count / passed, passed / count * 1e6)
