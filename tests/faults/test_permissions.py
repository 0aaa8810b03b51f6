"""A store that the server may not read: what was served stays, and once it may be read, it is taken."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest

from app.core.store import RECHECK_SECONDS
from tests.faults.swaps import NEW, OLD, await_release, replaced
from tests.servers import running_server

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")

MAY_READ_ALL = "-dac_override,-dac_read_search"
WITHOUT = ["setpriv", f"--inh-caps={MAY_READ_ALL}", f"--bounding-set={MAY_READ_ALL}"]
"""Runs a program as the superuser for whom permissions hold as for anybody."""

REFUSED = "unable to open database file"


@pytest.fixture
def as_anybody() -> list[str]:
    """The command that runs a program for which permissions hold; without it, a test of them is skipped."""
    if os.geteuid() != 0:
        return []
    try:
        subprocess.run([*WITHOUT, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"the superuser may read all: {error}")
    return WITHOUT


def test_a_start_without_the_right_to_read_says_so_and_heals_by_itself(
    served: Path, as_anybody: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    served.chmod(0)

    with running_server(served, within=as_anybody) as (address, _):
        refused = httpx2.get(f"{address}/readyz")
        served.chmod(0o600)
        await_release(address, OLD)

    assert refused.status_code == 503
    assert "it is not there, or may not be read" in refused.json()["detail"]
    assert f"{served}: {REFUSED}" in capfd.readouterr().err


def test_rights_that_are_taken_while_it_is_served_change_nothing(
    served: Path, releases: dict[str, Path], as_anybody: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    with running_server(served, within=as_anybody) as (address, _):
        await_release(address, OLD)
        served.chmod(0)
        time.sleep(2 * RECHECK_SECONDS)
        still = httpx2.get(f"{address}/v1/members?limit=3&sort=-id")
        replaced(served, releases[NEW].read_bytes(), mode=0)
        time.sleep(2 * RECHECK_SECONDS)
        kept = httpx2.get(f"{address}/v1/members?limit=4&sort=-id")
        replaced(served, releases[NEW].read_bytes())
        await_release(address, NEW)

    assert [(one.status_code, one.json()["meta"]["release"]) for one in (still, kept)] == [(200, OLD), (200, OLD)]
    assert capfd.readouterr().err.count(REFUSED) == 1
