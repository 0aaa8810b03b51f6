"""What the image begins with: collected for a small environment, and run with nothing else around it."""

import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from tests.servers import ROOT

CHROOT = ["chroot"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "chroot"]

USED = """
import asyncio, ctypes, http.client, json, logging.config, sqlite3, ssl, zlib
print(sqlite3.connect(":memory:").execute("SELECT 42").fetchone())
"""


@pytest.fixture
def own_root() -> list[str]:
    """The command that gives a program a root of its own; without it, the test is skipped."""
    try:
        subprocess.run([*CHROOT, "/", "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this machine gives no root: {error}")
    return CHROOT


def test_python_runs_with_nothing_but_what_is_collected(tmp_path: Path, own_root: list[str]) -> None:
    environment, root = tmp_path / "venv", tmp_path / "root"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    subprocess.run([python, ROOT / "deploy" / "collect_runtime.py", environment, root], check=True)
    collected = {path.name for path in root.rglob("*")}
    shutil.copytree(environment, root / environment.relative_to("/"), symlinks=True)

    done = subprocess.run([*own_root, root, python, "-c", USED], check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout, done.stderr) == (0, "(42,)\n", "")
    assert collected.isdisjoint({"sh", "bash", "pip", "test", "tkinter", "idlelib", "__pycache__"})
