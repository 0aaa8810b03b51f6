"""Collects what a Python environment needs at run time into a folder: the root of an image with nothing else in it.

    python3 deploy/collect_runtime.py ENVIRONMENT ROOT

Taken are the interpreter, its own library without what only tests and screens use, and the shared libraries that any
of it asks for, each at the place that it has here. The environment itself is not copied.
"""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

UNUSED = ("__pycache__", "config-*", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "site-packages", "test", "tests")
SCREENS = ("_tkinter.*", "tkinter", "turtle*")
FOUND_BY = ("/etc/ld.so.cache", "/etc/nsswitch.conf", "/etc/ssl/certs/ca-certificates.crt")
"""What libraries, hosts and certificates are found by."""


def main() -> None:
    """Collect."""
    environment, root = map(Path, sys.argv[1:])
    python = _linked(environment / "bin" / "python", root)
    library = Path(sysconfig.get_path("stdlib"))
    shutil.copytree(
        library, _within(root, library), ignore=shutil.ignore_patterns(*UNUSED, *SCREENS), ignore_dangling_symlinks=True
    )
    compiled = [python, *_within(root, library).rglob("*.so"), *environment.rglob("*.so")]
    needed = {place for one in compiled for place in _needed_by(one)}
    for file in [python, *sorted(needed), *map(Path, FOUND_BY)]:
        if file.exists() and not file.is_relative_to(environment):
            target = _within(root, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    temporary = root / "tmp"
    temporary.mkdir()
    temporary.chmod(0o1777)


def _within(root: Path, path: Path) -> Path:
    return root / path.relative_to("/")


def _linked(python: Path, root: Path) -> Path:
    """Give the interpreter that an environment's own leads to; links on the way that lie outside are made anew."""
    environment = python.parent
    while python.is_symlink():
        target = python.parent / python.readlink()
        if python.parent != environment:
            link = _within(root, python)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(target)
        python = target
    return python


def _needed_by(compiled: Path) -> Iterator[Path]:
    """Yield the shared libraries that a program or library asks for, wherever they lie."""
    told = subprocess.run(["ldd", compiled], check=True, capture_output=True, text=True)
    for line in told.stdout.splitlines():
        place = line.strip().rpartition(" (")[0].rpartition(" => ")[2]
        if place.startswith("/"):
            yield Path(place)


if __name__ == "__main__":
    main()
