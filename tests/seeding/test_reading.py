"""Reading a seed file piece by piece: wherever a piece ends, the same is read."""

import json
from pathlib import Path

import pytest

from app.seeding import reading
from app.seeding.faults import SeedRefused
from app.seeding.reading import opened
from tests.seeding.dossiers import Dossier
from tests.seeding.test_broken_files import NOT_READ

SMALL = {
    "$schema": "移住.json",
    "number": 12,
    "members": [{"id": "jpn", "name": "日本\n\"'\\"}, {"id": "aus"}, [1.5, -2e3], None, {"id": "jpn"}],
    "claims": [],
    "people": {"id": "nobody"},
}

MORE_NOT_READ = [b'{"a" 1}', b"{1: 2}", b'{"members": [1, ]}', b'{"members": [1 2]}', b"{", b"[1", b"12 13", b"{}x"]


def pieces_of(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHARACTERS_AT_ONCE", size)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_file_is_read_alike_in_pieces_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, indent: int | None
) -> None:
    pieces_of(size, monkeypatch)
    file = tmp_path / "seed.json"
    file.write_text(json.dumps(SMALL, ensure_ascii=False, indent=indent), encoding="utf-8")

    with opened(file) as seed:
        records = list(seed.lists["members"])

        assert seed.head == {**SMALL, "members": [], "claims": []}
        assert records == SMALL["members"]
        assert seed.lists["members"].ids == {"jpn": 0, "aus": 1}
        assert list(seed.lists["claims"]) == []


@pytest.mark.parametrize(("content", "value"), [(b"12", 12), (b" true ", True), (b'"ab"', "ab"), (b"{}", {})])
@pytest.mark.parametrize("size", [1, 100])
def test_a_file_may_be_any_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, value: object, size: int
) -> None:
    pieces_of(size, monkeypatch)
    file = tmp_path / "seed.json"
    file.write_bytes(content)

    with opened(file) as seed:
        assert seed.head == value


@pytest.mark.parametrize("size", [1, 5])
@pytest.mark.parametrize("content", [*(content for content, _ in NOT_READ[:-3]), *MORE_NOT_READ])
def test_what_is_no_json_is_refused_alike_in_small_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, size: int
) -> None:
    file = tmp_path / "seed.json"
    file.write_bytes(content)
    with pytest.raises(SeedRefused) as whole, opened(file):
        pass

    pieces_of(size, monkeypatch)
    with pytest.raises(SeedRefused) as in_pieces, opened(file):
        pass

    assert str(in_pieces.value) == str(whole.value)


def test_whoever_edits_the_file_meanwhile_does_no_harm(small_file: Path, small_dossier: Dossier) -> None:
    with opened(small_file) as seed:
        small_file.write_text("{}")

        assert list(seed.lists["members"]) == small_dossier["members"]
