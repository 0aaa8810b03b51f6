"""Copies of the service behind a real nginx, configured as `deploy/nginx.conf` has it."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import httpx2
import pytest

from tests.contract.requests import GOOD
from tests.faults.swaps import NEW, OLD, replaced
from tests.servers import ROOT, START_SECONDS, await_answer, free_port, running_server

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
CONFIGURATION = ROOT / "deploy" / "nginx.conf"

STATED_SECONDS = 15
"""Within which the documentation promises a new release at every address."""

WISHES = [
    {"Accept-Encoding": "identity"},
    {"Accept-Encoding": "gzip"},
    {"Accept-Encoding": "br", "Accept-Language": "ja"},
    {"Accept-Encoding": "br", "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8", "Accept-Language": "ja-JP,ja"},
    {"Accept-Encoding": "br", "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8", "Accept-Language": "en-GB"},
    {"Accept-Encoding": "br", "Accept": "text/html;q=0.1, application/json", "Accept-Language": "en;q=0.1, ja"},
]
URLS = ["/v1/members/jpn", "/v1/members?limit=20", "/v1/observations?limit=5", "/v1/organization", "/ja/members/jpn"]


class Cached(NamedTuple):
    """A cache in front of two copies."""

    address: str
    copies: list[str]
    processes: list["subprocess.Popen[bytes]"]


@pytest.fixture
def cached(served: Path, tmp_path: Path) -> Iterator[Cached]:
    """Two copies that serve one store, and nginx before them."""
    if NGINX is None:
        pytest.skip("Debian's nginx-light is not installed: make test-deps")
    with ExitStack() as stack:
        copies = [stack.enter_context(running_server(served)) for _ in range(2)]
        addresses = [address for address, _ in copies]
        port = free_port()
        configuration = tmp_path / "nginx.conf"
        configuration.write_text(_placed(CONFIGURATION.read_text(encoding="utf-8"), addresses, port, tmp_path))
        directives = "daemon off; user root;"
        nginx = subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", str(configuration), "-g", directives])
        try:
            address = f"http://127.0.0.1:{port}"
            await_answer(address, nginx)
            yield Cached(address, addresses, [process for _, process in copies])
        finally:
            nginx.terminate()
            nginx.wait(timeout=START_SECONDS)


def _placed(text: str, copies: list[str], port: int, folder: Path) -> str:
    """Put a configuration's addresses and files where a test has them."""
    places = {"/tmp/": f"{folder}/", "listen 8080": f"listen 127.0.0.1:{port}"}  # noqa: S108 - nginx writes there
    places |= {f"facts-{n}:8000": copy.removeprefix("http://") for n, copy in enumerate(copies, 1)}
    for written, place in places.items():
        assert written in text
        text = text.replace(written, place)
    return text


def release_of(answer: httpx2.Response) -> str:
    found = [release for release in (OLD, NEW) if release in answer.text]
    assert len(found) == 1, answer.text[:200]
    return found[0]


def test_answers_are_those_of_the_copies_and_mostly_kept(cached: Cached) -> None:
    urls = [url for url in GOOD if url.startswith(("/v1/members", "/v1/history-events", "/v1/sources"))][:15]
    asked = [(url, wish) for url in [*urls, *URLS] for wish in WISHES]

    differing, told = [], []
    with httpx2.Client() as client:
        for url, wish in asked * 4:
            through = client.get(f"{cached.address}{url}", headers=wish)
            direct = client.get(f"{cached.copies[0]}{url}", headers=wish)
            told.append(through.headers["cache-status"])
            if (through.content, through.headers["etag"]) != (direct.content, direct.headers["etag"]):
                differing.append(url)

    again = told[len(asked) :]
    assert differing == []
    assert sum("; hit" in one for one in again) / len(again) > 0.9
    assert set(told[: len(asked)]) <= {"facts; hit", "facts; hit; detail=stale", "facts; fwd=uri-miss; stored"}


def test_who_has_an_answer_is_told_so_by_the_cache(cached: Cached) -> None:
    first = httpx2.get(f"{cached.address}/v1/members/jpn")
    again = httpx2.get(f"{cached.address}/v1/members/jpn", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_what_is_no_answer_is_not_kept(cached: Cached) -> None:
    wrong = [httpx2.get(f"{cached.address}/v1/members/xyz") for _ in range(2)]
    moved = httpx2.get(f"{cached.address}/v1/members/")
    long = httpx2.get(f"{cached.address}/v1/search?q={'a' * 9000}")

    assert [answer.status_code for answer in (*wrong, moved, long)] == [404, 404, 308, 414]
    assert wrong[0].json()["instance"] != wrong[1].json()["instance"]
    assert long.json()["type"] == "/problems/uri-too-long"
    assert httpx2.get(f"{cached.address}/readyz").headers["cache-control"] == "no-store"
    assert httpx2.get(f"{cached.address}/metrics").status_code == 403


def test_a_new_release_is_seen_at_every_address(cached: Cached, served: Path, releases: dict[str, Path]) -> None:
    before = [httpx2.get(f"{cached.address}{url}") for url in URLS]

    replaced(served, releases[NEW].read_bytes())
    deadline = time.monotonic() + STATED_SECONDS
    while time.monotonic() < deadline:
        # One address is asked for all the time, the others not at all.
        httpx2.get(f"{cached.address}{URLS[0]}")
        time.sleep(0.25)
    after = [httpx2.get(f"{cached.address}{url}") for url in URLS]

    assert [release_of(answer) for answer in before] == [OLD] * len(URLS)
    assert [release_of(answer) for answer in after] == [NEW] * len(URLS)


def test_copies_that_are_killed_cost_no_request(cached: Cached) -> None:
    """First one, then the other too: what was asked for just before is still answered."""
    kept = f"{cached.address}/v1/members/jpn"
    statuses = []
    with httpx2.Client() as client:
        for number in range(60):
            if number == 20:
                cached.processes[0].kill()
                cached.processes[0].wait()
            statuses.append(client.get(f"{cached.address}/v1/members?limit={number + 1}").status_code)
        client.get(kept)
        cached.processes[1].kill()
        cached.processes[1].wait()
        time.sleep(1.5)
        stale = client.get(kept)
        gone = client.get(f"{cached.address}/v1/members?limit=99")

    assert statuses == [200] * 60
    assert stale.status_code == 200
    assert stale.json()["data"]["id"] == "jpn"
    assert "; hit" in stale.headers["cache-status"]
    assert (gone.status_code, gone.headers["content-type"]) == (503, "application/problem+json")
    assert gone.json()["status"] == 503
    assert (gone.headers["retry-after"], gone.headers["access-control-allow-origin"]) == ("2", "*")
