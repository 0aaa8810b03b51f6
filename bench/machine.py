"""The machine: its cores, of which one serves and another asks, and how it is described in a report."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("fastapi", "starlette", "pydantic", "uvicorn", "uvloop", "httptools", "sqlmodel", "sqlalchemy")
PROGRAMS = {"wrk": ("wrk", "-v"), "nginx": ("nginx", "-v"), "node": ("node", "--version")}

_CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE = _CORES[0]
LOAD_CORE = _CORES[-1]
"""The same as the server's where there is only one."""


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Keep what is started meanwhile on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def described() -> dict[str, str]:
    """Describe the machine and the versions of what was measured."""
    return {
        "processor": _first("/proc/cpuinfo", r"model name\s*: (.*)"),
        "cores": f"{len(_CORES)}; server on one, load on {'another' if LOAD_CORE != SERVER_CORE else 'the same'}",
        "memory": f"{int(_first('/proc/meminfo', 'MemTotal: *([0-9]+)')) / 1e6:.0f} GB",
        "kernel": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{name: version(name) for name in LIBRARIES},
        **{name: _told(*command) for name, command in PROGRAMS.items() if shutil.which(name)},
    }


def _first(file: str, pattern: str) -> str:
    found = re.search(pattern, Path(file).read_text())
    return found[1].strip() if found else "0"


def _told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "unknown"
