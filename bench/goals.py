"""The goals, and which of the figures belong to which."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from bench.asks import SEARCHES
from bench.figures import cpu, per_second, ratio
from bench.results import Results

BASE = "bare"
SERVICE = "cached"
COLD = "cold"
IMAGE = "iom-facts"
SIZE_OF_IMAGE = (
    ["docker", "image", "inspect", "--format", "{{.Size}}"],
    ["podman", "image", "inspect", "--format", "{{.Size}}"],
)


@dataclass(frozen=True)
class Reading:
    """One figure that a goal is about."""

    what: str
    value: float | None
    """None if it was not measured."""

    limit: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether the figure is as it should be."""
        if self.value is None:
            return False
        return self.value >= self.limit if self.at_least else self.value <= self.limit


@dataclass(frozen=True)
class Goal:
    """A goal and how its figures are found in the results."""

    number: int
    title: str
    readings: Callable[[Results], Iterator[Reading]]


def _cpu(results: Results, server: str, limits: Mapping[str, float]) -> Iterator[Reading]:
    for ask, limit in limits.items():
        turns = results.turns.get(ask, {})
        found = ratio(cpu(turns[server]), cpu(turns[BASE])).middle if {server, BASE} <= turns.keys() else None
        yield Reading(ask, found, limit)


def hot(results: Results) -> Iterator[Reading]:
    """Read what answers cost that were given before."""
    yield from _cpu(results, SERVICE, dict.fromkeys(("record", "record-gzip", "record-br", "record-zstd"), 1.15))
    yield from _cpu(results, SERVICE, dict.fromkeys((*SEARCHES, "record-64", "search-64"), 1.15))
    yield from _cpu(results, SERVICE, dict.fromkeys(("page", "page-gzip", "page-br", "page-zstd", "page-64"), 1.25))


def unchanged(results: Results) -> Iterator[Reading]:
    """Read what "not modified" costs."""
    yield from _cpu(results, SERVICE, {"304": 1.2, "304-unseen": 1.2})


def cold(results: Results) -> Iterator[Reading]:
    """Read what answers cost that are made anew."""
    yield from _cpu(results, COLD, {"record": 6.0, **dict.fromkeys(SEARCHES, 9.0), "page": 9.0, "deep": 9.0})


def mixed(results: Results) -> Iterator[Reading]:
    """Read how many answers of a mix come in a second."""
    turns = results.turns.get("mix", {})
    for other, limit in ((BASE, 0.8), ("fastify", 1.0)):
        both = {SERVICE, other} <= turns.keys()
        found = ratio(per_second(turns[SERVICE]), per_second(turns[other])).middle if both else None
        yield Reading(f"answers per second, times {other}", found, limit, at_least=True)


def growing(results: Results) -> Iterator[Reading]:
    """Read how answers slow down from the smallest dossier to the largest."""
    for ask in ("record", "page", "deep", *SEARCHES):
        sizes = {int(size): times for size, times in results.scale.get(ask, {}).items()}
        found = ratio(sizes[max(sizes)], sizes[min(sizes)]).middle if len(sizes) > 1 else None
        yield Reading(ask, found, 1.6 if ask in SEARCHES else 1.2)


def compressed(results: Results) -> Iterator[Reading]:
    """Read what compressing a page costs."""
    yield from _cpu(results, COLD, {"page-gzip": 18.0, "page-br": 18.0})


def starting(results: Results) -> Iterator[Reading]:
    """Read how long the start takes."""
    for what in ("record", "other"):
        yield Reading(f"to {what}, times bare", _start(results, what, BASE), 3.0)
    yield Reading("to record, times naive", _start(results, "record", "naive"), 0.7)


def _start(results: Results, what: str, other: str) -> float | None:
    starts = results.starts.get(what, {})
    return median(starts[SERVICE]) / median(starts[other]) if {SERVICE, other} <= starts.keys() else None


def weighing(results: Results) -> Iterator[Reading]:
    """Read the memory."""
    ours, bare = results.memory.get(SERVICE, {}), results.memory.get(BASE, {})
    yield Reading("first worker, times bare", ours["1"] / bare["1"] if ours and bare else None, 2.2)
    yield Reading("each further worker, MB", (ours["3"] - ours["1"]) / 2 if ours else None, 10.0)


def seeding(results: Results) -> Iterator[Reading]:
    """Read what seeding costs."""
    ways = results.seeding
    both = {"service", "raw"} <= ways.keys()
    yield Reading("times plain inserts", median(ways["service"]) / median(ways["raw"]) if both else None, 7.5)


def image(results: Results) -> Iterator[Reading]:
    """Read the size of the image, where it was built."""
    yield Reading("image, MB", _image_megabytes(), 180.0)


def _image_megabytes() -> float | None:
    for command in SIZE_OF_IMAGE:
        if shutil.which(command[0]):
            done = subprocess.run([*command, IMAGE], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                return float(done.stdout) / 1e6
    return None


GOALS = (
    Goal(1, "hot answers, any encoding: record and search 1.15, page 1.25 x bare", hot),
    Goal(2, "304 for any address, also one never seen: 1.2 x bare", unchanged),
    Goal(3, "cold answers: record 6, search 9, page 9 x bare", cold),
    Goal(4, "mix of 5,000 addresses: 0.8 of bare's answers per second, and ahead of Fastify", mixed),
    Goal(5, "growth of p50 from 1,000 to 1,000,000 records, cold: 1.2, search 1.6", growing),
    Goal(6, "first compressed answer of a page: 18 x bare", compressed),
    Goal(7, "start to first answer: 3 x bare, 0.7 x naive", starting),
    Goal(8, "memory: first worker 2.2 x bare, each further one 10 MB", weighing),
    Goal(9, "seeding: 7.5 x plain inserts", seeding),
    Goal(10, "image: 180 MB", image),
)
