"""Reading pages in tests."""

import re
from html import unescape
from typing import Any

from starlette.testclient import TestClient


def data_of(client: TestClient, address: str) -> Any:
    """Give what the API says at an address."""
    return client.get(address).json()["data"]


def page_of(client: TestClient, address: str) -> str:
    """Give the text of a page that must be there, with its entities resolved."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return unescape(answer.text)


def links_of(html: str) -> list[str]:
    """List where links lead, in order."""
    return re.findall(r'<a (?:class="[^"]*" )?href="([^"]+)"', html)


def part_of(page: str, heading: str) -> str:
    """Give the section under the heading with an id."""
    assert f'id="{heading}"' in page
    return page.partition(f'id="{heading}"')[2].partition("</section>")[0]
