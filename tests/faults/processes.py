"""Looking at the processes of a server (Linux only: /proc tells)."""

import os
import time
from collections.abc import Callable
from pathlib import Path

GENEROUS_SECONDS = 10


def workers_of(pid: int) -> set[int]:
    """List the workers of a server that have not ended."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(child) for child in children if is_running(int(child))}


def is_running(pid: int) -> bool:
    """Tell whether a process has not ended; one that nobody has waited for has."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def holds(pid: int, store: Path) -> bool:
    """Tell whether a process has a store open."""
    files = Path(f"/proc/{pid}/fd")
    return any(os.path.realpath(file) == str(store.resolve()) for file in files.iterdir())


def resident_mb(pid: int) -> float:
    """Give the memory of a server and its workers that is in RAM (RSS), in MB."""
    pages = sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in {pid, *workers_of(pid)})
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def await_true(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds.

    Raises:
        AssertionError: it never does.
    """
    deadline = time.monotonic() + GENEROUS_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it never became true"
        time.sleep(0.02)
