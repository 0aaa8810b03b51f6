"""What seeding costs, beside plain inserts of the same records."""

import resource
import subprocess
import sys
from pathlib import Path

from bench.machine import SERVER_CORE, on_core
from bench.servers import ROOT

SEED_FILE = ROOT / "data" / "seed.json"


def seed(store: Path, file: Path = SEED_FILE) -> float:
    """Make the store of a seed file, and give the processor time in seconds."""
    return _cpu_of("-m", "app", "seed", "--file", str(file), "--store", str(store))


def seed_raw(store: Path, file: Path = SEED_FILE) -> float:
    """Insert the same records into relational tables, and give the processor time in seconds."""
    store.unlink(missing_ok=True)
    return _cpu_of("-m", "bench.raw_seeding", str(file), str(store))


def _cpu_of(*arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with on_core(SERVER_CORE):
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
