"""What holds for every collection: paging, order, filters, fields, and that nothing of the dossier is lost."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.core.documents import first_at, values_at
from app.core.filters import InFacet, facet_value
from app.core.resource import Resource
from tests.conftest import DOSSIER
from tests.contract.requests import COLLECTIONS
from tests.walking import walk

SEED = json.loads(DOSSIER.read_text(encoding="utf-8"))
SORTS = [(resource, key) for resource in COLLECTIONS for key in (None, *resource.query.sort_keys())]
FILTERS = [
    (resource, name, mark)
    for resource in COLLECTIONS
    for name, mark in resource.query.filters()
    if isinstance(mark, InFacet)
]


def name_of(case: object) -> str:
    return case.path if isinstance(case, Resource) else str(getattr(case, "paths", case))


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize(("resource", "sort"), SORTS, ids=name_of)
def test_walking_a_collection_gives_each_record_once_in_order(
    client: TestClient, resource: Resource, sort: str | None
) -> None:
    order = f"&sort={sort}" if sort else ""

    pages = list(walk(client, f"{resource.collection}?limit=7{order}"))

    records = [record for page in pages for record in page["data"]]
    ids = [record["id"] for record in records]
    assert sorted(ids) == sorted(record["id"] for record in SEED[resource.key])
    assert {page["meta"]["total"] for page in pages} == {len(ids)}
    assert all(page["meta"]["count"] == len(page["data"]) for page in pages)
    assert records == in_order(resource, records, [sort] if sort else list(resource.query.default_sort))


@pytest.mark.parametrize(
    "url",
    [
        "/v1/sources/seed-article/facts",
        "/v1/indicators/member-states/series",
        "/v1/disagreements",
        "/v1/timeline",
        "/v1/donors",
        "/v1/membership?by=year,region",
    ],
)
def test_the_default_order_is_the_one_that_is_stated(client: TestClient, url: str) -> None:
    sign = "&" if "?" in url else "?"
    stated = ",".join(client.get(url).json()["meta"]["query"]["sort"])

    for order in ("", f"&sort={stated}"):
        pages = list(walk(client, f"{url}{sign}limit=47{order}"))
        rows = [(row["type"], row["id"]) for page in pages for row in page["data"]]
        assert len(rows) == pages[0]["meta"]["total"] == len(set(rows))
        if not order:
            default = rows
    assert rows == default


def in_order(resource: Resource, records: list[dict[str, Any]], keys: list[str]) -> list[dict[str, Any]]:
    """Sort records as the contract says: by the keys, unknown values first, the id last."""
    for key in reversed([*keys, "id"] if "id" not in {key.removeprefix("-") for key in keys} else keys):
        order = resource.query.sorts[key.removeprefix("-")]
        known = [record for record in records if first_at(record, order.path) is not None]
        unknown = [record for record in records if first_at(record, order.path) is None]
        down = key.startswith("-")
        known.sort(key=lambda record, path=order.path: first_at(record, path), reverse=down)  # type: ignore[misc] # a default binds the path
        records = [*known, *unknown] if down else [*unknown, *known]
    return records


def test_several_sort_keys_are_taken_in_turn(client: TestClient) -> None:
    url = "/v1/observations?indicator=staff,member-states&sort=-indicator,value,-id&limit=7"

    records = [record for page in walk(client, url) for record in page["data"]]

    keys = [(record["indicator"]["id"], -record["value_number"], record["id"]) for record in records]
    assert len(keys) > 100
    assert keys == sorted(keys, reverse=True)


@pytest.mark.parametrize(("resource", "name", "mark"), FILTERS, ids=name_of)
def test_a_filter_finds_exactly_the_records_with_the_value(
    client: TestClient, resource: Resource, name: str, mark: InFacet
) -> None:
    everything = [record for page in walk(client, f"{resource.collection}?limit=500") for record in page["data"]]
    held = {record["id"]: _values(record, mark) for record in everything}
    some = sorted({value for values in held.values() for value in values}, key=lambda value: "," not in value)[:3]

    for value in some:
        found = walk(client, f"{resource.collection}?limit=500&{name}={quote(value)}")
        ids = [record["id"] for page in found for record in page["data"]]
        assert ids == [record_id for record_id, values in held.items() if value in values], value
    if set(some) <= {"true", "false"}:
        return  # takes one value
    union = client.get(resource.collection, params={name: some[:2], "limit": 500}).json()
    comma = client.get(resource.collection, params={name: ",".join(some[:2]), "limit": 500}).json()
    assert union["meta"]["total"] == sum(bool(values & set(some[:2])) for values in held.values())
    assert union == comma


def _values(record: dict[str, Any], mark: InFacet) -> set[str]:
    return {facet_value(value) for path in mark.paths for value in values_at(record, path)}


@pytest.mark.parametrize("resource", COLLECTIONS, ids=name_of)
def test_a_record_is_the_same_alone_and_in_a_list(client: TestClient, resource: Resource) -> None:
    listed = client.get(f"{resource.collection}?limit=3").json()["data"]

    alone = [client.get(record["links"]["self"]).json()["data"] for record in listed]

    assert alone == listed


@pytest.mark.parametrize("resource", COLLECTIONS, ids=name_of)
def test_every_fact_of_the_dossier_is_served_unaltered(client: TestClient, resource: Resource) -> None:
    served = {
        record["id"]: record for page in walk(client, f"{resource.collection}?limit=500") for record in page["data"]
    }

    for written in SEED[resource.key]:
        _assert_carried(written, served[written["id"]], written["id"])


def _assert_carried(written: Any, served: Any, where: str) -> None:
    """Compare what stands in both forms; what is served richer is looked at by the room's own tests."""
    if isinstance(written, dict) and isinstance(served, dict):
        for key in written.keys() & served.keys():
            _assert_carried(written[key], served[key], f"{where}.{key}")
    elif isinstance(written, list) and isinstance(served, list):
        assert len(written) == len(served), where
        for one, other in zip(written, served, strict=True):
            _assert_carried(one, other, where)
    elif isinstance(written, str) and isinstance(served, dict):
        assert written in (served.get("id"), served.get("code"), served.get("en")), where
    else:
        assert written == served, where


@pytest.mark.parametrize("resource", COLLECTIONS, ids=name_of)
def test_fields_cut_a_record_down(client: TestClient, resource: Resource) -> None:
    whole = client.get(f"{resource.collection}?limit=2").json()["data"]

    cut = client.get(f"{resource.collection}?limit=2&fields=links.self").json()["data"]

    assert cut == [
        {"type": record["type"], "id": record["id"], "links": {"self": record["links"]["self"]}} for record in whole
    ]


def test_choosing_a_field_and_a_part_of_it_gives_the_whole_field(client: TestClient) -> None:
    cut = client.get("/v1/members/jpn?fields=name.ja,name,citations.as_stated").json()["data"]

    assert list(cut) == ["type", "id", "name", "citations"]
    assert cut["name"] == {"ja": "日本", "en": "Japan"}
    assert cut["citations"][3] == {"as_stated": "1993年に加盟"}


def test_a_mistyped_field_is_answered_with_the_right_one(client: TestClient) -> None:
    answer = client.get("/v1/members?fields=name.jp,citation")

    errors = answer.json()["errors"]
    assert [(error["parameter"], error["did_you_mean"]) for error in errors] == [
        ("fields", "name.ja"),
        ("fields", "citations"),
    ]


def test_a_cursor_of_another_query_is_refused(client: TestClient) -> None:
    cursor = client.get("/v1/members?limit=7").json()["links"]["next"].partition("cursor=")[2]

    for other in ("members?region=Asia", "members?sort=-id", "people?limit=7"):
        answer = client.get(f"/v1/{other}&cursor={cursor}")
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["parameter"] == "cursor"


def test_limit_and_fields_may_change_from_page_to_page(client: TestClient) -> None:
    cursor = client.get("/v1/members?limit=7").json()["links"]["next"].partition("cursor=")[2]

    answer = client.get(f"/v1/members?limit=3&fields=id&cursor={cursor}")

    assert [record["id"] for record in answer.json()["data"]] == ["aut", "aze", "bdi"]


def test_an_answer_pinned_to_its_release_never_changes(client: TestClient) -> None:
    pinned = client.get("/v1/members/jpn?release=2026.11.0")

    assert pinned.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert pinned.json()["data"] == client.get("/v1/members/jpn").json()["data"]
    assert "immutable" not in client.get("/v1/sources?publisher=release=").headers["cache-control"]


def test_the_query_is_told_as_it_was_understood(client: TestClient) -> None:
    meta = client.get("/v1/members?region=Asia&region=Europe&founding=true&limit=2").json()["meta"]

    assert meta["query"] == {"region": ["Asia", "Europe"], "founding": True, "sort": ["id"], "limit": 2}
    assert client.get("/v1/history-events?sort=-date&limit=1").json()["meta"]["query"]["sort"] == ["-date", "id"]


def test_an_empty_list_says_why(client: TestClient) -> None:
    reasons = {
        "/v1/members?country=PRK": "no-record",
        "/v1/members?region=Asia&subregion=Northern Europe": "filtered-out",
        "/v1/history-events?date_to=1900": "outside-coverage",
        "/v1/history-events?date_from=1951-11-26&date_to=1951-11-26&category=japan": "filtered-out",
        "/v1/funding-issues?valid_on=1900": "outside-coverage",
    }

    for url, reason in reasons.items():
        meta = client.get(url).json()["meta"]
        assert (meta["total"], meta["coverage"]["reason"]) == (0, reason), url


def test_a_full_list_has_nothing_to_explain(client: TestClient) -> None:
    assert client.get("/v1/members").json()["meta"]["coverage"] is None


@pytest.mark.parametrize(
    ("url", "statements"),
    [
        ("/v1/members/jpn", 1),
        ("/v1/members?limit=500", 2),
        ("/v1/observations?indicator=staff&country=JPN&limit=5", 5),
        ("/v1/history-events?category=japan&date_from=1990", 5),
    ],
)
def test_an_answer_takes_few_statements_and_a_known_one_takes_none(
    client: TestClient, url: str, statements: int, sql: list[str]
) -> None:
    first = client.get(url)
    counted = len(sql)
    client.get(url, headers={"If-None-Match": first.headers["etag"]})

    assert counted <= statements, sql
    assert len(sql) == counted
