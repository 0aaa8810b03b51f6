"""Checks of every answer beside those of Schemathesis: what this service promises of all it says."""

import json
import re
from collections.abc import Sequence
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, unquote_plus, urlencode, urljoin, urlsplit

import httpx2
import schemathesis

from app.core.problem_types import PROBLEM_TYPES
from app.core.problems import PROBLEM_MEDIA_TYPE
from tests.servers import ROOT

PROBLEM = ["type", "title", "status", "detail", "instance", "errors"]
FAULT = {"parameter", "detail", "allowed", "did_you_mean"}

INSIDE = re.compile(
    r'Traceback|File "|site-packages|sqlite3?\.|\bSELECT \w+|\bFROM (facet|span|meta)\b|pydantic|starlette|uvicorn'
    rf"|0x[0-9a-f]{{8}}|(?<![\w.])/(usr|home|root|tmp)/|{re.escape(str(ROOT))}"
)
"""What only the inside of a server says: traces, SQL, libraries, paths of its machine."""

ALWAYS = {
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-resource-policy": "cross-origin",
}

Case: TypeAlias = schemathesis.Case[Any]

client = httpx2.Client(trust_env=False)


@schemathesis.check
def is_open_to_any_origin(ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case) -> None:
    """Every answer may be read by any page, says no more of the server than it must, and sets nothing."""
    for name, value in ALWAYS.items():
        assert response.headers.get(name) == [value], f"{name}: {response.headers.get(name)}"
    assert "ETag" in response.headers["access-control-expose-headers"][0]
    assert not {"server", "set-cookie", "x-powered-by"} & set(response.headers)


@schemathesis.check
def is_a_problem_if_it_is_an_error(ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case) -> None:
    """Every error is problem details, whoever refused: the route, the framework or the layer around it."""
    if response.status_code < 400 or response.request.method == "HEAD":
        return
    if response.headers["content-type"] == ["text/html; charset=utf-8"]:
        _is_page_of_problem(response)
        return
    problem = json.loads(response.content)
    kind = PROBLEM_TYPES[problem["type"].removeprefix("/problems/")]
    assert response.headers["content-type"] == [PROBLEM_MEDIA_TYPE]
    assert response.headers["cache-control"] == ["no-store"]
    assert response.headers["content-language"] == ["en"]
    assert list(problem) == PROBLEM
    assert problem["status"] == response.status_code == kind.status
    assert problem["title"] == kind.title.en
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", problem["instance"])
    assert all(set(fault) == FAULT and fault["detail"] for fault in problem["errors"])


def _is_page_of_problem(response: schemathesis.Response) -> None:
    """People are told of an error by a page, where they ask for pages."""
    asked = urlsplit(str(response.request.url)).path.endswith(".html") or "html" in response.request.headers["Accept"]
    assert asked, "a program gets a page"
    assert response.headers["cache-control"] == ["no-store"]
    assert "urn:uuid:" in response.content.decode()


@schemathesis.check
def says_nothing_of_the_inside(ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case) -> None:
    """No answer shows a trace, a statement, a library or a path; what the client sent itself may come back."""
    said = response.content.decode("utf-8") + str(response.headers)
    found = INSIDE.search(said)
    assert not found or found[0] in unquote_plus(response.request.url or ""), found


@schemathesis.check
def goes_on_where_it_says(ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case) -> None:
    """The cursor of `links.next` leads to other records of the same question."""
    page = _envelope(response)
    if not page or "next" not in page["links"]:
        return
    answer = client.get(urljoin(str(response.request.url), page["links"]["next"]))
    assert answer.status_code == 200, answer.text
    following = answer.json()
    assert following["meta"]["total"] == page["meta"]["total"] > len(page["data"])
    assert following["data"]
    assert not _names(following["data"]) & _names(page["data"])
    if "fields" not in case.query:
        case.operation.validate_response(answer)


@schemathesis.check
def leaves_out_what_is_not_asked_for(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: Case
) -> None:
    """An answer with `fields` is the whole one, cut down; and the whole one is of the shape that is documented."""
    page = _envelope(response)
    url = urlsplit(str(response.request.url))
    asked = parse_qsl(url.query, keep_blank_values=True)
    names = [name for key, value in asked if key == "fields" for name in value.split(",")]
    if not page or not names:
        return
    others = urlencode([(key, value) for key, value in asked if key != "fields"])
    answer = client.get(url._replace(query=others).geturl())
    assert answer.status_code == 200, answer.text
    chosen = [name.split(".") for name in ("type", "id", *names)]
    assert page["data"] == _cut(answer.json()["data"], chosen)
    case.operation.validate_response(answer)


def _envelope(response: schemathesis.Response) -> Any:
    if response.status_code != 200 or response.headers["content-type"] != ["application/json"]:
        return None
    body = json.loads(response.content)
    return body if {"data", "meta", "links"} <= set(body) else None


def _names(records: Sequence[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(record["type"], record["id"]) for record in records}


def _cut(value: Any, ways: Sequence[Sequence[str]]) -> Any:
    if isinstance(value, list):
        return [_cut(one, ways) for one in value]
    if not isinstance(value, dict) or [] in ways:
        return value
    kept = {}
    for key, below in value.items():
        further = [list(way[1:]) for way in ways if way[0] == key]
        if further:
            kept[key] = _cut(below, further)
    return kept
