"""A store in SQLite: one release in one immutable file."""

import logging
import math
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.core.store import DAMAGED, MISSING, OTHER_FORMAT, STORE_FORMAT, QueryTooSlow, Shelf, Store, StoreUnusable

OPERATIONS_BETWEEN_LOOKS = 100_000
"""Steps of SQLite's machine, of about a millisecond together, after which a query looks at the time."""

NANOSECONDS = 1e9

log = logging.getLogger(__name__)


@contextmanager
def _mendable(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, KeyError, TypeError, ValueError) as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        kind = MISSING if code == sqlite3.SQLITE_CANTOPEN else DAMAGED
        raise StoreUnusable(f"{path}: {error}; make it with: python -m app seed", kind) from error


class SQLiteStore(Store):
    """One release, opened read-only.

    `immutable` spares SQLite locks and change checks: the file is never written after it is in place.
    A lock keeps threads apart, for a connection shared without one mixes up their answers.
    No query takes longer than `max_query_seconds`.
    """

    def __init__(self, path: Path, max_query_seconds: float = math.inf) -> None:
        super().__init__()
        self._path = path
        self._max_query_seconds = max_query_seconds
        self._deadline = math.inf
        self._lock = threading.Lock()
        with _mendable(path):
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            if max_query_seconds < math.inf:
                self._connection.set_progress_handler(self._is_late, OPERATIONS_BETWEEN_LOOKS)
            found = self.rows("PRAGMA user_version")[0][0]
            if found != STORE_FORMAT:
                raise StoreUnusable(
                    f"{path} has format {found}, this version reads {STORE_FORMAT}; "
                    "make it again with: python -m app seed",
                    OTHER_FORMAT,
                )
            self._read_release()

    def examine(self) -> None:
        """Read the whole file for damage, which opening it does not: that sees only whether it is complete.

        Raises:
            StoreUnusable: there is some.
        """
        with _mendable(self._path):
            with self._lock:
                self._deadline = math.inf
                damage = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if damage != "ok":
                told = f"{self._path} is damaged: {damage}; make it again with: python -m app seed"
                raise StoreUnusable(told, DAMAGED)

    def close(self) -> None:
        self._connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            self._deadline = time.monotonic() + self._max_query_seconds
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    raise QueryTooSlow from error
                raise

    def _is_late(self) -> bool:
        return time.monotonic() > self._deadline


class SQLiteShelf(Shelf):
    """Takes the current store from a file; a new release is a new file in its place."""

    def __init__(self, path: Path, max_query_seconds: float = math.inf) -> None:
        super().__init__()
        self._path = path
        self._max_query_seconds = max_query_seconds
        self._seen: tuple[int, int] | None = None
        self._taken: tuple[int, int] | None = None
        """Which file the store was opened from."""

        self._starting = True
        """A start takes the first store as it is, for it has none to be preferred to it; `examine` follows."""

        self._damaged = False

    def _look(self) -> None:
        seen = self._seen_now()
        if seen == self._seen and (self._store is not None or self._damaged):
            return
        self._damaged = False
        try:
            store = SQLiteStore(self._path, self._max_query_seconds)
            if not self._starting:
                store.examine()
            self._store, self._taken = store, seen
            self._reason = self.fault = ""
            self._starting = False
            log.info("serving release %s", self._store.release)
        except StoreUnusable as error:
            # The release that is open stays open, an old answer is better than none; but not a file that was written
            # over where it lies, for that is what is open.
            if seen and self._taken and seen[0] == self._taken[0]:
                self._store, self._damaged = None, True
            self._tell(error)
        self._seen = seen

    @property
    def placed_at(self) -> float | None:
        return self._taken[1] / NANOSECONDS if self._store and self._taken else None

    def examine(self) -> None:
        """Read all of the store that a start took unread, on a connection of its own; let go of it if it is damaged."""
        taken, seen = self.current(), self._seen
        self._starting = False
        if taken is None:
            return
        try:
            with closing(SQLiteStore(self._path)) as second:
                second.examine()
        except StoreUnusable as error:
            # A file that has come into its place meanwhile is none of this one's, and is looked at when it is noticed.
            if self._store is taken and self._seen_now() == seen:
                self._tell(error)
                self._store, self._damaged = None, True

    def _seen_now(self) -> tuple[int, int] | None:
        """Tell one file at this place from another; None if there is none."""
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns
