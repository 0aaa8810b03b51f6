"""Minutes of load while releases take each other's place (`make soak`): no error, no mixed answer, memory flat.

SOAK_SECONDS is how long (600), SOAK_SWITCH_SECONDS how often the release changes (10); the server is set as always.
Ends with 1 if any answer was wrong, or if the memory of the server grew.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from urllib.parse import urlsplit

from app.seeding.run import quiet, seed
from tests.faults.judging import Asked, Judge
from tests.faults.processes import resident_mb
from tests.faults.swaps import NEW, OLD, replaced
from tests.limits.sockets import Answer, answers_in
from tests.seeding.dossiers import KEPT, cut, of_release, whole_dossier, written
from tests.servers import running_server

CONNECTIONS = 64
SAMPLES = 60
MAX_SAMPLE_SECONDS = 10.0
PATIENCE_SECONDS = 30

MAX_GROWTH_MB = 8.0
"""By how much the mean of the last third of the time may be over that of the second: what is kept ready differs by
some megabytes from one moment to the next."""

FIXED = {
    "record": ["/v1/members/jpn", "/v1/members/jpn/cite?lang=ja", "/v1/organization", "/v1/claims/members-175"],
    "page": [
        "/v1",
        "/v1/members?limit=50",
        "/v1/observations?limit=20&sort=-id",
        "/v1/sources?limit=20",
        "/v1/timeline",
    ],
    "search": ["/v1/search?q=japan", "/v1/search?q=%E6%97%A5%E6%9C%AC&limit=5", "/v1/search?q=1951"],
    "html": ["/ja/members/jpn", "/en/members/mlt", "/en/timeline", "/ja/search?q=japan", "/en/members"],
}
"""Addresses by kind; both releases have them, and name themselves in the answers."""

VARIED = 100
"""Lists are asked for by so many lengths: most are not ready when they are."""

CURSOR_STEPS = 3
CODINGS = ["identity", "gzip"]


@dataclass
class Soak:
    """What one run does, and what it saw."""

    seconds: float
    switch_seconds: float
    judge: Judge = field(default_factory=lambda: Judge(OLD))
    switches: int = 0
    memory: list[tuple[float, str, int, float]] = field(default_factory=list)
    """Seconds since the begin, the release in place, answers since the begin, and MB."""

    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def growth_mb(self) -> float:
        """How much more memory the last third of the time took than the second, in means."""
        held = [megabytes for *_, megabytes in self.memory]
        third = len(held) // 3
        return fmean(held[2 * third :]) - fmean(held[third : 2 * third])

    @property
    def is_good(self) -> bool:
        return self.judge.errors == 0 and self.growth_mb <= MAX_GROWTH_MB


class Reader:
    """One connection that asks for one thing after the other."""

    def __init__(self, soak: Soak, address: str, number: int) -> None:
        self._soak = soak
        self._judge = soak.judge
        self._host, self._port = urlsplit(address).hostname, urlsplit(address).port
        self._chance = random.Random(number)  # noqa: S311 - nothing is kept secret by it

    async def run(self) -> None:
        """Ask until the time is over; what breaks is noted, and another connection made."""
        while not self._soak.over.is_set():
            try:
                self._from, self._to = await asyncio.open_connection(self._host, self._port)
                while not self._soak.over.is_set():
                    await self._turn()
                self._to.close()
                await self._to.wait_closed()
            except (OSError, EOFError, TimeoutError) as error:
                self._judge.note(f"no answer: {error!r}")

    async def _turn(self) -> None:
        coding = self._chance.choice(CODINGS)
        kind = self._chance.choice([*FIXED, "varied", "cursor"])
        if kind == "cursor":
            await self._walk()
            return
        if kind == "varied":
            url = f"/v1/observations?limit={self._chance.randint(1, VARIED)}&sort=-date"
        else:
            url = self._chance.choice(FIXED[kind])
        _, answer = await self._ask(Asked(kind, url, coding))
        if "etag" in answer.headers and self._chance.random() < 0.25:
            await self._ask(Asked("again", url, coding, tag=answer.headers["etag"]))

    async def _walk(self) -> None:
        url, release = "/v1/members?limit=1", ""
        for _ in range(CURSOR_STEPS):
            release, answer = await self._ask(Asked("cursor", url, of=release))
            if not release:
                return
            url = json.loads(answer.body)["links"].get("next")
            if not url:
                return

    async def _ask(self, asked: Asked) -> tuple[str, Answer]:
        condition = f"If-None-Match: {asked.tag}\r\n" if asked.tag else ""
        since = time.monotonic()
        async with asyncio.timeout(PATIENCE_SECONDS):
            head = f"GET {asked.url} HTTP/1.1\r\nHost: facts\r\nAccept-Encoding: {asked.coding}\r\n"
            self._to.write(f"{head}{condition}\r\n".encode())
            (answer,) = answers_in(await self._from.readuntil(b"\r\n\r\n"))
            if answer.status != 304:
                length = int(answer.headers["content-length"])
                answer = answer._replace(body=await self._from.readexactly(length))
        return self._judge.judge(asked, answer, since), answer


async def _switch(soak: Soak, served: Path, contents: dict[str, bytes]) -> None:
    while True:
        await asyncio.sleep(soak.switch_seconds)
        release = (NEW, OLD)[soak.switches % 2]
        await asyncio.to_thread(replaced, served, contents[release])
        soak.judge.switched(release)
        soak.switches += 1


async def _sample(soak: Soak, server: int) -> None:
    begin = time.monotonic()
    while True:
        await asyncio.sleep(min(MAX_SAMPLE_SECONDS, soak.seconds / SAMPLES))
        release = (OLD, NEW)[soak.switches % 2]
        passed, answers = time.monotonic() - begin, soak.judge.seen.total()
        soak.memory.append((passed, release, answers, await asyncio.to_thread(resident_mb, server)))


async def _load(soak: Soak, address: str, server: int, served: Path, contents: dict[str, bytes]) -> None:
    async with asyncio.TaskGroup() as group:
        readers = [group.create_task(Reader(soak, address, number).run()) for number in range(CONNECTIONS)]
        others = [group.create_task(_switch(soak, served, contents)), group.create_task(_sample(soak, server))]
        await asyncio.sleep(soak.seconds)
        soak.over.set()
        await asyncio.wait(readers)
        for other in others:
            other.cancel()


def soaked(soak: Soak, served: Path, releases: dict[str, Path]) -> Soak:
    """Serve the store `served`, which holds the first release, under load; `releases` take turns in its place."""
    contents = {release: path.read_bytes() for release, path in releases.items()}
    with running_server(served) as (address, process):
        asyncio.run(_load(soak, address, process.pid, served, contents))
        _end(soak, process)
    return soak


def _end(soak: Soak, process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    if code := process.wait(timeout=PATIENCE_SECONDS):
        soak.judge.note(f"the server ended with {code}")


def table(soak: Soak) -> Iterator[str]:
    """Say what was seen, in lines."""
    yield "   time  release     answers     MB"
    for passed, release, answers, megabytes in soak.memory:
        yield f"{passed:5.0f} s  {release}  {answers:9,}  {megabytes:5.1f}"
    for (kind, status), count in sorted(soak.judge.seen.items()):
        yield f"{kind:7} {status}  {count:13,}"
    yield f"{soak.judge.seen.total():,} answers over {CONNECTIONS} connections, {soak.switches} switches"
    yield f"errors: {soak.judge.errors}"
    yield from soak.judge.told
    yield f"memory, last third against second: {soak.growth_mb:+.1f} MB, at most +{MAX_GROWTH_MB:.0f}"


def main() -> int:
    """Make two releases, and serve them by turns."""
    soak = Soak(float(os.environ.get("SOAK_SECONDS", "600")), float(os.environ.get("SOAK_SWITCH_SECONDS", "10")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        releases = {OLD: folder / "old.sqlite", NEW: folder / "new.sqlite"}
        file = written(of_release(cut(whole_dossier(), KEPT), NEW), folder / "new.json")
        seed(Path("data/seed.json"), releases[OLD], quiet)
        seed(file, releases[NEW], quiet)
        soaked(soak, replaced(folder / "facts.sqlite", releases[OLD].read_bytes()), releases)
    sys.stdout.write("\n".join(table(soak)) + "\n")
    return 0 if soak.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
