"""Says what is wrong with an installation, in words and with what to do about it."""

import errno
import json
import re
import shutil
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.core.problems import NO_STORE
from app.core.sqlite import SQLiteStore
from app.core.store import Store, StoreUnusable
from app.main import build_of, shelf_of
from app.settings import Settings, wrong_settings

LOCK = Path(__file__).parents[1] / "requirements.lock"
LEAST_PYTHON = (3, 11)

LEAST_FREE_BYTES = 100_000_000
ASK_SECONDS = 2

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;]+)( ;)?", re.MULTILINE)


class Level(StrEnum):
    """How a check ended."""

    OK = "ok"
    NOTE = "note"
    WRONG = "WRONG"


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    level: Level
    text: str
    advice: str = ""
    """What to do; empty if nothing is to be done."""

    def __str__(self) -> str:
        return f"{self.level:<5}  {self.text}" + (f". {self.advice}" if self.advice else "")


def diagnose() -> Iterator[Finding]:
    """Check everything that an installation needs, one thing after the other."""
    yield python_is_new(sys.version_info[:3])
    yield packages_are_locked(LOCK)
    faults = wrong_settings()
    if faults:
        yield from (Finding(Level.WRONG, f"setting {fault}", "Change that environment variable") for fault in faults)
        yield Finding(
            Level.NOTE, "seed file, store and port were not looked at: where they are depends on the settings"
        )
        return
    settings = Settings()
    yield Finding(Level.OK, "settings: each is what it may be")
    if settings.traces != "off":
        yield traces_can_be_sent()
    if settings.database_url:
        yield database_is_ready(settings)
    else:
        yield from seed_and_store(settings)
        yield from folder_is_ready(settings.store)
    yield port_is_free(settings)


def python_is_new(found: tuple[int, ...]) -> Finding:
    """Check the version of Python."""
    written, least = (".".join(map(str, one)) for one in (found, LEAST_PYTHON))
    if found < LEAST_PYTHON:
        return Finding(Level.WRONG, f"Python {written} is too old", f"Install Python {least} or newer")
    return Finding(Level.OK, f"Python {written}")


def packages_are_locked(lock: Path) -> Finding:
    """Check that the packages are those that the service was tested with."""
    if not lock.exists():
        return Finding(Level.NOTE, f"packages: no {lock.name} is here to compare them with")
    wrong = []
    lines = _LOCKED.findall(lock.read_text())
    # Under conditions, as for other systems, a package may be missing, or be locked in several versions.
    required = {name for name, _, condition in lines if not condition}
    for name in dict.fromkeys(name for name, _, _ in lines):
        wanted = [one for other, one, _ in lines if other == name]
        try:
            found = version(name)
        except PackageNotFoundError:
            found = ""
        if found not in wanted and (found or name in required):
            wrong.append(f"{name} {found or 'is missing'} ({' or '.join(wanted)} is wanted)")
    if wrong:
        return Finding(Level.WRONG, f"packages: {', '.join(wrong)}", f"Install {lock.name} again: make setup")
    return Finding(Level.OK, f"packages: {len(lines)} as {lock.name} has them")


def traces_can_be_sent() -> Finding:
    """Check that what traces need is there; it is imported when a service starts that is traced."""
    try:
        import app.core.exporting  # noqa: F401  # only whether it can be
    except ModuleNotFoundError as error:
        return Finding(Level.WRONG, f"traces: {error.name} is missing", "pip install 'iom-facts[otel]', or TRACES=off")
    return Finding(Level.OK, "traces: what they need is there")


def database_is_ready(settings: Settings) -> Finding:
    """Check that the database answers and has a release of this program's format."""
    try:
        shelf = shelf_of(settings)
    except ModuleNotFoundError as error:
        return Finding(Level.WRONG, f"database: {error.name} is not installed", "pip install 'iom-facts[postgresql]'")
    store = shelf.current()
    if store is None:
        return Finding(Level.WRONG, f"database: {NO_STORE[shelf.fault].en}", "python -m app seed writes one")
    store.close()
    return Finding(Level.OK, f"database: it has release {store.release}")


def seed_and_store(settings: Settings) -> Iterator[Finding]:
    """Check the seed file, the store, and that the one was made of the other."""
    release, finding = _seeded(settings.seed_file)
    yield finding
    try:
        store = SQLiteStore(settings.store)
        store.examine()
    except StoreUnusable as error:
        yield Finding(Level.WRONG, f"store: {error}")
        return
    store.close()
    yield Finding(Level.OK, f"store: {settings.store} has release {store.release} and no damage")
    if settings.store.stat().st_mode & stat.S_IWOTH:
        yield Finding(Level.WRONG, f"store: anybody may write to {settings.store}", f"chmod o-w {settings.store}")
    if store.meta.get("answers_of") != build_of(settings):
        text = "store: the answers in it were made by another program or with other settings"
        yield Finding(Level.NOTE, text, "The service makes its own; python -m app seed makes them ready again")
    if release:
        yield made_of(settings.seed_file, release, store)


def _seeded(file: Path) -> tuple[str, Finding]:
    """Give the release of a seed file too; empty if the file is not good."""
    try:
        from app.seeding.faults import SeedRefused
        from app.seeding.run import load
    except ModuleNotFoundError as error:
        return "", Finding(Level.NOTE, f"seed file: not looked at, for {error.name} is not here: an image serves only")
    try:
        with load(file) as (dossier, _):
            return dossier.release, Finding(Level.OK, f"seed file: {file} has release {dossier.release} and no faults")
    except SeedRefused as refusal:
        text = f"seed file: {len(refusal.faults)} faults in {file}, the first: {refusal.faults[0]}"
        return "", Finding(Level.WRONG, text, "python -m app check lists all")
    except OSError as error:
        return "", Finding(Level.NOTE, f"seed file: not looked at, for it takes a temporary file ({error.strerror})")


def made_of(file: Path, release: str, store: Store) -> Finding:
    """Check that a store was made of what a good seed file says; that takes as long as seeding."""
    from app.seeding.run import quiet, seed
    from app.seeding.writing import StoreNotWritten

    if release != store.release:
        text = f"store: it has release {store.release}, but the seed file {release}"
        return Finding(Level.WRONG, text, "python -m app seed makes it again")
    try:
        with tempfile.TemporaryDirectory() as folder:
            again = Path(folder) / "facts.sqlite"
            seed(file, again, quiet)
            made = SQLiteStore(again)
            made.close()
    except (OSError, StoreNotWritten) as failure:
        return Finding(
            Level.NOTE, f"store: not compared with the seed file, for that takes a temporary one ({failure})"
        )
    if made.digest != store.digest:
        text = f"store: the seed file says something else by now under the same release {release}"
        return Finding(Level.WRONG, text, "Raise release.id if facts have changed; python -m app seed makes it again")
    return Finding(Level.OK, f"store: made of this seed file (digest {store.digest})")


def folder_is_ready(store: Path) -> Iterator[Finding]:
    """Check that a next store can be put in place."""
    folder = next(one for one in store.absolute().parents if one.exists())
    try:
        with tempfile.TemporaryFile(dir=folder):
            yield Finding(Level.OK, f"folder: a new store can be put into {folder}")
    except OSError as error:
        text = f"folder: no new store can be put into {folder} ({error.strerror})"
        yield Finding(Level.NOTE if store.exists() else Level.WRONG, text, "Seeding needs the right to write there")
    needed = max(2 * store.stat().st_size if store.exists() else 0, LEAST_FREE_BYTES)
    free = shutil.disk_usage(folder).free
    room = f"disk: {free // 10**6:,} MB are free in {folder}"
    if free < needed:
        yield Finding(
            Level.WRONG, room, f"Seeding writes a new store beside the old one: make room for {needed:,} bytes"
        )
    else:
        yield Finding(Level.OK, room)


def port_is_free(settings: Settings) -> Finding:
    """Check that the service can listen where it should; that it does already is no fault."""
    place = f"{settings.host}:{settings.port}"
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as probe:
            # As the server does: what just ended must not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return _taken(settings, place)
        advice = "HOST must be an address of this machine; a PORT under 1024 may need rights"
        return Finding(Level.WRONG, f"port: nothing can listen on {place} ({error.strerror})", advice)
    return Finding(Level.OK, f"port: {place} is free")


def _taken(settings: Settings, place: str) -> Finding:
    connection = HTTPConnection(settings.host, settings.port, timeout=ASK_SECONDS)
    try:
        connection.request("GET", "/version")
        told = json.loads(connection.getresponse().read())
        return Finding(Level.OK, f"port: this service answers on {place} already, with release {told['release']}")
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return Finding(Level.WRONG, f"port: another program listens on {place}", "End it, or set PORT to another one")
    finally:
        connection.close()
