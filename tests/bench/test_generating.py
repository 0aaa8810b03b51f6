"""Synthetic dossiers: valid, the same each time, as large as asked."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from tests.conftest import DOSSIER

RECORDS = 1_200


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small synthetic dossier."""
    path = tmp_path_factory.mktemp("generated") / "seed.json"
    assert main(["generate", "--records", str(RECORDS), "--file", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def dossier(file: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return made


def real() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DOSSIER.read_text(encoding="utf-8"))
    return found


def mean_size(records: list[Any]) -> float:
    return sum(len(json.dumps(record, ensure_ascii=False)) for record in records) / len(records)


def test_a_generated_dossier_has_no_faults(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--file", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: no faults\n"


def test_a_generated_dossier_has_as_many_records_as_asked(dossier: dict[str, Any]) -> None:
    lists = {key: value for key, value in dossier.items() if isinstance(value, list)}

    assert 1 + sum(map(len, lists.values())) == RECORDS
    assert list(dossier) == list(real())
    for key, records in lists.items():
        ids = [record["id"] for record in records]
        assert ids == sorted(set(ids)), key


def test_a_dossier_is_generated_the_same_each_time_beside_the_store(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORE", str(tmp_path / "none-yet" / "facts.sqlite"))

    main(["generate", "--records", str(RECORDS)])

    assert (tmp_path / "none-yet" / "generated.json").read_bytes() == file.read_bytes()


def test_what_does_not_grow_is_as_in_the_real_dossier(dossier: dict[str, Any]) -> None:
    whole = real()

    for key in ("release", "organization", "members", "people", "indicators", "code_lists"):
        assert dossier[key] == whole[key], key


@pytest.mark.parametrize("key", ["history_events", "observations", "funding_issues", "forum_events", "sources"])
def test_records_are_about_as_large_as_real_ones(dossier: dict[str, Any], key: str) -> None:
    made = [record for record in dossier[key] if record["id"][-8:].isdecimal()]

    assert made
    assert 0.6 < mean_size(made) / mean_size(real()[key]) < 1.5


def test_few_words_are_frequent_and_most_are_rare(dossier: dict[str, Any]) -> None:
    words = Counter(word for event in dossier["history_events"] for word in event["summary"]["en"].split())

    counts = sorted(words.values(), reverse=True)
    assert counts[0] > 20
    assert sum(count == 1 for count in counts) > len(counts) / 3


def test_fewer_records_than_a_dossier_needs_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "seed.json"

    nothing = main(["generate", "--records", "0", "--file", str(file)])

    told = re.fullmatch(r"A dossier has at least (\d+) records\.\n", capsys.readouterr().err)
    assert told
    least = int(told[1])
    assert nothing == 1
    assert main(["generate", "--records", str(least - 1), "--file", str(file)]) == 1
    assert not file.exists()
    assert main(["generate", "--records", str(least), "--file", str(file)]) == 0


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["generate", "--records", "1000", "--file", str(tmp_path)])

    assert code == 1
    assert capsys.readouterr().err == f"[Errno 21] Is a directory: '{tmp_path}'\n"
