"""Addresses of every kind, made from the reference and the data: for what must hold whatever is asked."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from starlette.testclient import TestClient

from tests.contract.requests import BAD, GOOD
from tests.views.search.queries import FIRST_FOUND

VALUES_EACH = 3
RECORDS_EACH = 6

OTHERWISE_TYPED = {
    "date_from": ["1951", "2024-06", "2025-02-30"],
    "date_to": ["1993-11-23", "1899"],
    "valid_on": ["1993-12-31", "2010-13-01"],
    "value_min": ["0", "1000000", "ten"],
    "limit": ["1", "500", "501"],
    "fields": ["id", "links.self,id", "nothing"],
    "release": ["2026.11.0", "2020.01.0"],
    "q": ["移民", "budget cuts", "*"],
}
"""What is asked where the reference lists no values: something good and something bad."""


def corpus(client: TestClient) -> list[str]:
    """Give hundreds of addresses, bad ones among them; the same at every run."""
    operations = client.get("/openapi.json").json()["paths"]
    urls = [*GOOD, *BAD, "/", "/docs", "/openapi.json"]
    for path, methods in operations.items():
        parameters = {one["name"]: one["schema"] for one in methods["get"].get("parameters", [])}
        if "sort" in parameters:
            urls += _of_list(client, path.replace("{", "").replace("}", ""), parameters)
    urls += [f"/v1/search?q={quote(query)}" for query in FIRST_FOUND]
    return list(dict.fromkeys(urls))


def _of_list(client: TestClient, path: str, parameters: dict[str, Any]) -> Iterator[str]:
    for name, schema in parameters.items():
        values = schema.get("items", schema).get("enum", OTHERWISE_TYPED.get(name, []))
        yield from (f"{path}?{name}={quote(str(value), safe=',')}" for value in values[:VALUES_EACH])
    page = client.get(f"{path}?limit={RECORDS_EACH}").json()
    if "data" not in page:
        return
    yield from (link for link in page["links"].values())
    for record in page["data"]:
        links = record["links"]
        yield from (links[kind] for kind in ("self", "permalink", "cite", "html") if kind in links)
        yield links["self"] + "x"
