"""The clock of the machine is set to another day while the service answers."""

import time
from pathlib import Path

import httpx2
import pytest

from tests.faults.swaps import NEW, OLD, await_release, replaced
from tests.servers import running_server

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))

DAYS = ["+3650d", "-3650d", "+0d"]


@pytest.mark.skipif(not LIBRARIES, reason="needs Debian's faketime (make test-deps)")
def test_a_clock_that_jumps_changes_no_answer_and_holds_up_no_release(
    served: Path, releases: dict[str, Path], tmp_path: Path
) -> None:
    clock = tmp_path / "clock"
    clock.write_text("+0d")
    # The clock that only ever goes forward is another one, which nobody can set.
    faked = {"LD_PRELOAD": str(LIBRARIES[0]), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    faked["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
    found = []

    with running_server(served, settings=faked) as (address, _), httpx2.Client(base_url=address) as client:
        for turn, days in enumerate(DAYS):
            clock.write_text(days)
            release = (NEW, OLD)[turn % 2]
            replaced(served, releases[release].read_bytes())
            await_release(address, release)
            time.sleep(1)  # The date that answers tell is made once a second.
            answer = client.get("/v1/members/jpn")
            again = client.get("/v1/members/jpn", headers={"If-None-Match": answer.headers["etag"]})
            found.append((answer, again))

    assert [answer.json()["meta"]["release"] for answer, _ in found] == [NEW, OLD, NEW]
    assert [(answer.status_code, again.status_code) for answer, again in found] == [(200, 304)] * len(DAYS)
    assert found[0][0].content == found[2][0].content
    assert found[0][0].headers["etag"] == found[2][0].headers["etag"]
    years = [int(answer.headers["date"].split()[3]) for answer, _ in found]
    now = time.gmtime().tm_year
    assert years[0] >= now + 9
    assert years[1] <= now - 9
