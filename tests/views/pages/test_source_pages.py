"""The page of sources: every number is the API's, and every filter is reached."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.views.pages.reading import data_of, page_of, part_of

LANGUAGES = ("ja", "en")
GROUPS: dict[str, Callable[[dict[str, Any]], str]] = {
    "kind": lambda one: one["kind"],
    "language": lambda one: one["language"],
    "publisher": lambda one: one["publisher"],
    "origin": lambda one: one["origin"]["id"],
}
SHOWN = 10


def all_sources(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    address = "/v1/sources?limit=500"
    while address:
        answer = client.get(address).json()
        found += answer["data"]
        address = answer["links"].get("next", "")
    return found


@pytest.mark.parametrize("name", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_are_counted_as_their_filters_count(client: TestClient, name: str, language: str) -> None:
    table = part_of(page_of(client, f"/{language}/sources"), f"by-{name}")

    sources, value = all_sources(client), GROUPS[name]
    resting = {group: sum(one["fact_count"] for one in sources if value(one) == group) for group in map(value, sources)}
    ranked = sorted(resting, key=lambda group: (-resting[group], group))[:SHOWN]
    assert table.count('<th scope="row">') == len(ranked)
    for group in ranked:
        address = f"sources?{name}={quote(group)}"
        total = client.get(f"/v1/{address}").json()["meta"]["total"]
        row = table.partition(f'href="/{language}/{address}"')[2].partition("</tr>")[0]
        assert row.endswith(f"<td>{total:,}</td><td>{resting[group]:,}</td>")


def test_a_long_ranking_says_how_many_it_leaves_out(client: TestClient) -> None:
    page = page_of(client, "/en/sources")

    publishers = len({one["publisher"] for one in all_sources(client)})
    assert f"The 10 of {publishers} on which most rests" in part_of(page, "by-publisher")
    assert "on which most rests" not in part_of(page, "by-kind")


def test_the_documents_on_which_most_rests_come_first(client: TestClient) -> None:
    section = part_of(page_of(client, "/en/sources"), "most")

    most = sorted(all_sources(client), key=lambda one: (-one["fact_count"], one["id"]))[:SHOWN]
    assert re.findall(r'<h3><a href="/en/sources/([^"]+)"', section) == [one["id"] for one in most]


@pytest.mark.parametrize("query", ["", "?kind=treaty", "?publisher=IOM%20Japan", "?q=移民&limit=20"])
def test_each_document_leads_to_what_rests_on_it(client: TestClient, query: str) -> None:
    page = page_of(client, f"/ja/sources{query}")
    rows = page.split('<ol class="rows documents">')[-1].split("<li>")[1:]

    sources = data_of(client, f"/v1/sources{query}")
    assert len(rows) == len(sources) > 0
    for source, row in zip(sources, rows, strict=True):
        assert f'href="/ja/sources/{source["id"]}" lang="{source["language"]}">{source["title"]}</a>' in row
        assert f'href="/ja/sources/{source["id"]}/facts">基づく記録: {source["fact_count"]:,}件<' in row
        assert source["url"] is None or f'href="{source["url"]}"' in row
        assert client.get(f"/v1/sources/{source['id']}/facts").json()["meta"]["total"] == source["fact_count"]


def test_a_document_under_review_leads_to_its_claims(client: TestClient) -> None:
    page = page_of(client, "/en/sources?kind=article")

    source = data_of(client, "/v1/sources/seed-article")
    link = f'<a class="chip" href="/en/claims?claimed_by=seed-article">Claims examined: {source["claim_count"]}</a>'
    assert link in page


def test_a_part_of_the_sources_has_no_overview(client: TestClient) -> None:
    assert "<table" not in page_of(client, "/en/sources?kind=treaty")


@pytest.mark.parametrize("path", ["claims", "donors", "forum-series", "funding-issues", "sources"])
def test_pages_with_overviews_pin_their_release(client: TestClient, path: str) -> None:
    release = client.get(f"/v1/{path}?limit=1").json()["meta"]["release"]

    page = page_of(client, f"/en/{path}?release={release}")

    assert page.count("<section") == page_of(client, f"/en/{path}").count("<section")
