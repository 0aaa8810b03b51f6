"""The JSON Schema of seed files, and the form of the real one."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.__main__ import main
from app.seeding.schema import seed_schema
from app.seeding.seed_file import SEED_FILE
from tests.conftest import DOSSIER
from tests.seeding.broken import GONE, put
from tests.seeding.dossiers import Dossier, whole_dossier
from tests.servers import ROOT

VALIDATOR = Draft202012Validator(json.loads(seed_schema()))

SEEN_BY_THE_SCHEMA: list[tuple[str, Any]] = [
    ("$.membres", []),
    ("$.members", GONE),
    ("$.members[0].periods", []),
    ("$.members[0].periods[1].until", "1990"),
    ("$.members[0].periods[1].to", GONE),
    ("$.members[1].founding", "false"),
    ("$.members[1].name", None),
    ("$.claims[1].citations", []),
    ("$.claims[1].citations[2].note.ja", ""),
    ("$.activities[1].id", "Ebola Academy"),
    ("$.activities[1].id", "a" * 121),
    ("$.activities[1].started", "2014/2015"),
    ("$.history_events[0].date", "1951-2-3"),
    ("$.history_events[0].countries", "ITA"),
    ("$.observations[0].period", "1951/"),
    ("$.observations[1].value", "1,000"),
    ("$.observations[1].value", 1000),
    ("$.forum_events[0].edition", -1),
    ("$.release.id", "2026.13.0"),
    ("$.organization", []),
]


def test_the_schema_in_the_repository_is_that_of_the_program() -> None:
    assert (ROOT / "data" / "seed.schema.json").read_text(encoding="utf-8") == seed_schema()


def test_the_schema_is_printed_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["schema"])

    assert code == 0
    assert capsys.readouterr() == (seed_schema(), "")


def test_the_schema_is_valid_and_describes_every_list() -> None:
    schema = json.loads(seed_schema())

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(schema["properties"]) == list(whole_dossier())
    assert all(one["description"] for one in schema["properties"].values())


def test_the_dossier_that_is_broken_here_obeys_the_schema(small: Dossier) -> None:
    assert VALIDATOR.is_valid(small)


def test_the_dossier_obeys_the_schema() -> None:
    assert [error.json_path for error in VALIDATOR.iter_errors(whole_dossier())] == []


@pytest.mark.parametrize(("place", "value"), SEEN_BY_THE_SCHEMA)
def test_the_schema_shows_an_editor_what_is_wrong(small: Dossier, place: str, value: Any) -> None:
    put(small, place, value)

    assert not VALIDATOR.is_valid(small)


def test_the_dossier_is_written_as_the_program_writes_it() -> None:
    valid = SEED_FILE.model_validate(whole_dossier(), by_alias=True, by_name=False)

    # Only the codes of some lists have an order or a region, so keys that are not set stay away.
    dumped = valid.model_dump(mode="json", by_alias=True, exclude_unset=True)

    assert DOSSIER.read_text(encoding="utf-8") == json.dumps(dumped, ensure_ascii=False, indent=2) + "\n"


def test_every_list_of_the_dossier_is_sorted_by_id() -> None:
    for key, records in whole_dossier().items():
        if isinstance(records, list):
            ids = [record["id"] for record in records]
            assert ids == sorted(ids), key
