"""The examples of the README, run as they stand."""

import json
import re
import shlex
import shutil
import subprocess

import pytest

from tests.servers import ROOT

LINES = re.findall(r"^curl .*$", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_there_are_ten_examples() -> None:
    assert len(LINES) == 10


@pytest.mark.skipif(shutil.which("curl") is None, reason="Debian's curl is not installed: make test-deps")
@pytest.mark.parametrize("line", LINES)
def test_an_example_of_the_readme_answers_facts(server: str, line: str) -> None:
    command = shlex.split(line.replace("http://127.0.0.1:8000", server))

    printed = subprocess.run([command[0], "-sSf", *command[1:]], capture_output=True, check=True)

    data = json.loads(printed.stdout)["data"]
    assert all(record["type"] for record in (data if isinstance(data, list) else [data]))
    assert data
