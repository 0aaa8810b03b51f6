"""Walking through lists, page after page."""

from collections.abc import Iterator
from typing import Any

from starlette.testclient import TestClient


def walk(client: TestClient, url: str) -> Iterator[dict[str, Any]]:
    """Follow `links.next` to the end and yield the pages of a list."""
    next_url: str | None = url
    while next_url:
        page = client.get(next_url).json()
        yield page
        next_url = page["links"].get("next")
