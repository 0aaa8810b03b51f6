"""The page of the timeline: decades and years to look into, lanes to choose, all counted by the API."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from app.views.pages.overviews.timeline import LANES

COLUMN = re.compile(r'<li><a href="([^"]+)"( aria-current="true")?><svg.*?<span>([^<]+)</span> <b>(\d+)<')


def _strip(client: TestClient, url: str) -> list[tuple[str, str, str, int]]:
    found = COLUMN.findall(client.get(url).text)
    return [(unescape(href), chosen, label, int(count)) for href, chosen, label, count in found]


def _total(client: TestClient, query: str) -> int:
    total: int = client.get(f"/v1/timeline?{query}").json()["meta"]["total"]
    return total


@pytest.mark.parametrize(("language", "first"), [("ja", "1950年代"), ("en", "1950s")])
def test_the_strip_counts_each_decade(client: TestClient, language: str, first: str) -> None:
    strip = _strip(client, f"/{language}/timeline")

    assert (strip[0][2], len(strip)) == (first, 8)
    assert [one[3] for one in strip] == [_total(client, f"date_from={d}0&date_to={d}9") for d in range(195, 203)]
    assert all(client.get(one[0]).status_code == 200 for one in strip)


def test_a_decade_is_looked_into_year_by_year_and_filters_stay(client: TestClient) -> None:
    decade = _strip(client, "/en/timeline?lanes=members")[4][0]

    strip = _strip(client, decade)

    assert decade == "/en/timeline?lanes=members&date_from=1990&date_to=1999"
    assert [one[2] for one in strip] == [str(year) for year in range(1990, 2000)]
    assert [one[3] for one in strip] == [
        _total(client, f"lanes=members&date_from={year}&date_to={year}") for year in range(1990, 2000)
    ]
    assert 'href="/en/timeline?lanes=members">All times</a>' in client.get(decade).text


def test_a_year_is_marked_on_the_strip(client: TestClient) -> None:
    chosen = [one[2] for one in _strip(client, "/en/timeline?date_from=1993&date_to=1993") if one[1]]

    assert chosen == ["1993"]


def test_a_time_across_decades_shows_the_decades(client: TestClient) -> None:
    assert len(_strip(client, "/en/timeline?date_from=1985&date_to=1994")) == 8


def test_lanes_are_counted_chosen_and_left_again(client: TestClient) -> None:
    page = unescape(client.get("/en/timeline?date_from=1990&date_to=1999&lanes=funding").text)

    for lane in LANES:
        assert f" {_total(client, f'date_from=1990&date_to=1999&lanes={lane}')}</a>" in page
    assert '<a class="lane-funding" href="/en/timeline?date_from=1990&date_to=1999" aria-current="true">' in page
    assert '<a class="lane-forums" href="/en/timeline?date_from=1990&date_to=1999&lanes=forums">' in page


def test_the_lanes_of_the_page_are_those_of_the_api(client: TestClient) -> None:
    refused = client.get("/v1/timeline?lanes=x").json()

    assert refused["errors"][0]["allowed"] == list(LANES)


def test_each_entry_stands_under_its_time(client: TestClient) -> None:
    page = unescape(client.get("/ja/timeline?date_from=1993&date_to=1993").text)
    entries = client.get("/v1/timeline?date_from=1993&date_to=1993").json()["data"]

    years = list(dict.fromkeys(f"{one['date_start'][:4]}" for one in entries))
    assert re.findall(r'<h2>(\d{4})</h2>\n<ol class="dated">', page) == years
    for one in entries:
        assert f'<a href="/ja{one["record"]["link"].removeprefix("/v1")}">{one["title"]["ja"]}</a>' in page


def test_what_has_no_date_stands_last(client: TestClient) -> None:
    last = "/en/timeline?lanes=members&limit=500"

    assert re.findall(r"<h2>([^<]+)</h2>\n<ol class=\"dated\">", client.get(last).text)[-1] == "No known date"


def test_nothing_found_is_said(client: TestClient) -> None:
    page = client.get("/en/timeline?q=nothingofthekind")

    assert page.status_code == 200
    assert 'id="empty"' in page.text
    assert '<ol class="dated">' not in page.text
