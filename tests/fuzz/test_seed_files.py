"""Seed files spoiled at random: seeding never breaks, says where each fault is, and leaves the served store alone."""

import copy
import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.sqlite import SQLiteStore
from app.seeding.faults import SeedFault, SeedRefused, Way
from app.seeding.run import quiet, seed
from tests.fuzz.mutations import Spoiled, at, changed_bytes, spoiled, spoiled_bytes, ways_to, written
from tests.seeding.dossiers import KEPT, cut, whole_dossier

pytestmark = pytest.mark.usefixtures("uncounted")

SMALL = cut(whole_dossier(), KEPT)
WAYS = list(ways_to(SMALL))
WHOLE = written(SMALL)

FEWER = settings(max_examples=settings().max_examples // 3)
"""Where most files are good still, and a store is made of each."""


class Place(NamedTuple):
    """Where a served store lies, and what it must stay."""

    file: Path
    store: Path
    kept: Path

    def digest(self) -> str:
        return hashlib.sha256(self.store.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A store of the small dossier that is being served, and a place for spoiled files."""
    folder = tmp_path_factory.mktemp("spoiled")
    found = Place(folder / "seed.json", folder / "served" / "facts.sqlite", folder / "kept.sqlite")
    found.file.write_bytes(WHOLE)
    seed(found.file, found.store, quiet)
    shutil.copy(found.store, found.kept)
    return found


def faults_of(place: Place, content: bytes) -> list[SeedFault]:
    """Seed a file over the served store; give its faults, for which the store must not have been touched."""
    place.file.write_bytes(content)
    before = place.digest()
    faults: list[SeedFault] = []
    try:
        seed(place.file, place.store, quiet)
    except SeedRefused as refusal:
        faults = refusal.faults
    if not faults:
        # The change was harmless: a new text, say. What was made of it must be a good store.
        assert SQLiteStore(place.store).rows("PRAGMA quick_check") == [("ok",)]
        shutil.copy(place.kept, place.store)
    assert place.digest() == before
    assert sorted(path.name for path in place.store.parent.iterdir()) == ["facts.sqlite", "facts.sqlite.lock"]
    return faults


def leads_somewhere(fault: SeedFault, value: Any) -> bool:
    """Tell whether all of a fault's way but its last step, which may be missing, is there."""
    try:
        at(value, fault.at[:-1])
    except (KeyError, IndexError, TypeError):
        return False
    return True


@given(spoiled(SMALL, WAYS))
def test_a_spoiled_value_is_told_where_it_stands(place: Place, change: Spoiled) -> None:
    faults = faults_of(place, written(change.dossier))

    assert all(fault.path.startswith("$") and fault.detail for fault in faults)
    assert all(leads_somewhere(fault, change.dossier) for fault in faults), [fault.path for fault in faults]
    if change.at is not None:
        told = {fault.at for fault in faults}
        assert change.at in told or () in told, (change.what, [str(fault)[:200] for fault in faults])


@given(st.lists(st.sampled_from(WAYS), min_size=2, max_size=30), st.sampled_from([None, 7, "x", [], {}]))
def test_many_spoiled_values_are_told_in_the_order_of_the_file(place: Place, ways: list[Way], value: Any) -> None:
    dossier = json.loads(WHOLE)
    for way in ways:
        # What stood there may be gone with what was around it.
        with suppress(KeyError, IndexError, TypeError):
            at(dossier, way[:-1])[way[-1]] = copy.copy(value)

    faults = faults_of(place, written(dossier))

    assert [fault.place for fault in faults] == sorted(fault.place for fault in faults)
    assert all(leads_somewhere(fault, dossier) for fault in faults)


@given(spoiled_bytes(WHOLE))
def test_what_is_cut_off_or_no_text_is_no_seed_file(place: Place, content: bytes) -> None:
    faults = faults_of(place, content)

    assert [fault.path for fault in faults] == ["$"]


@FEWER
@given(changed_bytes(WHOLE))
def test_changed_bytes_break_nothing(place: Place, content: bytes) -> None:
    faults = faults_of(place, content)

    assert all(fault.path.startswith("$") for fault in faults)
