"""The same search as a filter of collections: `q`."""

import pytest
from starlette.testclient import TestClient

from app.core.resource import Resource
from tests.contract.requests import COLLECTIONS
from tests.views.search.asking import records_of


@pytest.mark.parametrize("resource", COLLECTIONS, ids=lambda resource: resource.path)
@pytest.mark.parametrize("q", ["移", "国連", "日本", "ﾌｫｰﾗﾑ", "Japan", '"budget cuts"', "IOM 2025", "加盟"])
def test_q_on_a_collection_finds_what_search_finds_there(client: TestClient, resource: Resource, q: str) -> None:
    searched = [
        hit["id"] for hit in records_of(client, "/v1/search", q=q, type=resource.type_name, limit=100, fields="id")
    ]

    answer = client.get(resource.collection, params={"q": q, "limit": 1}).json()
    filtered = [record["id"] for record in records_of(client, resource.collection, q=q, limit=500, fields="id")]

    assert sorted(filtered) == sorted(searched)
    assert answer["meta"]["total"] == len(filtered)
    assert answer["meta"]["query"]["q"] == q


def test_q_joins_other_filters_orders_and_pages(client: TestClient) -> None:
    query = {"q": "日本", "indicator": "contributions", "sort": "-value", "limit": 9}

    records = list(records_of(client, "/v1/observations", **query))

    every = records_of(client, "/v1/observations", **{**query, "q": "Contributions"})
    found = {record["id"] for record in records_of(client, "/v1/observations", q="日本", limit=500)}
    assert [record["id"] for record in records] == [record["id"] for record in every if record["id"] in found]
    assert len(records) > 20


def test_q_finds_within_what_rests_on_a_source(client: TestClient) -> None:
    everything = client.get("/v1/sources/un-a51-232/facts").json()
    observers = client.get("/v1/sources/un-a51-232/facts", params={"q": "observer"}).json()

    assert 0 < observers["meta"]["total"] < everything["meta"]["total"]
    assert all(fact in everything["data"] for fact in observers["data"])


def test_q_that_finds_nothing_says_so(client: TestClient) -> None:
    meta = client.get("/v1/members?q=宮路").json()["meta"]

    assert (meta["total"], meta["coverage"]["reason"]) == (0, "no-record")
    assert meta["coverage"]["hint"]["en"] == "No record here matches q, whatever the other filters."
