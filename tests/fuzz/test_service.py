"""The whole service, fuzzed by Schemathesis: a little in each test run, long by `make fuzz`."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.conftest import LONG
from tests.fuzz.running import fuzz

EDGY = ["list_members", "list_search_hits", "check_claim", "get_citation"]
"""Operations whose every limit is tried in each test run; `make fuzz` tries those of all."""

FOR_PEOPLE = ["--header", "Accept: text/html, */*;q=0.1"]
"""As browsers ask: a page where there is one, else what there is."""

SHORT: Mapping[str, Sequence[str]] = {
    "data": ["--phases", "examples,fuzzing,stateful", "--max-examples", "6"],
    "limits": ["--phases", "coverage", *(part for name in EDGY for part in ("--include-operation-id", name))],
    "pages": ["--phases", "examples,fuzzing", "--max-examples", "2", *FOR_PEOPLE],
}
SHORT_CASES = {"data": 300, "limits": 1_000, "pages": 120}

BOUND = ["--max-time", os.environ["FUZZ_SECONDS"]] if "FUZZ_SECONDS" in os.environ else []
THOROUGH: Mapping[str, Sequence[str]] = {
    "data": ["--max-examples", "200", *BOUND],
    "pages": ["--max-examples", "50", "--phases", "examples,fuzzing", *FOR_PEOPLE, *BOUND],
}
THOROUGH_CASES = {"data": 20_000, "pages": 2_000}

RUNS, LEAST = (THOROUGH, THOROUGH_CASES) if LONG else (SHORT, SHORT_CASES)


@pytest.mark.parametrize("kind", RUNS)
def test_no_request_finds_a_fault(
    server: str,
    store: Path,
    tmp_path: Path,
    record_property: Callable[[str, str], None],
    kind: str,
) -> None:
    run = fuzz(server, store, tmp_path, RUNS[kind])

    record_property(f"Schemathesis, {kind}", f"{run.cases:,} cases, {len(run.told['failures'])} failures")
    assert run.is_good, run.output
    assert run.cases >= LEAST[kind] or BOUND
