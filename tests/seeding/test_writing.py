"""What seeding writes: every record once, in order, the same each time."""

import json
import os
import pty
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.core.documents import first_at
from app.core.resource import Resource
from app.core.sqlite import SQLiteStore
from app.core.store import STORE_FORMAT, Store
from app.facts.resources import COLLECTIONS, RESOURCES
from app.seeding.run import seed
from tests.seeding.broken import put
from tests.seeding.dossiers import Dossier, of_release, whole_dossier, written
from tests.servers import ROOT, unmeasured

SMALL_RECORDS = 157
"""Records of the small dossier."""

SMALL_ROWS = 845
"""The same with the facts of its sources, of which each is a row of its own."""

RESOURCE_LISTS = [resource for resource in COLLECTIONS if isinstance(resource, Resource)]


def quiet(name: str, count: int) -> None:
    """Tell nobody how far seeding has come."""


def seeded(dossier: Dossier, folder: Path) -> Store:
    """Seed a dossier into a store of its own and open it."""
    folder.mkdir()
    seed(written(dossier, folder / "seed.json"), folder / "facts.sqlite", quiet)
    return SQLiteStore(folder / "facts.sqlite")


def rows(store: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_seed_file_gives_the_same_store_byte_for_byte_each_time(small_file: Path, tmp_path: Path) -> None:
    made = []
    for hash_seed in ("1", "2"):
        store = tmp_path / hash_seed / "facts.sqlite"
        command = [sys.executable, "-m", "app", "seed", "--file", str(small_file), "--store", str(store)]
        subprocess.run(command, cwd=ROOT, env={**unmeasured(), "PYTHONHASHSEED": hash_seed}, check=True)
        made.append(store.read_bytes())

    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("$.release.id", "2026.11.1"),
        ("$.release.note.en", "Another note."),
        ("$.members[1].name.en", "Nippon"),
        ("$.code_lists[22].values[0].label.en", "Number of things"),
    ],
)
def test_whatever_changes_gives_another_digest(small: Dossier, tmp_path: Path, place: str, value: str) -> None:
    before = seeded(small, tmp_path / "before").digest
    put(small, place, value)

    after = seeded(small, tmp_path / "after").digest

    assert after != before
    assert len(after) == len(before) == 32


def test_a_store_opens_with_the_release_of_its_file(small_dossier: Dossier, small_store: Path) -> None:
    store = SQLiteStore(small_store)

    assert store.release == "2026.11.0"
    assert sorted(store.meta) == ["countries", "digest", "precisions", "release", "vocabulary"]
    assert store.meta["release"] == small_dossier["release"]
    assert store.codes("regions") == ["Africa", "Americas", "Asia", "Europe", "Oceania"]
    assert store.rows("PRAGMA user_version") == [(STORE_FORMAT,)]
    assert store.rows("PRAGMA quick_check") == [("ok",)]


def test_every_record_of_the_dossier_is_in_the_store(store: Path) -> None:
    dossier = whole_dossier()

    stored = {resource.key: rows(store, f"SELECT id FROM {resource.key} ORDER BY id") for resource in RESOURCES}

    organization = stored.pop("organization")
    assert organization == [("iom",)]
    for key, ids in stored.items():
        assert [record_id for (record_id,) in ids] == sorted(record["id"] for record in dossier[key]), key


def test_every_source_lists_each_record_that_cites_it_once(store: Path) -> None:
    dossier = whole_dossier()
    lists = {"organization": [dossier["organization"]]} | {
        key: value for key, value in dossier.items() if isinstance(value, list)
    }
    expected = {
        f"{source}/{resource.type_name}/{record['id']}"
        for resource in RESOURCES
        for record in lists[resource.key]
        for source in _cited(record)
    }

    found = rows(store, "SELECT id, document FROM source_facts ORDER BY id")

    assert [fact_id for fact_id, _ in found] == sorted(expected)
    documents = [json.loads(document) for _, document in found]
    assert {f"{one['source']}/{one['type']}/{one['id']}" for one in documents} == expected


def _cited(value: Any) -> set[str]:
    if isinstance(value, list):
        return {source for item in value for source in _cited(item)}
    if isinstance(value, dict):
        cited = {citation["source"] for citation in value.get("citations", ())}
        return cited | {source for below in value.values() for source in _cited(below)}
    return set()


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.path)
def test_positions_run_from_1_without_a_gap(store: Path, collection: Resource) -> None:
    positions = [position for (position,) in rows(store, f"SELECT position FROM {collection.key} ORDER BY position")]

    assert positions == list(range(1, len(positions) + 1))


@pytest.mark.parametrize("resource", RESOURCE_LISTS, ids=lambda resource: resource.path)
def test_positions_are_the_default_order_with_the_unknown_first(store: Path, resource: Resource) -> None:
    paths = [resource.query.sorts[key].path for key in (*resource.query.default_sort, "id")]

    documents = [json.loads(one) for (one,) in rows(store, f"SELECT document FROM {resource.key} ORDER BY position")]

    keys = [[(value is not None, value) for value in (first_at(one, path) for path in paths)] for one in documents]
    assert keys == sorted(keys)


def test_seeding_says_what_it_wrote_and_shows_no_progress_outside_a_terminal(
    small_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "new" / "folder" / "facts.sqlite"

    code = main(["seed", "--file", str(small_file), "--store", str(store)])

    assert code == 0
    assert capsys.readouterr() == (f"{store}: release 2026.11.0, {SMALL_RECORDS} records\n", "")


def test_seeding_shows_its_progress_on_a_terminal_and_cleans_up(small_file: Path, tmp_path: Path) -> None:
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "app", "seed", "--file", str(small_file), "--store", str(tmp_path / "store")]

    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal, check=True)

    os.close(terminal)
    shown = os.read(screen, 65_536).decode()
    os.close(screen)
    lines = shown.split("\r\x1b[K")
    assert lines[:3] == ["", "5 records checked, now history_events", "8 records checked, now members"]
    written = lines.index("1 records, now organization")
    assert lines[written - 1] == f"{SMALL_RECORDS - 1} records checked, now code_lists"
    assert lines[written + 1] == "6 records, now history-events"
    assert lines[-2:] == [f"{SMALL_ROWS} records, now donor-years", ""]
    assert done.stdout.decode() == f"{tmp_path / 'store'}: release 2026.11.0, {SMALL_RECORDS} records\n"


def test_a_new_release_takes_the_place_of_the_old(small: Dossier, small_store: Path, tmp_path: Path) -> None:
    seed(written(of_release(small, "2026.12.0"), tmp_path / "next.json"), small_store, quiet)

    assert SQLiteStore(small_store).release == "2026.12.0"
    assert sorted(path.name for path in small_store.parent.iterdir()) == ["facts.sqlite", "facts.sqlite.lock"]
