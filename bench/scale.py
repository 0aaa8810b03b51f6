"""Growth: the service without its cache on synthetic dossiers of several sizes, in turns."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.asks import SEARCHES, searches
from bench.client import Client
from bench.load import Target
from bench.machine import SERVER_CORE, on_core
from bench.material import Material
from bench.results import Results
from bench.rounds import turn
from bench.runners.service import COLD
from bench.seeding import seed, seed_raw
from bench.servers import ROOT, Running, free_port, running

DEPTH = 0.9
LONGEST_PAGE = 500
TERMS = {"search-1": r"[一-龠]", "search-2": r"[一-龠]{2}", "search-3": r"[一-龠]{3}", "search-en": r"[A-Za-z]{4,}"}
"""What the terms that are searched for look like."""


@dataclass(frozen=True)
class Sized:
    """A service on a dossier of one size."""

    running: Running
    paths: Mapping[str, str]
    """What it is asked, by name."""


def scale(folder: Path, sizes: Sequence[int], rounds: int, seconds: float, results: Results) -> None:
    """Measure how answers and seeding grow with the number of records."""
    results.scale = {}
    with ExitStack() as stack:
        services: dict[int, Sized] = {}
        terms: Mapping[str, str] = {}
        for size in sizes:
            store = _seeded(folder, size, results)
            port = free_port()
            command = COLD.command(Material(folder, store), port)
            server = stack.enter_context(running(command, port, "/v1", folder / f"scale-{size}.log"))
            client = Client(port)
            terms = terms or _terms(client)
            services[size] = Sized(server, dict(_paths(client, terms)))
        for _ in range(rounds):
            for name in ("record", "page", "deep", *SEARCHES):
                for size, service in services.items():
                    sample = turn(service.running, Target(service.paths[name]), connections=1, seconds=seconds)
                    results.scale.setdefault(name, {}).setdefault(str(size), []).append(sample.p50_us)


def _seeded(folder: Path, size: int, results: Results) -> Path:
    """Make the dossier and its store, if they are not there yet."""
    file, store = folder / f"seed-{size}.json", folder / f"scale-{size}.sqlite"
    if not file.exists():
        print(f"generating {size:,} records", file=sys.stderr, flush=True)
        unfinished = file.with_suffix(".new")
        generate = ["-m", "app", "generate", "--records", str(size), "--file", str(unfinished)]
        with on_core(SERVER_CORE):
            subprocess.run([sys.executable, *generate], cwd=ROOT, check=True)
        unfinished.rename(file)
    print(f"seeding {size:,} records", file=sys.stderr, flush=True)
    results.seeding[f"service, {size:,} records"] = [seed(store, file)]
    results.seeding[f"raw, {size:,} records"] = [seed_raw(folder / "raw.sqlite", file)]
    return store


def _largest(client: Client) -> dict[str, Any]:
    collections: list[dict[str, Any]] = client.json("/v1")["data"]["collections"]
    return max(collections, key=lambda collection: int(collection["count"]))


def _terms(client: Client) -> dict[str, str]:
    """Choose the most common words of the names of the first records."""
    page = client.json(f"{_largest(client)['path']}?limit={LONGEST_PAGE}")["data"]
    names = [_worded(name) for record in page if (name := record.get("name") or record.get("title"))]
    return {what: _commonest(pattern, names) for what, pattern in TERMS.items()}


def _worded(name: str | dict[str, str]) -> str:
    """Give a name as one text; sources have theirs in one language."""
    return name if isinstance(name, str) else f"{name['ja']} {name['en']}"


def _commonest(pattern: str, names: Sequence[str]) -> str:
    found: Counter[str] = Counter(word for name in names for word in re.findall(pattern, name))
    return min(found, key=lambda word: (-found[word], word))


def _paths(client: Client, terms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Find what a dossier can be asked, in its largest collection."""
    largest = _largest(client)
    path = largest["path"]
    page = client.json(f"{path}?limit={LONGEST_PAGE}")["data"]
    countries = Counter(record["country"]["code"] for record in page if record.get("country"))
    yield "record", page[-1]["links"]["self"]
    yield "page", f"{path}?country={countries.most_common(1)[0][0]}" if countries else path
    yield "deep", f"{path}?cursor={_deep_cursor(client, path, int(largest['count']))}"
    yield from ((name, ask.path) for name, ask in searches(terms).items())


def _deep_cursor(client: Client, path: str, count: int) -> str:
    """Walk down a list by its links, in long pages, of which a short list has ten."""
    passed = 0
    for page in client.pages(f"{path}?fields=id&limit={min(LONGEST_PAGE, count // 10)}"):
        passed += len(page["data"])
        if passed >= count * DEPTH:
            return str(page["links"]["next"]).partition("cursor=")[2].partition("&")[0]
    raise ValueError(f"{path} ended after {passed} of {count} records")
