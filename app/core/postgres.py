"""A store in PostgreSQL: each release in a schema of its own, and a table that tells which is the newest."""

import logging
import math
import threading
import weakref
from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.errors import QueryCanceled, UndefinedTable

from app.core.dialect import asked
from app.core.store import (
    AWAY,
    MISSING,
    OTHER_FORMAT,
    STORE_FORMAT,
    QueryTooSlow,
    Shelf,
    Store,
    StoreUnreachable,
    StoreUnusable,
)

SCHEMA = "facts"
"""Where the table of releases is; what a release has is in `facts_1`, `facts_2` and so on."""

UNLESS_SAID: dict[str, str | int | None] = {
    "fallback_application_name": "iom-facts",
    "connect_timeout": 2,  # seconds for each host; libpq takes no less
    "tcp_user_timeout": 5_000,  # milliseconds without a sign of the network, and the connection counts as lost
}
"""What the address of a database may say otherwise."""

NEWEST = f"SELECT number, format, extract(epoch FROM written)::float FROM {SCHEMA}.release ORDER BY number DESC LIMIT 1"

SETTINGS = """SELECT set_config('search_path', $1, false), set_config('statement_timeout', $2, false),
set_config('default_transaction_read_only', 'on', false), set_config('jit', 'off', false),
set_config('enable_seqscan', 'off', false)"""
"""To compile a statement would take longer than to answer it. And each has an index: to go through a table looks cheap
where texts stand out of line, and is not."""

log = logging.getLogger(__name__)


class Link:
    """A connection to the database, made when it is needed and again when it is lost; a lock keeps threads apart.

    When it can't be made again at once, it is down: whoever asks is refused without waiting, until it is mended.
    """

    def __init__(self, url: str, max_query_seconds: float = math.inf) -> None:
        self._address = make_conninfo("", **{**UNLESS_SAID, **conninfo_to_dict(url), "client_encoding": "utf8"})
        self._milliseconds = 0 if max_query_seconds == math.inf else max(1, round(max_query_seconds * 1000))
        self._lock = threading.Lock()
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None
        self._let_go: weakref.finalize[[], Link] | None = None
        """Closes the connection, at the latest when nobody has this any more."""

        self._schema = ""
        self.down = False

    def rows(self, schema: str, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one query on the tables of a schema.

        Raises:
            QueryTooSlow: it took longer than it may.
            StoreUnreachable: the database is away.
        """
        if self.down:
            raise StoreUnreachable
        with self._lock:
            try:
                return self._asked_again(schema, statement, parameters)
            except QueryCanceled as error:
                raise QueryTooSlow from error
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                self.down = True
                log.warning("the database is away: %s", error)
                raise StoreUnreachable from error

    def mend(self) -> None:
        """Try to connect."""
        with self._lock:
            try:
                self._connect("")
            except psycopg.OperationalError:
                return
            log.info("the database is back")
            self.down = False

    def close(self) -> None:
        """Let go of the connection, if there is one."""
        if self._let_go is not None:
            self._let_go()
        self._connection = None

    def _asked_again(self, schema: str, statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Ask; where the connection turns out to be lost, once more on a new one: queries only read."""
        if self._connection is not None:
            try:
                return self._asked(self._connection, schema, statement, parameters)
            except QueryCanceled:
                raise
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                log.info("connecting again: %s", error)
        return self._asked(self._connect(schema), schema, statement, parameters)

    def _asked(
        self,
        connection: psycopg.Connection[tuple[Any, ...]],
        schema: str,
        statement: str,
        parameters: Sequence[Any],
    ) -> list[tuple[Any, ...]]:
        if schema != self._schema:
            self._set(connection, schema)
        return connection.execute(statement, parameters, binary=True).fetchall()

    def _connect(self, schema: str) -> psycopg.Connection[tuple[Any, ...]]:
        self.close()
        self._connection = psycopg.connect(
            self._address,
            autocommit=True,
            # Poolers in between keep no prepared statements, and a plan for any parameters would be a bad one.
            prepare_threshold=None,
            cursor_factory=psycopg.RawCursor,
        )
        self._let_go = weakref.finalize(self, self._connection.close)
        self._set(self._connection, schema)
        return self._connection

    def _set(self, connection: psycopg.Connection[tuple[Any, ...]], schema: str) -> None:
        connection.execute(SETTINGS, (schema, str(self._milliseconds)))
        self._schema = schema


class PostgresStore(Store):
    """One release in a schema."""

    def __init__(self, link: Link, number: int) -> None:
        super().__init__()
        self._link = link
        self._schema = schema_of(number)
        self.number = number
        self._read_release()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._link.rows(self._schema, *asked(sql, parameters))
        except UndefinedTable as error:
            # Two releases have come since, or the connection is now one to a replica that lags behind.
            raise StoreUnreachable(f"{self._schema} is not there") from error

    def close(self) -> None:
        self._link.close()


class PostgresShelf(Shelf):
    """Takes the current store from the table of releases."""

    def __init__(self, url: str, max_query_seconds: float = math.inf) -> None:
        super().__init__()
        self._link = Link(url, max_query_seconds)
        self._mending: threading.Thread | None = None
        self._written: float | None = None

    @property
    def placed_at(self) -> float | None:
        return self._written

    def ready(self) -> Store | None:
        store = self.current()
        if self._link.down:
            # Noticed by a question since the last look.
            self.fault = AWAY
            return None
        return store

    def examine(self) -> None:
        """Do nothing: a database looks after its own files."""

    def _look(self) -> None:
        if not self._link.down:
            self._take_newest()
        elif self._mending is None or not self._mending.is_alive():
            # In a thread: a host that is silent would keep every answer waiting, also those that are ready.
            self._mending = threading.Thread(target=self._link.mend, daemon=True)
            self._mending.start()

    def _take_newest(self) -> None:
        try:
            self._store = self._newest(self._store)
            self._reason = self.fault = ""
        except (StoreUnreachable, QueryTooSlow):
            # Told where it was met. What is open stays open: its ready answers are served.
            self.fault = AWAY
        except StoreUnusable as error:
            self._tell(error)

    def _newest(self, known: Store | None) -> Store:
        """Give the newest release, or the `known` store if that is it.

        Raises:
            StoreUnusable: there is none, or of another version.
        """
        try:
            number, form, written = self._link.rows("", NEWEST)[0]
        except (psycopg.Error, IndexError) as error:
            told = f"no release in the database: {error}; write one with: python -m app seed"
            raise StoreUnusable(told, MISSING) from error
        if form != STORE_FORMAT:
            told = f"release {number} in the database has format {form}, this version reads {STORE_FORMAT}"
            raise StoreUnusable(f"{told}; write it again with: python -m app seed", OTHER_FORMAT)
        self._written = written
        if isinstance(known, PostgresStore) and known.number == number:
            return known
        store = PostgresStore(self._link, number)
        log.info("serving release %s", store.release)
        return store


def schema_of(number: int) -> str:
    """Name the schema of a release."""
    return f"{SCHEMA}_{number}"
