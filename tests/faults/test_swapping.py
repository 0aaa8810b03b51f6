"""A release takes the place of another under a running server, and no request fails."""

import sys
from pathlib import Path

import httpx2
import pytest

from tests.faults.soak import FIXED, Soak, soaked
from tests.faults.swaps import NEW, OLD, await_release, replaced
from tests.servers import running_server

SECONDS = 8
SWITCH_SECONDS = 0.8


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_releases_take_each_other_s_place_under_load_and_each_answer_is_right(
    served: Path, releases: dict[str, Path]
) -> None:
    """As long as tests may take; `make soak` goes on for ten minutes, and looks at memory too."""
    soak = soaked(Soak(SECONDS, SWITCH_SECONDS), served, releases)

    assert soak.judge.told == []
    assert soak.switches >= SECONDS / SWITCH_SECONDS / 2
    kinds = {kind for kind, _ in soak.judge.seen}
    assert kinds == {*FIXED, "again", "cursor", "varied"}
    assert soak.judge.releases == {OLD, NEW}


def test_a_kept_answer_is_sent_anew_after_a_release(served: Path, releases: dict[str, Path]) -> None:
    with running_server(served) as (address, _):
        url = f"{address}/v1/members/jpn"
        kept = httpx2.get(url)
        known = httpx2.get(url, headers={"If-None-Match": kept.headers["etag"]})
        replaced(served, releases[NEW].read_bytes())
        await_release(address, NEW)

        anew = httpx2.get(url, headers={"If-None-Match": kept.headers["etag"]})

    assert (known.status_code, anew.status_code) == (304, 200)
    assert anew.json()["meta"]["release"] == NEW
    assert anew.headers["etag"] != kept.headers["etag"]


def test_a_cursor_of_the_old_release_is_expired_in_the_new(served: Path, releases: dict[str, Path]) -> None:
    with running_server(served) as (address, _):
        following = httpx2.get(f"{address}/v1/members?limit=2").json()["links"]["next"]
        replaced(served, releases[NEW].read_bytes())
        await_release(address, NEW)

        answer = httpx2.get(f"{address}{following}")

    assert answer.status_code == 410
    assert answer.json()["type"] == "/problems/expired-cursor"
