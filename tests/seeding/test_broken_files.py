"""Broken seed files: every fault is told with its place, and the served store stays as it was."""

from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.seeding.faults import SeedFault, SeedRefused
from app.seeding.run import load
from tests.seeding.broken import BROKEN, put
from tests.seeding.dossiers import Dossier, written

APART = "periods stand in order and apart."

OVERLAPPING: list[tuple[list[dict[str, str | None]], str]] = [
    (
        [{"from": "1951-12", "to": None}, {"from": "1985-05-24", "to": None}],
        f"The period from 1985-05-24 overlaps the one before, which lasts to None; {APART}",
    ),
    (
        [{"from": "1951-12", "to": "1973"}, {"from": "1972", "to": None}],
        f"The period from 1972 overlaps the one before, which lasts to 1973; {APART}",
    ),
    (
        [{"from": "1951-12", "to": "1973-05-02"}, {"from": "1973-05-01", "to": None}],
        f"The period from 1973-05-01 overlaps the one before, which lasts to 1973-05-02; {APART}",
    ),
    (
        [{"from": "1985", "to": None}, {"from": "1951", "to": "1973"}],
        f"The period from 1951 overlaps the one before, which lasts to None; {APART}",
    ),
    (
        [{"from": "1951", "to": "1973"}, {"from": None, "to": None}],
        f"The period from None overlaps the one before, which lasts to 1973; {APART}",
    ),
]

NOT_READ = [
    (b"", "$: {file} is not JSON: Expecting value: line 1 column 1 (char 0)."),
    (b'{\n  "release": {\n    "id": ', "$: {file} is not JSON: Expecting value: line 3 column 11 (char 27)."),
    (b'{\n  "a": 1,\n}', "$: {file} is not JSON: Expecting property name enclosed in double quotes: line 3 column 1"),
    (b"{} {}", "$: {file} is not JSON: Extra data: line 1 column 4 (char 3)."),
    (b'{"a": NaN}', "$: {file} is not JSON: NaN is no JSON number."),
    (b'{"a": -Infinity}', "$: {file} is not JSON: -Infinity is no JSON number."),
    (b'{"a": ' + b"1" * 5000 + b"}", "$: {file} is not JSON: Exceeds the limit (4300 digits)"),
    (b'{"a": "\x00"}', "$: {file} is not JSON: Invalid control character at: line 1 column 8 (char 7)."),
    (b'{"a": "\xff"}', "$: {file} is not JSON: 'utf-8' codec can't decode byte 0xff in position 7"),
    (b'{"a": "\xed\xa0\x80"}', "$: {file} is not JSON: 'utf-8' codec can't decode byte 0xed in position 7"),
    ("{}".encode("utf-16"), "$: {file} is not JSON: 'utf-8' codec can't decode byte 0xff in position 0"),
    (b"\xef\xbb\xbf{}", "$: {file} is not JSON: Unexpected UTF-8 BOM"),
    (b'{"a": 1, "b": {"c": [{"d": 1, "d": 1}]}}', "$.b.c[0].d: This key stands twice in its object."),
    (b'{"members": [], "members": []}', "$.members: This key stands twice in its object."),
    (b'{"a": "\\ud800"}', "$.a: Half a character: a surrogate without its other half."),
    (b"[" * 100_000, "$: Nested too deeply."),
    (b'{"a":' * 100_000, "$: Nested too deeply."),
    (b"[]", "$: Input should be a valid dictionary or instance of SeedFile; found []."),
    (b"null", "$: Input should be a valid dictionary or instance of SeedFile; found None."),
    (b'"release"', "$: Input should be a valid dictionary or instance of SeedFile; found 'release'."),
]


def faults_of(file: Path) -> list[SeedFault]:
    with pytest.raises(SeedRefused) as refusal, load(file):
        pass
    return refusal.value.faults


def test_the_dossier_that_is_broken_here_is_whole(small_file: Path) -> None:
    with load(small_file) as (dossier, _):
        assert dossier.release == "2026.11.0"


@pytest.mark.parametrize(("place", "value", "says"), BROKEN)
def test_a_fault_is_told_with_its_place(small: Dossier, tmp_path: Path, place: str, value: Any, says: str) -> None:
    put(small, place, value)

    faults = faults_of(written(small, tmp_path / "seed.json"))

    assert {fault.path for fault in faults} == {place}
    assert any(says in str(fault) for fault in faults), faults


@pytest.mark.parametrize(("periods", "says"), OVERLAPPING)
def test_periods_that_overlap_are_refused(
    small: Dossier, tmp_path: Path, periods: list[dict[str, str | None]], says: str
) -> None:
    put(small, "$.members[0].periods", periods)

    faults = faults_of(written(small, tmp_path / "seed.json"))

    assert [str(fault) for fault in faults] == [f"$.members[0].periods[1]: {says}"]


@pytest.mark.parametrize(
    "periods",
    [
        [{"from": "1951", "to": "1973"}, {"from": "1973", "to": None}],
        [{"from": "1951", "to": "1973"}, {"from": "1973-05", "to": None}],
        [{"from": None, "to": "1973-05-01"}, {"from": "1973-05-01", "to": "1973-05-01"}],
    ],
)
def test_a_period_may_begin_in_the_year_in_which_one_ended(
    small: Dossier, tmp_path: Path, periods: list[dict[str, str | None]]
) -> None:
    put(small, "$.members[0].periods", periods)

    with load(written(small, tmp_path / "seed.json")) as (dossier, _):
        assert dossier.record("members", "aus").periods[0].from_ == periods[0]["from"]


@pytest.mark.parametrize(("content", "says"), NOT_READ)
def test_what_is_no_seed_file_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "seed.json"
    file.write_bytes(content)

    faults = faults_of(file)

    assert len(faults) == 1
    assert str(faults[0]).startswith(says.format(file=file))


@pytest.mark.parametrize("depth", [101, 500, *range(940, 1000, 3)])
def test_nesting_is_refused_long_before_it_breaks_anything(tmp_path: Path, depth: int) -> None:
    file = tmp_path / "seed.json"
    file.write_bytes(b'{"members":' + b"[" * depth + b"]" * depth + b"}")

    faults = faults_of(file)

    assert [str(fault) for fault in faults] == ["$: Nested too deeply."]


@pytest.mark.parametrize(("name", "says"), [("none.json", "No such file or directory."), ("", "Is a directory.")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, says: str) -> None:
    faults = faults_of(tmp_path / name)

    assert [str(fault) for fault in faults] == [f"$: {tmp_path / name} cannot be read: {says}"]


def test_a_missing_file_ends_the_command_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "none.json"

    code = main(["check", "--file", str(file)])

    assert code == 1
    assert capsys.readouterr() == (
        "",
        f"1 fault found, nothing was written:\n$: {file} cannot be read: No such file or directory.\n",
    )


def test_a_good_file_ends_the_check_with_0(small_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "--file", str(small_file)])

    assert code == 0
    assert capsys.readouterr() == (f"{small_file}: no faults\n", "")
