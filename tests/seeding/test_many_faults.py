"""A seed file with many faults: all are told at once, in the order of the file, and the store stays as it was."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from tests.seeding.broken import GONE, put
from tests.seeding.dossiers import Dossier, whole_dossier, written

CHANGES: dict[str, Any] = {
    "$.release.date": "2026-11",
    "$.organization.founding.event": "founded",
    "$.organization.seat.city.ja": "",
    "$.history_events[2].people": ["nobody"],
    "$.history_events[10].date": "1951-02-31",
    "$.members[1].periods[0].from": GONE,
    "$.members[3].id": "afg",
    "$.indicators[0].nature": "stok",
    "$.observations[2000].value": "1,000",
    "$.observations[30].citations[0].source": "nowhere",
    "$.observations[30].value": 1.5,
    "$.funding_issues[0].ended": "1900",
    "$.forum_events[100].series": "no-series",
    "$.people[0].nickname": "Aki",
    "$.claims[5].citations": [],
    "$.sources[900].language": "xx",
    "$.origins[7].name": None,
    "$.code_lists[0].values[0].order": "first",
    "$.code_lists[8].id": "kinds-of-impact",
}
"""They make twenty-one faults in many lists; observation 30 has one of form and one of reference."""

REPORT = r"""21 faults found, nothing was written:
$.release.date: Not a full date.
$.organization.founding.event: 'founded' is not the id of any record of history-events.
$.organization.seat.city.ja: String should have at least 1 character; found ''.
$.history_events[2].people[0]: 'nobody' is not the id of any record of people.
$.history_events[10].date: Not a date that exists: '1951-02-31': 1951-02 has no day 31.
$.members[1].periods[0].from: This key is missing; use null or [] for what is unknown or none.
$.members[3].id: The id 'afg' is used twice.
$.members[3].id: 'afg' stands behind 'alb': ids are in order.
$.indicators[0].nature: 'stok' is not in the code list 'natures'. Did you mean 'stock'?
$.observations[30].value: Input should be a valid string; found 1.5.
$.observations[30].citations[0].source: 'nowhere' is not the id of any record of sources.
$.observations[2000].value: String should match pattern '^-?(0|[1-9][0-9]*)(\.[0-9]+)?$'; found '1,000'.
$.funding_issues[0].ended: 1900 is before 2008, the value of 'started'.
$.forum_events[100].series: 'no-series' is not the id of any record of forum-series.
$.people[0].nickname: Unknown key. Did you mean 'name'?
$.claims[5].citations: A record needs at least one citation.
$.sources[900].language: 'xx' is not in the code list 'languages'.
$.origins[7].name: Input should be a valid dictionary or instance of Text; found None.
$.code_lists: The code list 'impact-kinds' is missing.
$.code_lists[0].values[0].order: Input should be a valid integer; found 'first'.
$.code_lists[9].id: 'indicator-groups' stands behind 'kinds-of-impact': ids are in order."""
"""What is told, without the lists of what is allowed."""


@pytest.fixture(scope="module")
def broken_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole dossier with many faults."""
    dossier = whole_dossier()
    for place, value in CHANGES.items():
        put(dossier, place, value)
    return written(dossier, tmp_path_factory.mktemp("broken") / "seed.json")


def test_every_fault_is_told_in_the_order_of_the_file(
    broken_file: Path, small_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["seed", "--file", str(broken_file), "--store", str(small_store)])

    out, report = capsys.readouterr()
    assert (code, out) == (1, "")
    assert report.endswith("\n")
    assert [line.partition(" Allowed: ")[0] for line in report.splitlines()] == REPORT.splitlines()


def test_a_broken_file_leaves_the_store_as_it_was(
    small: Dossier, small_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = hashlib.sha256(small_store.read_bytes()).hexdigest()
    put(small, "$.members[1].name.en", "")

    code = main(["seed", "--file", str(written(small, tmp_path / "broken.json")), "--store", str(small_store)])

    assert code == 1
    assert hashlib.sha256(small_store.read_bytes()).hexdigest() == before
    assert sorted(path.name for path in small_store.parent.iterdir()) == ["facts.sqlite", "facts.sqlite.lock"]
