"""Texts and cursors that are hostile, empty or too long: answered as texts, or refused with the reason."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.core.paging import Cursor, fingerprint
from tests.views.search.asking import search

HOSTILE = [
    "AND",
    "OR NOT NEAR",
    "NEAR(a b, 3)",
    "title:IOM",
    "{title} : IOM",
    "IOM*",
    "^IOM",
    "-IOM +IOM",
    'IOM"',
    '"IOM" "',
    '"" IOM',
    "((IOM",
    "'; DROP TABLE search; --",
    "IOM\x00Japan",
    "IOM 🗾 移",
    "＂IOM＂",
    "%",
    "_",
    "a " * 100,
    "移 " * 100,
    '"' * 200,
    "移" * 200,
    "\u202eIOM",
    "ﾟ" * 200,
    "e\u0301" * 100,
    "𠮷野",
]
"""Texts that are programs to some search engine, or nothing at all."""


@pytest.mark.parametrize("q", HOSTILE)
@pytest.mark.parametrize("path", ["/v1/search", "/v1/history-events"])
def test_hostile_texts_are_answered(client: TestClient, path: str, q: str) -> None:
    answer = client.get(path, params={"q": q})

    assert answer.status_code in (200, 422)
    if answer.status_code == 200:
        assert answer.json()["meta"]["query"]["q"] == q
        assert client.get(answer.json()["links"]["self"]).json() == answer.json()


@pytest.mark.usefixtures("uncounted")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=st.text(max_size=220))
@pytest.mark.parametrize("path", ["/v1/search", "/v1/sources"])
def test_any_text_is_answered(client: TestClient, path: str, q: str) -> None:
    answer = client.get(path, params={"q": q})

    assert answer.status_code in (200, 422)


def test_operators_are_words_like_others(client: TestClient) -> None:
    assert search(client, "IOM* ^IOM (IOM)")["meta"]["total"] == search(client, "IOM")["meta"]["total"]
    assert search(client, "Japan NOT Korea", type="member")["meta"]["total"] == 0


def test_a_text_without_anything_to_find_is_refused_in_both_languages(client: TestClient) -> None:
    details = {
        language: client.get("/v1/search?q=!?", headers={"Accept-Language": language}).json()["errors"][0]
        for language in ("ja", "en")
    }

    assert details["ja"]["detail"] == "検索する語がありません。文字か数字を一つ以上指定してください。"
    assert details["en"]["detail"] == (
        "There is nothing to search for: give at least one letter, number or Japanese character."
    )
    assert details["en"]["parameter"] == "q"


def test_a_question_left_out_is_told_without_a_value(client: TestClient) -> None:
    problem = client.get("/v1/search?release=2026.11.0").json()

    assert problem["detail"] == "Invalid value of q: This parameter is required."


def test_a_long_text_is_refused_with_the_bound(client: TestClient) -> None:
    error = client.get("/v1/search", params={"q": "a" * 10_000}).json()["errors"][0]

    assert error["detail"] == "'" + "a" * 78 + "…: Longer than 200 characters."


@pytest.mark.parametrize("after", [[0, 2**63], [2**80, 0], [0], [0, 0, 0], ["0", 0], [0, None]])
def test_a_made_up_cursor_is_refused(client: TestClient, after: list[Any]) -> None:
    question = "/v1/search" + str({"q": "IOM"})
    cursor = Cursor("2026.11.0", fingerprint(question), tuple(after)).encoded()

    assert client.get("/v1/search", params={"q": "IOM", "cursor": cursor}).status_code == 422


def test_a_cursor_of_another_text_is_refused(client: TestClient) -> None:
    cursor = search(client, "国連")["links"]["next"].partition("cursor=")[2]

    answer = client.get(f"/v1/search?q=移民&cursor={cursor}")

    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "cursor")
