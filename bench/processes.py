"""What a server's processes have used: processor time and memory."""

import time
from pathlib import Path

PROC = Path("/proc")
BYTES_PER_MB = 1_000_000


def tree(root: int) -> list[int]:
    """List a process and all that it started."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            children.setdefault(_parent(entry), []).append(int(entry.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def _parent(entry: Path) -> int:
    try:
        # The name in brackets may hold blanks; what follows it does not.
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def cpu_seconds(root: int) -> float:
    """Give the processor time that a process and all that it started have used.

    Of the kernel's clock of each process, which knows nanoseconds: the ticks in /proc are 10 ms, a fiftieth of a turn.
    """
    return sum(_clock(process) for process in tree(root))


def _clock(process: int) -> float:
    try:
        # As clock_getcpuclockid(3) makes it: the process in all but the last three bits, 2 for "time on a processor".
        return time.clock_gettime((~process << 3) | 2)
    except OSError:
        return 0.0


def pss_megabytes(root: int) -> float:
    """Give the memory of a process and all that it started; what several share is counted once."""
    return sum(_pss(process) for process in tree(root)) * 1024 / BYTES_PER_MB


def _pss(process: int) -> int:
    lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
