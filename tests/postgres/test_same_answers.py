"""Both engines answer the same, byte for byte."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.core.asgi import Collected
from app.core.http import HTTPLayer
from app.core.request_ids import HEADER
from app.main import create_app
from app.preparing import prepare
from app.seeding.answers import keep_answers
from app.seeding.publishing import publish
from app.settings import Settings
from tests.asking import ask
from tests.contract.corpus import corpus
from tests.contract.requests import COLLECTIONS, GOOD
from tests.postgres.clusters import Cluster

LEAST = 1500

TEXTS = [
    *("移", "国", "の", "ー", "カ", "韓", "I", "a", "2", "IO", "国連", "移民", "予算", "国際移住", "社会統合"),
    *("国連の関連機関", "日本 拠出", "難民 支援 資金", "フォーラム 20回", '"社会統合"', '"budget cuts" 2025', "の関"),
    *("budget", "in 2024", "member states 1993", "migration crisis", "ポープ Pope", "Côte d'Ivoire", "U.S.", "İ", "ß"),
    *("xyzzy", "ポーブ", "Japn", "budgte", "移民 xyzzy", "'; DROP TABLE members --", '")', "* NOT IOM", "100%_\\"),
]
"""In both languages; of one character, two and more; words, phrases, misspellings; what finds nothing or is hostile."""

SEARCHED = ("observations", "history-events", "sources", "members", "disagreements", "donors", "timeline")
PAGES = 5
OCCURRENCE = re.compile(rb"urn:uuid:[0-9a-f-]{36}")


@pytest.fixture(scope="module")
def prepared(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the real dossier, with the answers that servers start with."""
    copy = tmp_path_factory.mktemp("prepared") / "facts.sqlite"
    copy.write_bytes(store.read_bytes())
    keep_answers(copy, prepare(copy, Settings(store=copy)))
    return copy


@pytest.fixture(scope="module")
def written(cluster: Cluster, prepared: Path) -> str:
    """A database that has the same release."""
    database = cluster.database("whole")
    publish(prepared, database)
    return database


def sent(answer: Collected) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Give what is sent, entity tags too, but for the id of the request."""
    headers = sorted(header for header in answer.headers if header[0] != HEADER)
    return answer.status, headers, OCCURRENCE.sub(b"", answer.body)


def searches() -> Iterator[str]:
    for text in map(quote, TEXTS):
        yield f"/v1/search?q={text}"
        yield f"/v1/search?q={text}&limit=3&type=source,member"
        yield f"/search?q={text}"
        for collection in SEARCHED:
            yield f"/v1/{collection}?q={text}&limit=5"
        yield f"/v1/observations?q={text}&sort=-value&country=JPN"
        yield f"/v1/sources?q={text}&sort=publisher&limit=2"


def walks() -> Iterator[str]:
    """Yield the beginnings of lists in every order."""
    for resource in COLLECTIONS:
        for key in resource.query.sort_keys():
            yield f"{resource.collection}?sort={key}&limit=7"
    yield from (f"/v1/search?q={quote(text)}&limit=2" for text in ("移", "国連", "IOM", "budget"))
    yield "/v1/donors?year=2024&sort=-amount&limit=3"
    yield "/v1/timeline?lanes=history,leadership&limit=4"
    yield "/v1/observations?country=JPN,USA,DEU&value_min=1&sort=-date&limit=3"


def pages_after(service: HTTPLayer, url: str) -> Iterator[tuple[str, Collected]]:
    """Yield a list's pages, each with its address."""
    following = re.compile(rb'"next":"([^"]+)"')
    next_url: str | None = url
    while next_url:
        page = ask(service, next_url)
        yield next_url, page
        found = following.search(page.body)
        next_url = found[1].decode() if found else None


@pytest.mark.usefixtures("uncounted")
def test_more_than_a_thousand_requests_of_every_kind_are_answered_the_same(
    client: TestClient, prepared: Path, written: str
) -> None:
    urls = [quote(url, safe="%/?&=,:!*'()-._~") for url in [*corpus(client), *searches()]]
    file = create_app(Settings(store=prepared, database_url="", cache_mb=0))
    base = create_app(Settings(database_url=written, cache_mb=0))

    differing = []
    for place, url in enumerate(urls):
        wish = {"Accept-Language": ("en", "ja")[place % 2], "Accept-Encoding": ("", "gzip")[place % 3 == 0]}
        if sent(ask(file, url, wish)) != sent(ask(base, url, wish)):
            differing.append(url)

    assert len(set(urls)) >= LEAST
    assert differing == []


def test_lists_are_walked_in_the_same_order_by_the_same_cursors(prepared: Path, written: str) -> None:
    file = create_app(Settings(store=prepared, database_url=""))
    base = create_app(Settings(database_url=written))

    starts = list(walks())
    assert len(starts) > 50
    for start in starts:
        one, other = (list(islice(pages_after(service, start), PAGES)) for service in (file, base))
        assert [(url, sent(page)) for url, page in one] == [(url, sent(page)) for url, page in other]
        assert {page.status for _, page in one} == {200}


def test_a_search_is_walked_past_the_finds_that_are_kept(prepared: Path, written: str) -> None:
    file = create_app(Settings(store=prepared, database_url=""))
    base = create_app(Settings(database_url=written))

    one, other = (list(pages_after(service, "/v1/search?q=iom&limit=100")) for service in (file, base))

    assert len(one) > 6
    assert [(url, sent(page)) for url, page in one] == [(url, sent(page)) for url, page in other]


def test_what_is_ready_from_seeding_is_ready_from_both(prepared: Path, written: str) -> None:
    file = create_app(Settings(store=prepared, database_url=""))
    base = create_app(Settings(database_url=written))

    for url in GOOD:
        assert sent(ask(file, url)) == sent(ask(base, url)), url
