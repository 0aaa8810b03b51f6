"""Settings from the environment, read without a library: one would take longer than all else that a start needs."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class InvalidSetting(ValueError):
    """A setting is not what it may be; the message names it, what it may be, and what was found."""


def _variable(name: str, default: str, read: Callable[[str], T], *, secret: bool = False) -> Callable[[], T]:
    """Make a reader of the environment variable `name`; `read` makes the value of what is written there.

    What is `secret` is not shown when it is wrong.
    """

    def value() -> T:
        written = os.environ.get(name, default)
        try:
            return read(written)
        except ValueError as error:
            found = "" if secret else f"; found {written!r}"
            raise InvalidSetting(f"{name}: {error}{found}") from error

    return value


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(written: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", written) or not least <= int(written) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(written)

    return read


def _one_of(*words: str) -> Callable[[str], str]:
    def read(written: str) -> str:
        if written not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return written

    return read


def _address(written: str) -> str:
    if not re.fullmatch(r"(https?://\S+)?", written):
        raise ValueError("must begin with http:// or https://")
    return written


def _prefix(written: str) -> str:
    if not re.fullmatch(r"(https?://[^\s?#]*[^\s?#/])?", written):
        raise ValueError("must begin with http:// or https:// and have no slash at the end, no ? and no #")
    return written


def _rate(written: str) -> str:
    if not re.fullmatch("([1-9][0-9]{0,8}/(second|minute|hour|day))?", written):
        raise ValueError("must be a number of requests per second, minute, hour or day, as 120/minute")
    return written


def _counts_place(written: str) -> str:
    if not re.fullmatch(r"memory://|rediss?://\S+", written):
        raise ValueError("must be memory:// or begin with redis://")
    return written


def _database(written: str) -> str:
    if not re.fullmatch(r"(postgres(ql)?://\S+)?", written):
        raise ValueError("must begin with postgresql://")
    return written


@dataclass(frozen=True)
class Settings:
    """What can be changed without changing the program; each is an environment variable, in capitals."""

    host: str = field(default_factory=_variable("HOST", "127.0.0.1", str))
    """Address to listen on."""

    port: int = field(default_factory=_variable("PORT", "8000", _whole(0, 65_535)))
    """Port to listen on; 0 takes a free one."""

    workers: int = field(default_factory=_variable("WORKERS", "1", _whole(1, 64)))
    """Processes that answer."""

    cache_mb: int = field(default_factory=_variable("CACHE_MB", "64", _whole(0, 65_536)))
    """Memory for answers that are kept ready, in megabytes, in each process; 0 keeps none."""

    seed_file: Path = field(default_factory=_variable("SEED_FILE", "data/seed.json", Path))
    """The dossier."""

    store: Path = field(default_factory=_variable("STORE", "var/facts.sqlite", Path))
    """The store that is served."""

    database_url: str = field(default_factory=_variable("DATABASE_URL", "", _database, secret=True), repr=False)
    """A PostgreSQL database that is served in place of the store (postgresql://user:password@host/name); several hosts,
    parted by commas, are asked in turn. Empty: the store is a file."""

    public_url: str = field(default_factory=_variable("PUBLIC_URL", "", _prefix))
    """Where the service is reached from outside (https://facts.example.org), no slash at the end: citations put it
    before each path. Empty: they name the path alone. The Host header is not asked, for it is the client's word and
    a citation is copied and kept."""

    report_url: str = field(default_factory=_variable("REPORT_URL", "", _address))
    """Where pages send people who found an error (the issues of a repository). Empty: nowhere."""

    log: str = field(default_factory=_variable("LOG", "off", _one_of("off", "errors", "all")))
    """Which answers are logged, each in a line: none, those of a status from 500 on, or all. Warnings and crashes are
    always logged."""

    log_format: str = field(default_factory=_variable("LOG_FORMAT", "text", _one_of("text", "json")))
    """How lines are written to standard error: for people, or each as one JSON object."""

    traces: str = field(default_factory=_variable("TRACES", "off", _one_of("off", "otlp")))
    """Whether each request is traced for OpenTelemetry; needs the extra `otel`, and OTEL_ variables say where to."""

    max_url_bytes: int = field(default_factory=_variable("MAX_URL_BYTES", "8192", _whole(256, 60_000)))
    """Longest address that is read, in bytes; one that is longer answers 414."""

    max_header_bytes: int = field(default_factory=_variable("MAX_HEADER_BYTES", "32768", _whole(1024, 1_000_000)))
    """Header fields of a request together, in bytes; more answer 431."""

    max_headers: int = field(default_factory=_variable("MAX_HEADERS", "100", _whole(10, 10_000)))
    """Header fields of a request; more answer 431."""

    max_body_bytes: int = field(default_factory=_variable("MAX_BODY_BYTES", "65536", _whole(0, 100_000_000)))
    """Body of a request, in bytes; a larger one answers 413."""

    max_parameters: int = field(default_factory=_variable("MAX_PARAMETERS", "200", _whole(1, 10_000)))
    """Query parameters of a request, repeated ones counted each; more answer 400."""

    query_ms: int = field(default_factory=_variable("QUERY_MS", "5000", _whole(1, 600_000)))
    """How long one query of the store may take, in milliseconds; one that takes longer answers 503."""

    request_seconds: int = field(default_factory=_variable("REQUEST_SECONDS", "10", _whole(1, 3600)))
    """Within which a client must have sent its request in whole; else it is answered 408."""

    keep_alive_seconds: int = field(default_factory=_variable("KEEP_ALIVE_SECONDS", "5", _whole(1, 3600)))
    """How long a connection is kept for a next request."""

    send_seconds: int = field(default_factory=_variable("SEND_SECONDS", "60", _whole(1, 3600)))
    """Within which a client must have read an answer; else it is cut off."""

    max_connections: int = field(default_factory=_variable("MAX_CONNECTIONS", "1000", _whole(1, 1_000_000)))
    """Connections that each process answers at once; on further ones it answers 503."""

    max_in_flight: int = field(default_factory=_variable("MAX_IN_FLIGHT", "256", _whole(1, 1_000_000)))
    """Requests that each process answers at once; further ones answer 503 at once."""

    rate_limit: str = field(default_factory=_variable("RATE_LIMIT", "", _rate))
    """Requests that one client may send, as `120/minute`; more answer 429. Empty: any number."""

    rate_limit_storage: str = field(default_factory=_variable("RATE_LIMIT_STORAGE", "memory://", _counts_place))
    """Where requests are counted: in the memory of each process, or in a Redis (`redis://host`, needs the extra
    `redis`) that several share."""

    trusted_proxies: str = field(default_factory=_variable("TRUSTED_PROXIES", "", str))
    """Addresses or networks of proxies, joined with commas, that are believed who the client is (`X-Forwarded-For`);
    only `RATE_LIMIT` asks."""


def wrong_settings() -> list[str]:
    """Say of every setting that it is not what it may be, where `Settings` stops at the first."""
    told = []
    for one in fields(Settings):
        read: Any = one.default_factory
        try:
            read()
        except InvalidSetting as error:
            told.append(str(error))
    return told
