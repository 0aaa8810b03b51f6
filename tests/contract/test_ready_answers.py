"""Answers that are ready are those that would be made, in every coding, whatever a client sends."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.core.asgi import Collected
from app.core.http import HTTPLayer
from app.main import create_app
from app.settings import Settings
from tests.asking import ask
from tests.contract.corpus import corpus
from tests.core.test_compression import UNPACK

pytestmark = pytest.mark.usefixtures("uncounted")

JPN = "/v1/members/jpn"
LARGE = "/v1/observations"
CODINGS = ["", "gzip", "br", "zstd"]
LEAST = 500

_OCCURRENCE = re.compile(rb"urn:uuid:[0-9a-f-]{36}")


@pytest.fixture(scope="module")
def unready(store: Path) -> HTTPLayer:
    """A service that keeps no answers."""
    return create_app(Settings(store=store, cache_mb=0))


@pytest.fixture
def fresh(store: Path) -> HTTPLayer:
    """A service that nobody has asked anything yet."""
    return create_app(Settings(store=store))


def sent(answer: Collected) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Give what is sent, but for the number of a refusal."""
    headers = sorted(header for header in answer.headers if header[0] != b"x-request-id")
    return answer.status, headers, _OCCURRENCE.sub(b"", answer.body)


def header(answer: Collected, name: bytes) -> bytes:
    return dict(answer.headers).get(name, b"")


def test_hundreds_of_addresses_answer_the_same_whether_ready_or_made(
    client: TestClient, service: HTTPLayer, unready: HTTPLayer
) -> None:
    urls = [quote(url, safe="%/?&=,:!*'()-._~") for url in corpus(client)]

    differing = []
    for place, url in enumerate(urls):
        wish = {"Accept-Encoding": CODINGS[place % len(CODINGS)], "Accept-Language": ("en", "ja")[place % 2]}
        first, again, made = (ask(one, url, wish) for one in (service, service, unready))
        if not sent(first) == sent(again) == sent(made):
            differing.append(url)

    assert len(urls) >= LEAST
    assert differing == []


@pytest.mark.parametrize("url", [LARGE, "/openapi.json", "/v1/search?q=IOM", "/docs/assets/swagger-ui.css"])
@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_an_answer_in_a_coding_is_the_same_answer(service: HTTPLayer, url: str, coding: str) -> None:
    plain, packed = ask(service, url), ask(service, url, {"Accept-Encoding": coding})

    assert header(plain, b"content-encoding") == b""
    assert header(packed, b"content-encoding") == coding.encode()
    assert len(packed.body) < len(plain.body) / 2
    assert UNPACK[coding](packed.body) == plain.body
    assert int(header(packed, b"content-length")) == len(packed.body)
    negotiated = url.startswith("/v1")
    assert (
        header(packed, b"vary") == header(plain, b"vary") == (b"Accept, " if negotiated else b"") + b"Accept-Encoding"
    )


def test_each_coding_has_an_entity_tag_of_its_own_and_each_is_known_again(service: HTTPLayer) -> None:
    tags = {header(ask(service, LARGE, {"Accept-Encoding": coding}), b"etag") for coding in CODINGS}

    assert len(tags) == len(CODINGS)
    for tag in tags:
        known = ask(service, LARGE, {"Accept-Encoding": "gzip", "If-None-Match": f'"other", {tag.decode()}'})
        assert (known.status, header(known, b"etag"), known.body) == (304, tag, b"")


def test_what_a_client_has_needs_no_query_even_of_an_address_never_asked_before(
    fresh: HTTPLayer, service: HTTPLayer, sql: list[str]
) -> None:
    tag = header(ask(fresh, "/v1/members?limit=17&region=Asia"), b"etag").decode()
    sql.clear()

    known = ask(service, "/v1/members?region=Asia&limit=17", {"If-None-Match": tag})

    assert known.status == 304
    assert sql == []


def test_an_answer_that_is_ready_needs_no_query(service: HTTPLayer, sql: list[str]) -> None:
    made = ask(service, LARGE)
    sql.clear()

    again = ask(service, LARGE, {"Accept-Encoding": "br"})

    assert (made.status, again.status) == (200, 200)
    assert sql == []


def test_the_order_of_parameters_does_not_matter_but_that_of_values_does(service: HTTPLayer) -> None:
    one = ask(service, "/v1/observations?limit=3&sort=-value&sort=id")
    reordered = ask(service, "/v1/observations?sort=-value&limit=3&sort=id")
    otherwise = ask(service, "/v1/observations?limit=3&sort=id&sort=-value")

    assert sent(one) == sent(reordered)
    assert header(one, b"etag") != header(otherwise, b"etag")
    assert one.body != otherwise.body


@pytest.mark.parametrize(
    "path", ["/", "/v1", JPN, "/%76%31/members/jpn", "/v1/members?region=Asia", "/problems", "/%70roblems/not%2Dfound"]
)
def test_one_client_s_form_is_not_given_to_another(service: HTTPLayer, path: str) -> None:
    forms = ["text/html", "application/json", "text/html;q=0.1, application/json", "*/*"]

    given = [header(ask(service, path, {"Accept": form}), b"content-type").split(b";")[0] for form in forms]

    assert given == [b"text/html", b"application/json", b"application/json", b"application/json"]


def test_a_client_that_does_not_take_what_is_ready_is_told_so_in_its_language(service: HTTPLayer) -> None:
    ask(service, JPN)

    refused = ask(service, JPN, {"Accept": "text/csv", "Accept-Language": "ja"})
    taken = ask(service, JPN, {"Accept": "text/csv, application/*;q=0.1"})

    assert (refused.status, header(refused, b"cache-control")) == (406, b"no-store")
    assert "ここでは application/json か text/html だけを提供します。".encode() in refused.body
    assert taken.status == 200


@pytest.mark.parametrize("state", ["/healthz", "/%68ealthz", "/metrics", "/version"])
def test_the_state_of_the_service_is_never_ready(fresh: HTTPLayer, state: str) -> None:
    answers = [ask(fresh, state) for _ in range(2)]

    assert {header(answer, b"cache-control") for answer in answers} == {b"no-store"}
    assert len(fresh._cache) == 0


def test_a_refusal_is_never_ready(fresh: HTTPLayer) -> None:
    answers = [ask(fresh, "/v1/members/jpm") for _ in range(2)]

    assert [answer.status for answer in answers] == [404, 404]
    assert answers[0].body != answers[1].body
    assert len(fresh._cache) == 0


def test_a_head_that_comes_first_makes_the_answer_ready(fresh: HTTPLayer, store: Path) -> None:
    head = ask(fresh, JPN, method="HEAD")
    get = ask(fresh, JPN)

    assert sent(head)[1:] == (sent(get)[1], b"")
    assert fresh._cache.counters.hits == 1
