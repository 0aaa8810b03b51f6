"""What servers read: a release in a store, and the shelf that gives the current one, whatever engine keeps them."""

import json
import logging
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Found = TypeVar("Found")

STORE_FORMAT = 6
"""Kept in each store; raised when stored documents or tables change."""

RECHECK_SECONDS = 0.5

MAX_COUNTS_KEPT = 4096

log = logging.getLogger(__name__)


MISSING, DAMAGED, OTHER_FORMAT, AWAY = "missing", "damaged", "other-format", "away"
"""Why a store cannot be used: it is not there or may not be read, is no whole store, is another version's, or its
database does not answer."""


class StoreUnusable(Exception):
    """The store is missing, damaged or of another version; the message says how to mend it."""

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class StoreUnreachable(Exception):
    """The store cannot be asked now, but may be soon: its database is away."""


class QueryTooSlow(Exception):
    """A query took longer than one may, and was ended."""


class Store(ABC):
    """One release, which does not change."""

    def __init__(self) -> None:
        self.count = lru_cache(MAX_COUNTS_KEPT)(self._count)
        """Run a query that counts; the release does not change, so each is counted once."""

        self._kept: Callable[..., Any] = lru_cache(MAX_COUNTS_KEPT)(lambda find, asked: find(self, asked))

    def _read_release(self) -> None:
        """Read what every answer tells of the release: last of all when a store is opened, for it may not be there."""
        self.release = str(self.meta["release"]["id"])
        """The id of the release."""

        self.released = date.fromisoformat(self.meta["release"]["date"])
        """The day of the release."""

        self.digest = str(self.meta["digest"])
        """A fingerprint of all documents in the store."""

    @abstractmethod
    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one query, written as SQLite takes it.

        Raises:
            QueryTooSlow: it took longer than it may.
            StoreUnreachable: the database is away.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the store."""

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


class Shelf(ABC):
    """Where the current store is taken from; notices a new release within `RECHECK_SECONDS`."""

    def __init__(self) -> None:
        self._looking = threading.Lock()
        self._store: Store | None = None
        self._checked = float("-inf")
        self._reason = ""
        """Why what is there cannot be served; told once."""

        self.fault = ""
        """The kind of that reason; empty if what is there is served."""

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

    def ready(self) -> Store | None:
        """Give the current store if every question can be asked of it now."""
        return self.current()

    @property
    @abstractmethod
    def placed_at(self) -> float | None:
        """When the store that is served was put in place, in seconds since 1970."""

    @abstractmethod
    def examine(self) -> None:
        """Look, once and while the service answers, for damage that opening the store does not show."""

    @abstractmethod
    def _look(self) -> None:
        """Take the newest store, if it is usable."""

    def _tell(self, error: StoreUnusable) -> None:
        if str(error) != self._reason:
            log.warning("%s", error)
        self._reason, self.fault = str(error), error.kind
