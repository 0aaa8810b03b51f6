"""Runs Schemathesis against a server, and reads what it says of its run."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.servers import ROOT, unmeasured

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
PROGRAM = Path(sys.executable).with_name("schemathesis")


class Run(NamedTuple):
    """A finished run."""

    told: dict[str, Any]
    """The report in JSON."""

    output: str
    """What people read: each failure with the request that shows it."""

    @property
    def cases(self) -> int:
        """How many requests were made and checked."""
        return int(self.told["test_cases"]["generated"])

    @property
    def is_good(self) -> bool:
        """Whether all was done, and nothing found."""
        return bool(self.told["complete"] and self.told["exit_code"] == 0 and not self.told["errors"])


def fuzz(address: str, store: Path, folder: Path, options: Sequence[str]) -> Run:
    """Fuzz the service at an address; `store` is what it answers from, and `folder` takes what the run writes."""
    report = folder / "report.json"
    command = [str(PROGRAM), "--config-file", str(CONFIGURATION), "run", f"{address}/openapi.json"]
    reporting = ["--report", "json", "--report-json-path", str(report), "--no-color"]
    done = subprocess.run(
        [*command, *reporting, *options],
        check=False,
        cwd=folder,
        env={**unmeasured(), "STORE": str(store), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    output = done.stdout + done.stderr
    assert report.exists(), output
    return Run(json.loads(report.read_text(encoding="utf-8")), output)
