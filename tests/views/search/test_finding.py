"""What search finds, and in which order."""

import pytest
from starlette.testclient import TestClient

from app.core.documents import values_at
from app.core.resource import Resource
from app.facts.resources import RESOURCES, SEARCHED
from tests.contract.requests import COLLECTIONS
from tests.views.search.asking import records_of, search
from tests.views.search.queries import FIRST_FOUND

MAX_STATEMENTS = 6
"""One that counts, and one for each way of finding."""


@pytest.mark.parametrize(("q", "first"), FIRST_FOUND.items())
def test_what_is_meant_comes_first(client: TestClient, q: str, first: str) -> None:
    assert search(client, q)["data"][0]["links"]["self"] == first


def test_the_list_of_what_people_ask_is_long_enough() -> None:
    assert len(FIRST_FOUND) >= 60


def test_former_names_find_their_history_after_the_organization(client: TestClient) -> None:
    found = {name: [hit["id"] for hit in search(client, name)["data"]] for name in ("ICEM", "ICM", "PICMME")}

    assert found["ICEM"][0] == "iom"
    assert "renamed-icem-1952" in found["ICEM"]
    assert found["ICM"][:2] == ["iom", "renamed-icm-1980"]
    assert found["PICMME"][:3] == ["iom", "picmme-created-1951", "picmme-first-session-1951"]


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_every_record_is_found_by_its_own_names(client: TestClient, resource: Resource) -> None:
    records = client.get(resource.collection, params={"limit": 500} if resource in COLLECTIONS else {}).json()["data"]
    for record in (records if isinstance(records, list) else [records])[:: max(1, len(records) // 25)]:
        for path in ("name.ja", "name.en", "title.ja", "title.en", "title", "statement.ja", "statement.en", "id"):
            for name in values_at(record, path):
                if isinstance(name, str) and len(name) <= 200:
                    hits = search(client, name, type=resource.type_name, limit=100, fields="id")
                    ids = [hit["id"] for hit in hits["data"]]
                    assert record["id"] in ids, name


@pytest.mark.parametrize("q", ["移", "国連", "Japan", "budget 2025", "フォーラム"])
def test_walking_the_finds_gives_each_once_in_order(client: TestClient, q: str) -> None:
    hits = list(records_of(client, "/v1/search", q=q, limit=17))

    total = search(client, q)["meta"]["total"]
    ways = [["whole-name", "name", "text", "elsewhere"].index(hit["found_in"]) for hit in hits]
    assert len(hits) == total > 17
    assert len({hit["links"]["self"] for hit in hits}) == total
    assert ways == sorted(ways)
    types = [resource.type_name for resource in SEARCHED]
    last = [types.index(hit["type"]) for hit in hits if hit["found_in"] == "elsewhere"]
    assert last == sorted(last)


def test_facets_count_all_kinds_whatever_was_asked(client: TestClient) -> None:
    everything = search(client, "国連")["meta"]
    events = search(client, "国連", type="history-event,forum-event")["meta"]

    assert sum(facet["count"] for facet in everything["facets"]) == everything["total"] == 615
    assert events["facets"] == everything["facets"]
    assert events["total"] == 84
    assert {"type": "history-event", "count": 26} in events["facets"]


def test_a_kind_asked_for_twice_is_counted_once(client: TestClient) -> None:
    assert search(client, "国連", type="member,person,person")["meta"]["total"] == 1


def test_fields_cut_a_find_down(client: TestClient) -> None:
    data = search(client, "ICEM", limit=1, fields="name.en,matched.field")["data"]

    assert data == [
        {
            "type": "organization",
            "id": "iom",
            "name": {"en": "International Organization for Migration"},
            "matched": [{"field": "other_names"}, {"field": "names.citations.as_stated"}],
        }
    ]


def test_what_is_written_is_searched_in_an_order_of_its_own() -> None:
    written = SEARCHED[: len(RESOURCES)]

    assert set(written) == set(RESOURCES)
    assert written[0].path == "organization"
    assert written[-1].path == "sources"


@pytest.mark.parametrize("q", ["IOM", "移", "国連 移民 日本", "qqqq"])
def test_search_takes_few_statements_however_much_is_found(client: TestClient, q: str, sql: list[str]) -> None:
    search(client, q, limit=100)

    # The full-text engine reads its own tables by statements, which are traced too.
    ours = [statement for statement in sql if "FROM search " in statement or "FROM search_word" in statement]
    assert len(ours) <= MAX_STATEMENTS, ours
