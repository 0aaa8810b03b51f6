"""Load: wrk asks one server for a short while, and says how many answers came and how fast."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.machine import LOAD_CORE, on_core

SCRIPT = Path(__file__).with_name("listed.lua")
LONGEST = "600s"
"""Far longer than any turn: wrk counts whole seconds only, so it is interrupted, and then reports as usual."""

UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


@dataclass(frozen=True)
class Target:
    """What is asked again and again: one path, or the lines of a file in turn."""

    path: str = "/"
    headers: tuple[str, ...] = ()
    listed: Path | None = None
    once: bool = False
    """Ask each line once, then nothing more."""

    lines: tuple[int, int] = (0, 1_000_000_000)
    """The lines of the file to take: from the first, up to but without the last."""


@dataclass(frozen=True)
class Load:
    """What wrk saw."""

    requests: int
    seconds: float
    p50_us: float


class LoadFailed(Exception):
    """wrk could not ask, or answers were errors."""


class NoAnswers(LoadFailed):
    """No answer came while wrk asked."""


def drive(port: int, target: Target, *, connections: int, seconds: float) -> Load:
    """Ask a server as fast as it answers.

    Raises:
        LoadFailed: some answer was an error.
        NoAnswers: none came.
    """
    headers = [part for header in target.headers for part in ("-H", header)]
    arguments = ["wrk", "-t1", f"-c{connections}", f"-d{LONGEST}", "--timeout", "10s", "--latency", *headers]
    if target.listed:
        arguments += ["-s", str(SCRIPT)]
    arguments.append(f"http://127.0.0.1:{port}{target.path}")
    if target.listed:
        arguments += ["--", str(target.listed), *map(str, target.lines), "once" if target.once else "again"]
    # timeout is of Debian's core tools; it interrupts more exactly than a sleep here would.
    with on_core(LOAD_CORE):
        done = subprocess.run(
            ["timeout", "--signal=INT", str(seconds), *arguments], capture_output=True, text=True, check=False
        )
    try:
        return read_report(done.stdout + done.stderr)
    except LoadFailed as failure:
        raise type(failure)(f"{' '.join(arguments)}\n{failure}") from failure


def read_report(report: str) -> Load:
    """Read what wrk printed.

    Raises:
        LoadFailed: it tells of errors.
        NoAnswers: it tells of no answers.
    """
    counted = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m)\b", report)
    half = re.search(r"50%\s+([\d.]+)(us|ms|s|m)\b", report)
    if re.search(r"Non-2xx|Socket errors", report) or not counted or not half:
        raise LoadFailed(report)
    if counted[1] == "0":
        raise NoAnswers(report)
    return Load(
        requests=int(counted[1]),
        seconds=float(counted[2]) * UNITS[counted[3]],
        p50_us=float(half[1]) * UNITS[half[2]] * 1e6,
    )
