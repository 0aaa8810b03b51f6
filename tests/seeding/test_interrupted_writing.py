"""Seeding that is killed, locked out or refused by the disk: the old store stays byte for byte as it was."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.sqlite import SQLiteStore
from app.seeding.run import seed
from app.seeding.writing import StoreNotWritten
from tests.seeding.dossiers import Dossier, of_release, written
from tests.servers import ROOT, unmeasured

NEXT = "2026.12.0"

KILLED = """
import os, signal, sys
from pathlib import Path
from app.seeding.run import seed

file, store, moment = sys.argv[1:]
seed(Path(file), Path(store), lambda name, count: os.kill(os.getpid(), signal.SIGKILL) if name == moment else None)
"""
"""A seeding that is killed when it has written a certain collection."""

STRACE = shutil.which("strace")

UNSHARE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
MAX_BLOCKS = 2_000
"""What `ulimit -f` allows for one file, in blocks of 512 bytes: less than the small store takes, and more
than accounts of coverage."""


@pytest.fixture
def next_file(small: Dossier, tmp_path: Path) -> Path:
    """A seed file of the next release."""
    return written(of_release(small, NEXT), tmp_path / "next.json")


@pytest.fixture
def own_mounts() -> list[str]:
    """The command that gives a program mounts of its own; without it, a test of mounts is skipped."""
    try:
        subprocess.run([*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this machine gives no mount namespace: {error}")
    return UNSHARE


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def quiet(name: str, count: int) -> None:
    """Tell nobody how far seeding has come."""


def in_shell(script: str, file: Path, store: Path, *, within: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a shell script in which $SEED is the seeding."""
    command = f"{sys.executable} -m app seed --file {file} --store {store}"
    return subprocess.run(
        [*within, "sh", "-ec", script],
        check=False,
        cwd=ROOT,
        env={**unmeasured(), "SEED": command, "FOLDER": str(store.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("moment", ["organization", "members", "observations", "code-lists", "source-facts"])
def test_a_killed_seeding_leaves_the_old_store_and_the_next_one_works(
    next_file: Path, small_store: Path, moment: str
) -> None:
    before = digest(small_store)

    command = [sys.executable, "-c", KILLED, str(next_file), str(small_store), moment]
    killed = subprocess.run(command, check=False, cwd=ROOT, env=unmeasured())

    assert killed.returncode == -signal.SIGKILL
    assert digest(small_store) == before
    assert names(small_store.parent) == ["facts.sqlite", "facts.sqlite.lock", "facts.sqlite.new"]
    seed(next_file, small_store, quiet)
    assert SQLiteStore(small_store).release == NEXT
    assert names(small_store.parent) == ["facts.sqlite", "facts.sqlite.lock"]


@pytest.mark.skipif(not STRACE, reason="needs Debian's strace (make test-deps)")
def test_a_power_cut_finds_either_the_old_store_or_the_whole_new_one(
    next_file: Path, small_store: Path, tmp_path: Path
) -> None:
    """A disk may keep back what is written until it is told to sync: it is, before the new store takes its place."""
    trace = tmp_path / "trace"
    new, folder = f"{small_store}.new", small_store.parent
    command = [str(STRACE), "-f", "-y", "-o", str(trace), "-e", "trace=pwrite64,write,fsync,fdatasync,rename,ftruncate"]

    done = subprocess.run(
        [*command, sys.executable, "-m", "app", "seed", "--file", next_file, "--store", small_store],
        check=False,
        cwd=ROOT,
        env=unmeasured(),
        capture_output=True,
        text=True,
    )
    if "ptrace" in done.stderr:
        pytest.skip(f"no program may be traced here: {done.stderr}")
    calls = trace.read_text().splitlines()

    assert done.returncode == 0, done.stderr
    last_write = max(at for at, call in enumerate(calls) if "write" in call and f"<{new}>" in call)
    order = [
        ("fsync(", f"<{new}>"),
        ("rename(", f'"{new}", "{small_store}"'),
        ("fsync(", f"<{folder}>"),
    ]
    moments = [max(at for at, call in enumerate(calls) if name in call and what in call) for name, what in order]
    assert moments == sorted(moments)
    assert last_write < moments[0]


def test_a_second_seeding_at_the_same_time_is_refused(next_file: Path, small_file: Path, tmp_path: Path) -> None:
    store = tmp_path / "facts.sqlite"
    refusals = []

    def seed_meanwhile(name: str, count: int) -> None:
        if name == "members":
            with pytest.raises(StoreNotWritten) as refusal:
                seed(small_file, store, quiet)
            refusals.append(str(refusal.value))

    seed(next_file, store, seed_meanwhile)

    assert refusals == [f"{store} was not written: another seeding is at work."]
    assert SQLiteStore(store).release == NEXT
    seed(small_file, store, quiet)
    assert SQLiteStore(store).release == "2026.11.0"


def test_a_read_only_folder_is_told_and_changes_nothing(
    next_file: Path, small_store: Path, own_mounts: list[str]
) -> None:
    before = digest(small_store)
    read_only = 'mount --bind "$FOLDER" "$FOLDER" && mount -o remount,bind,ro "$FOLDER" && exec $SEED'

    done = in_shell(read_only, next_file, small_store, within=own_mounts)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{small_store} was not written: [Errno 30] Read-only file system: '{small_store}.lock'. "
        "The old store, if any, is untouched.\n"
    )
    assert digest(small_store) == before
    assert names(small_store.parent) == ["facts.sqlite", "facts.sqlite.lock"]


def test_a_full_disk_is_told_and_changes_nothing(
    next_file: Path, small_store: Path, tmp_path: Path, own_mounts: list[str]
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    size = small_store.stat().st_size * 3 // 2
    script = (
        f'mount -t tmpfs -o size={size} tmpfs "$FOLDER" && cp {small_store} "$FOLDER" && code=0; $SEED || code=$?; '
        'cd "$FOLDER"; echo $code; sha256sum < facts.sqlite; ls'
    )

    done = in_shell(script, next_file, disk / "facts.sqlite", within=own_mounts)

    assert done.stdout.splitlines() == ["1", f"{digest(small_store)}  -", "facts.sqlite", "facts.sqlite.lock"]
    assert done.stderr == (
        f"{disk}/facts.sqlite was not written: database or disk is full. The old store, if any, is untouched.\n"
    )


def test_a_limit_to_the_size_of_files_is_told_and_changes_nothing(next_file: Path, small_store: Path) -> None:
    before = digest(small_store)

    done = in_shell(f"ulimit -f {MAX_BLOCKS}; exec $SEED", next_file, small_store, within=[])

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (f"{small_store} was not written: disk I/O error. The old store, if any, is untouched.\n")
    assert digest(small_store) == before
    assert names(small_store.parent) == ["facts.sqlite", "facts.sqlite.lock"]


def test_a_folder_that_is_a_file_is_told(small_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = small_file / "facts.sqlite"

    code = main(["seed", "--file", str(small_file), "--store", str(store)])

    assert code == 1
    assert capsys.readouterr().err == (
        f"{store} was not written: [Errno 17] File exists: '{small_file}'. The old store, if any, is untouched.\n"
    )


def test_a_store_that_is_a_folder_is_told_and_stays(
    small_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "facts.sqlite"
    store.mkdir()

    code = main(["seed", "--file", str(small_file), "--store", str(store)])

    assert code == 1
    assert "Is a directory" in capsys.readouterr().err
    assert names(tmp_path) == ["facts.sqlite", "facts.sqlite.lock", "seed.json"]
