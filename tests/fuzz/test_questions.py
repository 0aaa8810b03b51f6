"""Sort keys, cursors and fields, as any that there are, held against what Python makes of the whole collection."""

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.core.documents import dotted_names, first_at
from app.core.query import CollectionQuery
from app.core.resource import Collection
from app.facts.resources import COLLECTIONS

pytestmark = pytest.mark.usefixtures("uncounted")

SEARCHES = ["Japan", "移民", "IOM", "1951", "zzz"]
WALKED = [one for one in COLLECTIONS if one.path in ("members", "people", "history-events", "indicators")]
"""Collections of which one page has all records."""

JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda below: st.lists(below, max_size=4),
    max_leaves=8,
)

Records = Sequence[dict[str, Any]]


@pytest.fixture(scope="module")
def wholes(client: TestClient) -> Mapping[str, Records]:
    """All records of the collections that are walked here, in their default order."""
    pages = {one.path: client.get(one.collection, params={"limit": 500}).json() for one in WALKED}
    assert all("next" not in page["links"] for page in pages.values())
    return {path: page["data"] for path, page in pages.items()}


def sort_keys(query: type[CollectionQuery]) -> st.SearchStrategy[list[str]]:
    """Make lists of sort keys, each key once, up or down."""
    signed = st.tuples(st.sampled_from(["", "-"]), st.sampled_from(sorted(query.sorts)))
    return st.lists(signed, min_size=1, max_size=3, unique_by=lambda key: key[1]).map(
        lambda keys: list(map("".join, keys))
    )


def in_order(records: Records, query: type[CollectionQuery], keys: Sequence[str]) -> list[str]:
    """Sort as Python does: stable, so from the last key to the first."""
    ordered = sorted(records, key=lambda record: str(record["id"]))
    for _, order, down in reversed(query.ordered_by(keys)):
        ordered.sort(key=lambda record: _value(record, order.path, order.unknown), reverse=down)
    return [record["id"] for record in ordered]


def _value(record: dict[str, Any], path: str, unknown: Any) -> Any:
    value = first_at(record, path)
    return unknown if value is None else value


def walk(client: TestClient, url: str, asked: Mapping[str, str]) -> list[str]:
    """Follow the pages from the first to the last."""
    page = client.get(url, params=asked).json()
    ids = [record["id"] for record in page["data"]]
    while "next" in page["links"]:
        assert len(page["data"]) == page["meta"]["query"]["limit"]
        page = client.get(page["links"]["next"]).json()
        ids += [record["id"] for record in page["data"]]
    return ids


@given(st.data(), st.sampled_from(WALKED))
def test_records_come_in_the_order_of_the_keys(
    client: TestClient, wholes: Mapping[str, Records], data: st.DataObject, collection: Collection
) -> None:
    keys = data.draw(sort_keys(collection.query))

    found = client.get(collection.collection, params={"sort": ",".join(keys), "limit": "500"}).json()["data"]

    assert [record["id"] for record in found] == in_order(wholes[collection.path], collection.query, keys)


@given(st.data(), st.sampled_from(WALKED), st.integers(15, 200))
def test_pages_of_any_size_are_the_whole(
    client: TestClient, wholes: Mapping[str, Records], data: st.DataObject, collection: Collection, limit: int
) -> None:
    keys = data.draw(sort_keys(collection.query))

    walked = walk(client, collection.collection, {"sort": ",".join(keys), "limit": str(limit)})

    assert walked == in_order(wholes[collection.path], collection.query, keys)


@given(st.sampled_from(SEARCHES), st.integers(1, 20))
def test_finds_of_any_page_size_are_the_same(client: TestClient, question: str, limit: int) -> None:
    asked = {"q": question, "limit": "100", "fields": "id"}
    first = client.get("/v1/search", params=asked).json()["data"]

    page = client.get("/v1/search", params={**asked, "limit": str(limit)}).json()
    found = page["data"]
    while "next" in page["links"] and len(found) < len(first):
        page = client.get(page["links"]["next"]).json()
        found += page["data"]

    assert found[: len(first)] == first


@given(st.one_of(st.text(max_size=60), st.binary(max_size=60).map(lambda raw: base64.urlsafe_b64encode(raw).decode())))
def test_a_text_is_no_cursor(client: TestClient, text: str) -> None:
    answer = client.get("/v1/members", params={"cursor": text})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "cursor"


@given(st.data())
def test_a_forged_cursor_is_refused_or_leads_to_a_page(client: TestClient, data: st.DataObject) -> None:
    link = client.get("/v1/members", params={"limit": "3", "sort": "joined"}).json()["links"]["next"]
    true = link.partition("cursor=")[2].partition("&")[0]
    parts = json.loads(base64.urlsafe_b64decode(true + "=" * (-len(true) % 4)))
    parts[data.draw(st.sampled_from(range(len(parts))))] = data.draw(JSON)
    forged = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")

    answer = client.get("/v1/members", params={"limit": "3", "sort": "joined", "cursor": forged})

    assert answer.status_code in (200, 410, 422)
    if answer.status_code == 200:
        assert [type(value) for value in parts[2]] == [str, str]


def chosen(value: Any, ways: Sequence[Sequence[str]]) -> Any:
    """Cut a value down to what the ways lead to."""
    if isinstance(value, list):
        return [chosen(one, ways) for one in value]
    if not isinstance(value, dict) or [] in ways:
        return value
    below = {key: [list(way[1:]) for way in ways if way[0] == key] for key in value}
    return {key: chosen(value[key], further) for key, further in below.items() if further}


@given(st.data(), st.sampled_from(WALKED))
def test_fields_cut_records_and_nothing_else(
    client: TestClient, wholes: Mapping[str, Records], data: st.DataObject, collection: Collection
) -> None:
    there = st.sampled_from(list(dotted_names(collection.fields)))
    names = data.draw(st.lists(there, min_size=1, max_size=5))

    found = client.get(collection.collection, params={"fields": ",".join(names), "limit": "500"}).json()["data"]

    assert found == chosen(wholes[collection.path], [name.split(".") for name in ("type", "id", *names)])


@given(
    st.one_of(st.text(min_size=1, max_size=20), st.text("abcdefgi.,_-", min_size=1, max_size=9)),
    st.sampled_from(WALKED),
)
def test_a_text_is_a_field_if_every_part_of_it_is(client: TestClient, text: str, collection: Collection) -> None:
    known = set(dotted_names(collection.fields))

    answer = client.get(collection.collection, params={"fields": text, "limit": "1"})

    wrong = [name for name in dict.fromkeys(text.split(",")) if name not in known]
    assert answer.status_code == (422 if wrong else 200)
    if wrong:
        faults = answer.json()["errors"]
        assert [fault["parameter"] for fault in faults] == ["fields"] * len(faults)
        assert all(fault["did_you_mean"] in {None, *known} for fault in faults)
