"""The page of membership: count, tiles and regions of one day, as the API has them."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from app.views.pages.overviews.tiles import COLUMNS, PLACES, ROWS, places
from tests.contract.test_collections import SEED

DAYS = ["1951-12-31", "1993-12-31", "2013-06-30", "2026-11-25"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_all_figures_are_those_of_the_api(client: TestClient, language: str, day: str) -> None:
    page = unescape(client.get(f"/{language}/membership?valid_on={day}").text)
    count = client.get(f"/v1/membership?valid_on={day}").json()["data"][0]

    for kind in ("members", "observers"):
        link = f"/{language}{count['links'][kind].removeprefix('/v1')}"
        assert re.search(f'href="{re.escape(link)}">{count[kind]["display"][language]}</a>', page)
    for region in client.get(f"/v1/membership?by=region&valid_on={day}").json()["data"]:
        link = f"/{language}{region['links']['members'].removeprefix('/v1')}"
        assert f'<a href="{link}">{region["members"]["display"][language]}</a>' in page
    for published in count["members"]["published"]:
        link = f"/{language}{published['observation']['link'].removeprefix('/v1')}"
        assert f'<a href="{link}">{published["display"][language]}</a>' in page


@pytest.mark.parametrize("day", DAYS)
def test_a_tile_is_coloured_for_each_state_that_is_in(client: TestClient, day: str) -> None:
    page = unescape(client.get(f"/en/membership?valid_on={day}").text)
    states = client.get(f"/v1/members?valid_on={day}&limit=500").json()["data"]

    coloured = re.findall(r'<text class="code-(?:[0-4]|unknown|observer)"[^>]*>([A-Z]{3})', page)

    assert sorted(coloured) == sorted(state["id"].upper() for state in states)


def test_a_tile_tells_name_and_time(client: TestClient) -> None:
    page = unescape(client.get("/ja/membership?valid_on=1960-12-31").text)

    assert "<title>オーストラリア: 1951年12月から</title>" in page
    assert "<title>日本: この日には記録なし</title>" in page
    assert "<title>Australia: from 24 May 1985</title>" in unescape(client.get("/en/membership").text)
    assert "<title>Saudi Arabia: observer, start not known</title>" in unescape(client.get("/en/membership").text)


@pytest.mark.parametrize(
    "query", ["by=year", "by=region", "valid_on=1993", "valid_on=1993-12", "date_from=2000&date_to=2001", "region=Asia"]
)
def test_other_counts_have_no_map(client: TestClient, query: str) -> None:
    page = client.get(f"/en/membership?{query}")

    assert page.status_code == 200
    assert 'class="world"' not in page.text


def test_the_page_opens_with_the_day_of_the_release(client: TestClient) -> None:
    released = client.get("/v1").json()["data"]["release"]["date"]

    assert f'value="{released}" required' in client.get("/en/membership").text


def test_every_state_of_the_dossier_has_its_place() -> None:
    assert {member["id"].upper() for member in SEED["members"]} <= set(PLACES)
    assert len(set(PLACES.values())) == len(PLACES)


def test_a_state_without_a_place_stands_below(client: TestClient) -> None:
    found = places(["JPN", "XXA", "XXB"])

    assert found["JPN"] == PLACES["JPN"]
    assert (found["XXA"], found["XXB"]) == ((0, ROWS + 1), (1, ROWS + 1))
    assert max(column for column, _ in found.values()) < COLUMNS
