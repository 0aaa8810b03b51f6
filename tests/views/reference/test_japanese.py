"""The reference in Japanese: every text of it, and nothing else, in another language."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic_core import from_json
from starlette.testclient import TestClient

from app.views.reference.translating import WRITTEN, in_japanese, japanese, parted

JAPANESE = re.compile("[぀-ヿ一-鿿]")
DATA = {"example", "examples", "enum", "const", "default"}


@pytest.fixture(scope="module")
def documents(client: TestClient) -> tuple[Any, Any]:
    return client.get("/openapi.json").json(), client.get("/openapi.json?lang=ja").json()


def _texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each summary and description with where it stands."""
    if isinstance(node, list):
        for place, one in enumerate(node):
            yield from _texts(one, f"{path}/{place}")
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("summary", "description") and isinstance(value, str):
                yield f"{path}/{key}", value
            elif key not in DATA:
                yield from _texts(value, f"{path}/{key}")


def _without_texts(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_texts(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key in DATA or not isinstance(value, str)}
    return {key: value if key in DATA else _without_texts(value) for key, value in kept.items()} | {
        key: value for key, value in node.items() if isinstance(value, str) and key not in ("summary", "description")
    }


def test_every_text_is_japanese(documents: tuple[Any, Any]) -> None:
    english, translated = documents
    told = dict(_texts(translated))

    left = {path: told[path] for path, text in _texts(english) if text and not JAPANESE.search(told[path])}

    assert {path: text for path, text in left.items() if parted(text)["text"]} == {}
    assert len(told) == len(dict(_texts(english))) > 1_500


def test_nothing_but_texts_differs(documents: tuple[Any, Any]) -> None:
    english, translated = documents

    assert _without_texts(translated) == _without_texts(english)


def test_texts_keep_their_code_and_their_examples(documents: tuple[Any, Any]) -> None:
    english, translated = documents
    told = dict(_texts(translated))

    for path, text in _texts(english):
        assert set(re.findall(r"`[^`]+`", text)) == set(re.findall(r"`[^`]+`", told[path])), path
        assert re.findall(r"\]\([^)]*\)$", text) == re.findall(r"\]\([^)]*\)$", told[path]), path


def test_no_translation_is_left_over(documents: tuple[Any, Any]) -> None:
    said = {parted(text)["text"] for _, text in _texts(documents[0])}

    assert set(from_json(WRITTEN.read_bytes())) - said == set()
    assert said - set(japanese()) == {""}


def test_a_text_without_japanese_stays_as_it_is() -> None:
    assert in_japanese({"description": "New here.\n\nExample: [`/v1`](/v1)"}) == {
        "description": "New here.\n\n例: [`/v1`](/v1)"
    }


@pytest.mark.parametrize(("query", "language"), [("", "en"), ("?lang=en", "en"), ("?lang=ja", "ja")])
def test_the_page_is_in_the_language_that_is_asked_for(client: TestClient, query: str, language: str) -> None:
    page = client.get(f"/docs{query}", headers={"Accept": "text/html"})

    assert page.status_code == 200
    assert page.headers["content-language"] == language
    assert f'<html lang="{language}">' in page.text
    assert "unsafe" not in page.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
def test_another_language_is_refused(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}?lang=jp")

    assert (answer.status_code, answer.json()["errors"][0]["allowed"]) == (422, ["en", "ja"])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_lead_to_the_reference_of_their_language(client: TestClient, language: str) -> None:
    page = client.get(f"/{language}").text

    assert f'href="/docs{"?lang=ja" if language == "ja" else ""}"' in page
