"""PostgreSQL for tests: a server of our own on a free port of this machine, with its data in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import free_port

LEAST_VERSION = 15
PROGRAMS = max(
    (folder for folder in Path("/usr/lib/postgresql").glob("[0-9]*/bin") if int(folder.parent.name) >= LEAST_VERSION),
    key=lambda folder: int(folder.parent.name),
    default=None,
)
MISSING = "Debian's postgresql (15 or newer) is not installed: make test-deps"

OWNER = "postgres"
"""Who runs the server where the tests run as root, whom it refuses."""

ORDERED_BY_LANGUAGE = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
"""As most databases are: a query that leaves the order of texts to the database would answer otherwise than SQLite."""


class Cluster:
    """A server with one superuser `facts`, whom it asks for no password."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://facts@127.0.0.1:{self.port}/{database}"

    def make(self) -> None:
        told = ["--no-sync", "--auth=trust", "--username=facts", "--encoding=UTF8"]
        _run("initdb", *told, *ORDERED_BY_LANGUAGE, "-D", self.folder)

    def start(self) -> None:
        told = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        _run("pg_ctl", "start", "-w", "-D", self.folder, "-o", told, "-l", self.folder / "log")

    def stop(self, mode: str = "fast") -> None:
        _run("pg_ctl", "stop", "-w", "-D", self.folder, "-m", mode)

    def database(self, name: str, options: str = "") -> str:
        """Make a new database and give its address."""
        # Imported late: tests that need no server need no driver.
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} {options}".encode())
        return self.url(name)

    @contextmanager
    def replica(self) -> "Iterator[Cluster]":
        """Run a server that follows this one and only reads."""
        with _folder() as folder:
            other = Cluster(folder / "data")
            _run("pg_basebackup", "--no-sync", "-R", "-X", "stream", "-c", "fast", "-d", self.url(), "-D", other.folder)
            other.start()
            try:
                yield other
            finally:
                other.stop("immediate")


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Run a new server."""
    with _folder() as folder:
        cluster = Cluster(folder / "data")
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop("immediate")


@contextmanager
def _folder() -> Iterator[Path]:
    # Not below pytest's own, which nobody else may enter.
    folder = Path(tempfile.mkdtemp(prefix="facts-postgresql-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, OWNER)
        yield folder
    finally:
        shutil.rmtree(folder)


def _run(program: str, *arguments: str | Path) -> None:
    assert PROGRAMS
    user = ["runuser", "-u", OWNER, "--"] if os.getuid() == 0 else []
    # To a file: a server that is started keeps what it was given, and would keep a pipe open.
    with tempfile.TemporaryFile("w+") as told:
        done = subprocess.run([*user, PROGRAMS / program, *arguments], cwd="/", stdout=told, stderr=told, check=False)
        told.seek(0)
        assert done.returncode == 0, told.read()
