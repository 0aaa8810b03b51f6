"""A release takes the place of another under a running server, and no request fails."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import httpx2

from tests.faults.swaps import NEW, OLD, await_release, replaced
from tests.servers import running_server

SWAPS = 10
READERS = 4

MEMBERS = "/v1/members?limit=50"
TOTALS = {OLD: 183, NEW: 3}
URLS = [MEMBERS, "/v1/members/jpn", "/v1/observations?limit=20&sort=-id", "/v1/organization", "/v1"]


class Answer(NamedTuple):
    """What a reader got."""

    url: str
    status: int
    etag: str
    body: dict[str, Any]

    @property
    def release(self) -> str:
        return str(self.body["meta"]["release"])


def read_steadily(address: str, stop: threading.Event) -> list[Answer]:
    """Ask for one address after the other until told to stop."""
    answers = []
    with httpx2.Client(base_url=address) as client:
        while not stop.is_set():
            for url in URLS:
                got = client.get(url)
                answers.append(Answer(url, got.status_code, got.headers["etag"], got.json()))
    return answers


def releases_in(body: dict[str, Any]) -> set[str]:
    """Find the releases that the permalinks of an answer's records name."""
    records = body["data"] if isinstance(body["data"], list) else [body["data"]]
    links = [record["links"]["permalink"] for record in records if "permalink" in record.get("links", {})]
    return {link.partition("?release=")[2] for link in links}


def test_ten_releases_take_each_other_s_place_and_no_request_fails(served: Path, releases: dict[str, Path]) -> None:
    contents = {release: path.read_bytes() for release, path in releases.items()}
    stop = threading.Event()

    with running_server(served) as (address, _), ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read_steadily, address, stop) for _ in range(READERS)]
        try:
            for turn in range(SWAPS):
                release = (NEW, OLD)[turn % 2]
                replaced(served, contents[release])
                await_release(address, release)
        finally:
            stop.set()
        answers = [answer for reader in readers for answer in reader.result()]

    assert {answer.status for answer in answers} == {200}
    assert {answer.release for answer in answers} == {OLD, NEW}
    assert all(releases_in(answer.body) <= {answer.release} for answer in answers)
    assert {(one.release, one.body["meta"]["total"]) for one in answers if one.url == MEMBERS} == set(TOTALS.items())
    tags = {(answer.url, answer.release): answer.etag for answer in answers}
    assert len(set(tags.values())) == len(URLS) * 2
    assert all(tags[answer.url, answer.release] == answer.etag for answer in answers)


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
