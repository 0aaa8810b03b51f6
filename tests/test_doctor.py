"""What `python -m app doctor` finds wrong, each kind of trouble by itself."""

import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from shutil import copy
from threading import Thread
from urllib.parse import urlsplit

import pytest

from app.__main__ import main
from app.core.sqlite import SQLiteStore
from app.doctor import (
    LOCK,
    Finding,
    Level,
    diagnose,
    folder_is_ready,
    made_of,
    packages_are_locked,
    port_is_free,
    python_is_new,
    seed_and_store,
    traces_can_be_sent,
)
from app.main import build_of
from app.preparing import prepare
from app.seeding.answers import keep_answers
from app.seeding.run import quiet, seed
from app.settings import Settings
from tests.faults.test_spoiled_stores import emptied, of_another_version, removed, truncated, with_a_hole
from tests.seeding.dossiers import KEPT, cut, of_release, whole_dossier, written
from tests.servers import free_port

SETTINGS = ("SEED_FILE", "STORE", "HOST", "PORT", "PUBLIC_URL", "REPORT_URL", "LOG")
FOREVER = 20


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A small installation in which nothing is wrong, made once."""
    folder = tmp_path_factory.mktemp("made")
    settings = Settings(
        seed_file=written(cut(whole_dossier(), KEPT), folder / "seed.json"), store=folder / "facts.sqlite"
    )
    seed(settings.seed_file, settings.store, quiet)
    keep_answers(settings.store, prepare(settings.store, settings))
    return settings


@pytest.fixture
def installed(made: Settings, tmp_path: Path) -> Settings:
    """The same for one test, which may spoil it."""
    return replace(
        made,
        seed_file=Path(copy(made.seed_file, tmp_path / "seed.json")),
        store=Path(copy(made.store, tmp_path / "facts.sqlite")),
        port=free_port(),
    )


def wrong(findings: Iterator[Finding]) -> list[str]:
    return [str(one) for one in findings if one.level is Level.WRONG]


def notes(findings: Iterator[Finding]) -> list[str]:
    return [str(one) for one in findings if one.level is Level.NOTE]


def test_a_good_installation_has_nothing_wrong(
    installed: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in SETTINGS:
        monkeypatch.setenv(name, str(getattr(installed, name.lower())))

    monkeypatch.setenv("TRACES", "otlp")

    code = main(["doctor"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines.pop(3) == "ok     traces: what they need is there"
    assert [line.partition(" ")[0] for line in lines] == ["ok"] * 9 + ["nothing"]
    assert lines[3] == f"ok     seed file: {installed.seed_file} has release 2026.11.0 and no faults"
    assert lines[4] == f"ok     store: {installed.store} has release 2026.11.0 and no damage"
    assert lines[5].startswith("ok     store: made of this seed file (digest ")
    assert lines[8] == f"ok     port: 127.0.0.1:{installed.port} is free"


def test_traces_are_looked_at_only_where_they_are_asked_for(
    installed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SETTINGS:
        monkeypatch.setenv(name, str(getattr(installed, name.lower())))

    first = [finding.text.partition(":")[0] for finding in islice(diagnose(), 4)]

    assert first[2:] == ["settings", "seed file"]


def test_all_settings_that_are_wrong_are_told_and_the_rest_is_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "abc")
    monkeypatch.setenv("LOG", "some")

    code = main(["doctor"])

    told = capsys.readouterr().out
    assert code == 1
    assert "WRONG  setting PORT: must be a whole number from 0 to 65535; found 'abc'. Change that env" in told
    assert "WRONG  setting LOG: must be one of off, errors, all; found 'some'. Change that env" in told
    assert told.endswith("\n2 wrong\n")
    assert "port:" not in told


def test_an_old_python_is_told() -> None:
    assert str(python_is_new((3, 10, 4))) == "WRONG  Python 3.10.4 is too old. Install Python 3.11 or newer"
    assert str(python_is_new((3, 12, 0))) == "ok     Python 3.12.0"


def test_packages_that_are_missing_or_others_are_told(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "fastapi==0.1.0 \\\n    --hash=sha256:00\n    # via nothing==1\n"
        f"starlette=={version('starlette')} \\\n"
        "not-there==1.2 \\\n"
        "on-other-systems==1.0 ; sys_platform == 'win32' \\\n"
    )

    told = str(packages_are_locked(lock))

    assert told == (
        f"WRONG  packages: fastapi {version('fastapi')} (0.1.0 is wanted), not-there is missing (1.2 is wanted). "
        "Install requirements.lock again: make setup"
    )


def test_the_lock_is_read_and_may_be_absent(tmp_path: Path) -> None:
    assert packages_are_locked(LOCK).level is Level.OK
    assert packages_are_locked(LOCK).text.endswith(" as requirements.lock has them")
    assert packages_are_locked(tmp_path / "none.lock").level is Level.NOTE


def test_traces_without_what_they_need_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "app.core.exporting", None)

    assert str(traces_can_be_sent()) == (
        "WRONG  traces: app.core.exporting is missing. pip install 'iom-facts[otel]', or TRACES=off"
    )


def test_a_seed_file_that_is_missing_or_has_faults_is_told(installed: Settings) -> None:
    written({"release": {}}, installed.seed_file)
    faulty = wrong(seed_and_store(installed))
    installed.seed_file.unlink()
    missing = wrong(seed_and_store(installed))

    assert len(faulty) == len(missing) == 1
    assert faulty[0].startswith("WRONG  seed file: ")
    assert f" faults in {installed.seed_file}, the first: $" in faulty[0]
    assert faulty[0].endswith(". python -m app check lists all")
    assert f"{installed.seed_file} cannot be read: No such file or directory." in missing[0]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (removed, "unable to open database file; make it with: python -m app seed"),
        (emptied, "has format 0, this version reads"),
        (of_another_version, "has format 99, this version reads"),
        (truncated, "make it with: python -m app seed"),
        (with_a_hole, "make it "),
    ],
)
def test_a_store_that_cannot_be_served_is_told(installed: Settings, spoil: object, told: str) -> None:
    assert callable(spoil)
    spoil(installed.store)

    found = wrong(seed_and_store(installed))

    assert len(found) == 1
    assert found[0].startswith(f"WRONG  store: {installed.store}")
    assert told in found[0]


def test_a_store_of_another_release_is_told(installed: Settings) -> None:
    written(of_release(cut(whole_dossier(), KEPT), "2026.12.0"), installed.seed_file)

    assert wrong(seed_and_store(installed)) == [
        "WRONG  store: it has release 2026.11.0, but the seed file 2026.12.0. python -m app seed makes it again"
    ]


def test_a_seed_file_that_was_changed_under_its_release_is_told(installed: Settings) -> None:
    dossier = cut(whole_dossier(), KEPT)
    dossier["members"].pop(0)
    written(dossier, installed.seed_file)

    (told,) = wrong(seed_and_store(installed))

    assert told == (
        "WRONG  store: the seed file says something else by now under the same release 2026.11.0. "
        "Raise release.id if facts have changed; python -m app seed makes it again"
    )


def test_a_store_that_anybody_may_write_to_is_told(installed: Settings) -> None:
    installed.store.chmod(0o666)

    assert wrong(seed_and_store(installed)) == [
        f"WRONG  store: anybody may write to {installed.store}. chmod o-w {installed.store}"
    ]


def test_answers_of_another_program_are_no_fault(installed: Settings) -> None:
    elsewhere = replace(installed, public_url="https://facts.example.org")

    assert build_of(elsewhere) != build_of(installed)
    assert str(list(seed_and_store(elsewhere))[2]) == (
        "note   store: the answers in it were made by another program or with other settings. "
        "The service makes its own; python -m app seed makes them ready again"
    )


def test_an_image_has_no_seed_file_to_look_at(installed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "app.seeding.run", None)

    assert notes(seed_and_store(installed)) == [
        "note   seed file: not looked at, for app.seeding.run is not here: an image serves only"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="nobody can write to /proc")
def test_without_a_place_for_temporary_files_less_is_looked_at(
    installed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/proc")
    store = SQLiteStore(installed.store)

    found = [*notes(seed_and_store(installed)), str(made_of(installed.seed_file, store.release, store))]
    store.close()

    assert found[0].startswith("note   seed file: not looked at, for it takes a temporary file (")
    assert found[1].startswith("note   store: not compared with the seed file, for that takes a temporary one (")


@pytest.mark.skipif(sys.platform != "linux", reason="nobody can write to /proc")
def test_a_folder_that_cannot_be_written_is_wrong_only_without_a_store() -> None:
    served, none = (list(folder_is_ready(Path("/proc") / name)) for name in ("version", "none/facts.sqlite"))

    assert str(served[0]).startswith("note   folder: no new store can be put into /proc (")
    assert str(none[0]).startswith("WRONG  folder: no new store can be put into /proc (")
    assert str(none[1]) == (
        "WRONG  disk: 0 MB are free in /proc. Seeding writes a new store beside the old one: "
        "make room for 100,000,000 bytes"
    )


def test_a_folder_that_is_still_to_be_made_is_no_fault(tmp_path: Path) -> None:
    found = list(folder_is_ready(tmp_path / "new" / "deep" / "facts.sqlite"))

    assert str(found[0]) == f"ok     folder: a new store can be put into {tmp_path}"


@contextmanager
def listening(answer: bytes) -> Iterator[int]:
    """A program that gives one answer to whoever connects; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(answer)

        thread = Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join(timeout=FOREVER)


@pytest.mark.parametrize(
    "answer",
    [b"", b"SSH-2.0\r\n", b"HTTP/1.1 200 OK\r\n\r\nhello", b"HTTP/1.1 200 OK\r\n\r\n{}", b"HTTP/1.1 200 OK\r\n\r\n[]"],
)
def test_a_port_that_another_program_has_is_told(answer: bytes) -> None:
    with listening(answer) as port:
        found = port_is_free(Settings(port=port))

    assert str(found) == (
        f"WRONG  port: another program listens on 127.0.0.1:{port}. End it, or set PORT to another one"
    )


def test_a_service_that_answers_already_is_no_fault(server: str) -> None:
    port = urlsplit(server).port
    assert port

    assert str(port_is_free(Settings(port=port))) == (
        f"ok     port: this service answers on 127.0.0.1:{port} already, with release 2026.11.0"
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no address"])
def test_a_host_that_is_not_this_machine_is_told(host: str) -> None:
    found = str(port_is_free(Settings(host=host, port=8000)))

    assert found.startswith(f"WRONG  port: nothing can listen on {host}:8000 (")
    assert found.endswith(". HOST must be an address of this machine; a PORT under 1024 may need rights")
