"""The read side of the store: one release in one immutable SQLite file."""

import json
import logging
import math
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Found = TypeVar("Found")

STORE_FORMAT = 6
"""Kept in the file as SQLite's user_version; raised when stored documents or tables change."""

RECHECK_SECONDS = 0.5

OPERATIONS_BETWEEN_LOOKS = 100_000
"""Steps of SQLite's machine, of about a millisecond together, after which a query looks at the time."""

MAX_COUNTS_KEPT = 4096

NANOSECONDS = 1e9

log = logging.getLogger(__name__)


MISSING, DAMAGED, OTHER_FORMAT = "missing", "damaged", "other-format"
"""Why a store cannot be used: it is not there or may not be read, is no whole store, or is another version's."""


class StoreUnusable(Exception):
    """The store is missing, damaged or of another version; the message says how to mend it."""

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class QueryTooSlow(Exception):
    """A query took longer than one may, and was ended."""


@contextmanager
def _mendable(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, KeyError, TypeError, ValueError) as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        kind = MISSING if code == sqlite3.SQLITE_CANTOPEN else DAMAGED
        raise StoreUnusable(f"{path}: {error}; make it with: python -m app seed", kind) from error


class Store:
    """One release, opened read-only.

    `immutable` spares SQLite locks and change checks: the file is never written after it is in place.
    A lock keeps threads apart, for a connection shared without one mixes up their answers.
    No query takes longer than `max_query_seconds`.
    """

    def __init__(self, path: Path, max_query_seconds: float = math.inf) -> None:
        self._path = path
        self._max_query_seconds = max_query_seconds
        self._deadline = math.inf
        self._lock = threading.Lock()
        self.count = lru_cache(MAX_COUNTS_KEPT)(self._count)
        """Run a query that counts; the release does not change, so each is counted once."""

        self._kept: Callable[..., Any] = lru_cache(MAX_COUNTS_KEPT)(lambda find, asked: find(self, asked))

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
            self.release = str(self.meta["release"]["id"])
            """The id of the release."""

            self.released = date.fromisoformat(self.meta["release"]["date"])
            """The day of the release."""

            self.digest = str(self.meta["digest"])
            """A fingerprint of all documents in the store."""

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
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one query.

        Raises:
            QueryTooSlow: it took longer than it may.
        """
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

    def _count(self, sql: str, parameters: tuple[Any, ...] = ()) -> int:
        return int(self.rows(sql, parameters)[0][0])

    def kept(self, find: "Callable[[Store, Asked], Found]", asked: Asked) -> Found:
        """Give what `find` finds; it is small, and found once, for the release does not change."""
        found: Found = self._kept(find, asked)
        return found

    @cached_property
    def meta(self) -> Mapping[str, Any]:
        """What seeding wrote about the release: `release`, `digest`, `vocabulary`, `countries` and `precisions`."""
        return {key: json.loads(value) for key, value in self.rows("SELECT key, value FROM meta ORDER BY key")}

    def codes(self, code_list: str) -> Sequence[str]:
        """List the codes of a code list, in its own order."""
        codes: Sequence[str] = self.meta["vocabulary"][code_list]
        return codes


class Shelf:
    """Where the current store is taken from; notices a new file within `RECHECK_SECONDS`."""

    def __init__(self, path: Path, max_query_seconds: float = math.inf) -> None:
        self._path = path
        self._max_query_seconds = max_query_seconds
        self._looking = threading.Lock()
        self._store: Store | None = None
        self._seen: tuple[int, int] | None = None
        self._checked = float("-inf")
        self._reason = ""
        """Why the file that is there cannot be served; told once."""

        self.fault = ""
        """The kind of that reason; empty if the file is served."""

        self._taken: tuple[int, int] | None = None
        """Which file the store was opened from."""

        self._starting = True
        """A start takes the first store as it is, for it has none to be preferred to it; `examine` follows."""

        self._damaged = False

    def current(self) -> Store | None:
        """Give the newest usable store, if there is any; a request takes it once and keeps it to its end."""
        now = time.monotonic()
        if now - self._checked >= RECHECK_SECONDS:
            with self._looking:
                # Who waited for the other thread has what it found.
                if now - self._checked >= RECHECK_SECONDS:
                    self._look()
                    self._checked = now
        return self._store

    def _look(self) -> None:
        seen = self._seen_now()
        if seen == self._seen and (self._store is not None or self._damaged):
            return
        self._damaged = False
        try:
            store = Store(self._path, self._max_query_seconds)
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
        """When the store that is served was put in place, in seconds since 1970."""
        return self._taken[1] / NANOSECONDS if self._store and self._taken else None

    def examine(self) -> None:
        """Read all of the store that a start took unread, on a connection of its own; let go of it if it is damaged."""
        taken, seen = self.current(), self._seen
        self._starting = False
        if taken is None:
            return
        try:
            with closing(Store(self._path)) as second:
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

    def _tell(self, error: StoreUnusable) -> None:
        if str(error) != self._reason:
            log.warning("%s", error)
        self._reason, self.fault = str(error), error.kind
