"""Asks search and lists as their users do."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from tests.walking import walk


def search(client: TestClient, q: str, **query: Any) -> dict[str, Any]:
    """Give what search answers."""
    answer = client.get("/v1/search", params={"q": q, **query})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def records_of(client: TestClient, url: str, **query: Any) -> Iterator[dict[str, Any]]:
    """Yield the records of all pages of a list."""
    for page in walk(client, f"{url}?{urlencode(query)}"):
        yield from page["data"]
