"""Whole answers as recorded, in files named after their requests."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

GOLDEN = Path(__file__).with_name("golden")
REQUESTS = (GOLDEN / "requests.txt").read_text(encoding="utf-8").split()


def file_of(request_line: str) -> Path:
    name = re.sub(r"[^A-Za-z0-9=,.-]+", "_", request_line).strip("_")
    return GOLDEN / f"{name}.json"


@pytest.mark.parametrize("request_line", REQUESTS)
def test_an_answer_is_as_recorded(client: TestClient, request_line: str, *, recording: bool) -> None:
    answer = client.get(request_line).json()

    if recording:
        file_of(request_line).write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    recorded = json.loads(file_of(request_line).read_text(encoding="utf-8"))
    assert answer == recorded
    assert json.dumps(answer) == json.dumps(recorded), "the order of keys has changed"


def test_no_recorded_answer_is_left_over() -> None:
    assert {path.name for path in GOLDEN.glob("*.json")} == {file_of(line).name for line in REQUESTS}
