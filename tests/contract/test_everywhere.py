"""What holds for every address: headers, methods, caching, languages, and the shape of every error."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from app.core.problem_types import PROBLEM_TYPES
from app.views.reference.introduction import EXAMPLES
from tests.contract.requests import BAD, COLLECTIONS, GOOD, STATE

PAGES = ["/", "/docs", "/docs/assets/start.js", "/openapi.json", "/schemas/member.json"]
EVERYTHING = [*GOOD, *PAGES, *STATE]


@pytest.mark.parametrize("url", [*EVERYTHING, *BAD])
def test_every_answer_is_open_to_any_origin(client: TestClient, url: str) -> None:
    answer = client.get(url, headers={"Origin": "https://example.org"})

    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize("url", [*EVERYTHING, *BAD, "/v1/members/"])
def test_every_answer_has_an_id_of_its_own(client: TestClient, url: str) -> None:
    """Whatever id the client names."""
    known = {"If-None-Match": client.get(url).headers.get("etag", '"none"'), "X-Request-Id": "mine"}

    answers = [client.request(method, url, headers=known) for method in ("GET", "GET", "OPTIONS", "POST")]

    ids = {answer.headers["x-request-id"] for answer in answers}
    assert len(ids) == len(answers)
    assert all(re.fullmatch("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}", one) for one in ids)
    assert all("X-Request-Id" in answer.headers["access-control-expose-headers"] for answer in answers)


@pytest.mark.parametrize("url", [*GOOD, *PAGES])
def test_every_good_answer_may_be_cached_and_is_not_sent_twice(client: TestClient, url: str) -> None:
    answer = client.get(url)
    again = client.get(url, headers={"If-None-Match": f'"other", W/{answer.headers["etag"]}'})

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=300, stale-while-revalidate=86400"
    assert answer.headers["last-modified"] == "Wed, 25 Nov 2026 00:00:00 GMT"
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]
    assert again.headers["cache-control"] == answer.headers["cache-control"]
    assert "content-type" not in again.headers


def test_a_tag_without_its_quotes_is_none(client: TestClient) -> None:
    tag = client.get("/v1/members/jpn").headers["etag"].strip('"')

    assert client.get("/v1/members/jpn", headers={"If-None-Match": tag}).status_code == 200


def test_whoever_wants_no_answer_that_exists_is_told_its_tag(client: TestClient) -> None:
    answer = client.get("/v1/members/jpn")
    again = client.get("/v1/members/jpn", headers={"If-None-Match": "*"})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize("url", STATE)
def test_the_state_of_the_service_is_never_cached(client: TestClient, url: str) -> None:
    answer = client.get(url)

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


@pytest.mark.parametrize("url", EVERYTHING)
def test_head_answers_as_get_does_without_a_body(client: TestClient, url: str) -> None:
    get, head = client.get(url), client.head(url)

    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers.pop("x-request-id") != get.headers.pop("x-request-id")
    lengths = {answer.headers.pop("content-length") for answer in (head, get)}
    assert len(lengths) == 1 or url == "/metrics", "they count what was answered meanwhile"
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("url", EVERYTHING)
def test_options_names_the_methods_of_every_address(client: TestClient, url: str) -> None:
    answer = client.options(url, headers={"Access-Control-Request-Method": "GET"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["access-control-allow-headers"] == "*"


def test_options_of_an_unknown_address_is_not_found(client: TestClient) -> None:
    answer = client.options("/nowhere")

    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/not-found"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("url", EVERYTHING)
def test_nothing_can_be_written(client: TestClient, url: str, method: str) -> None:
    answer = client.request(method, url)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["errors"][0]["allowed"] == ["GET", "HEAD", "OPTIONS"]


@pytest.mark.parametrize("url", [*GOOD, "/docs", "/openapi.json"])
def test_a_trailing_slash_leads_to_the_address_without(client: TestClient, url: str) -> None:
    path, _, query = url.partition("?")

    answer = client.get(f"{path}/?{query}" if query else f"{path}/")

    assert answer.status_code == 308
    assert answer.headers["location"] == url


def test_a_double_slash_does_not_lead_away(client: TestClient) -> None:
    answer = client.get("http://testserver//example.org/")

    assert answer.headers["location"] == "/example.org"


@pytest.mark.parametrize("url", [*GOOD, *STATE, "/", "/docs", "/openapi.json", "/schemas/member.json"])
def test_an_unknown_parameter_is_refused(client: TestClient, url: str) -> None:
    answer = client.get(url + ("&" if "?" in url else "?") + "no_such_thing=1")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "no_such_thing"


@pytest.mark.parametrize("url", GOOD)
def test_tracking_parameters_are_dropped(client: TestClient, url: str) -> None:
    tracked = client.get(url + ("&" if "?" in url else "?") + "utm_source=x&fbclid=y&gclid=z")

    assert tracked.status_code == 200
    assert tracked.content == client.get(url).content
    assert tracked.headers["etag"] == client.get(url).headers["etag"]


def test_what_only_looks_like_a_tracking_parameter_is_refused(client: TestClient) -> None:
    answer = client.get("/v1/members?gclids=1&autm_source=2")

    assert [error["parameter"] for error in answer.json()["errors"]] == ["gclids", "autm_source"]


@pytest.mark.parametrize("url", [url for url in GOOD if url.startswith("/v1")])
def test_a_client_that_takes_no_json_is_told_so(client: TestClient, url: str) -> None:
    answer = client.get(url, headers={"Accept": "application/xml"})

    assert answer.status_code == 406
    assert answer.json()["errors"][0]["allowed"] == ["application/json", "text/html"]


@pytest.mark.parametrize("url", [url for url in GOOD if url.startswith("/v1/")])
def test_every_answer_has_the_envelope(client: TestClient, url: str) -> None:
    body = client.get(url).json()

    assert list(body) == ["data", "meta", "links"]
    assert body["meta"]["release"] == "2026.11.0"
    assert body["meta"]["license"] == "CC-BY-4.0"
    assert isinstance(body["meta"]["warnings"], list)
    assert isinstance(body["meta"]["query"], dict)
    assert _parameters(body["links"]["self"]) == _parameters(url)
    assert client.get(body["links"]["self"]).json() == body


@pytest.mark.parametrize("url", [url for url in GOOD if url.startswith("/v1/")])
def test_every_link_of_an_answer_leads_somewhere(client: TestClient, url: str) -> None:
    answer = client.get(url)
    data = answer.json()["data"]
    records = data if isinstance(data, list) else [data]
    inner = [link for record in records for link in record.get("links", {}).values()]
    header = [part.partition(">")[0].lstrip("<") for part in answer.headers["link"].split(", ")]

    for link in {*answer.json()["links"].values(), *inner, *header}:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("url", [url for url in GOOD if url.startswith("/v1")])
def test_every_text_is_there_in_both_languages(client: TestClient, url: str) -> None:
    texts = list(_texts(client.get(url).json()))

    assert all(set(text) == {"ja", "en"} and text["ja"].strip() and text["en"].strip() for text in texts)


def _parameters(url: str) -> list[tuple[str, str]]:
    return sorted(parse_qsl(urlsplit(url).query))


def _texts(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "ja" in value or "en" in value:
            yield value
        for below in value.values():
            yield from _texts(below)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


@pytest.mark.parametrize(("url", "status"), BAD.items())
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_error_is_a_problem_in_the_language_asked_for(
    client: TestClient, url: str, status: int, language: str
) -> None:
    answer = client.get(url, headers={"Accept-Language": language})

    problem = answer.json()
    kind = PROBLEM_TYPES[problem["type"].removeprefix("/problems/")]
    assert answer.status_code == problem["status"] == kind.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == language
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert list(problem) == ["type", "title", "status", "detail", "instance", "errors"]
    assert problem["title"] == getattr(kind.title, language)
    assert problem["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"
    assert all(set(one) == {"parameter", "detail", "allowed", "did_you_mean"} for one in problem["errors"])
    assert ("の" in problem["detail"] or "。" in problem["detail"]) == (language == "ja")


def test_every_operation_of_the_reference_has_an_example(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    operations = {method["operationId"]: method for path in document["paths"].values() for method in path.values()}

    assert set(operations) - set(EXAMPLES) == {"get_openapi", "get_schema"}
    for name, url in EXAMPLES.items():
        content = operations[name]["responses"]["200"]["content"]["application/json"]
        assert content["example"] == client.get(url).json(), url


def test_every_collection_has_a_list_and_a_record(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    for resource in COLLECTIONS:
        assert resource.collection in paths
        assert any(path.startswith(f"{resource.collection}/{{") for path in paths)
