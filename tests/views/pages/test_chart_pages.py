"""Pages of charts, and charts on pages: pictures in the reader's language, told to who does not see them."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from app.views.charts.catalogue import CHARTS
from app.views.pages.charted import CHARTS as ON_PAGES

LANGUAGES = ("ja", "en")


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("path", ON_PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_stand_on_the_pages_of_what_they_show(client: TestClient, path: str, language: str) -> None:
    page = client.get(f"/{language}{path.removeprefix('/v1')}")

    for name in ON_PAGES[path]:
        alternative = client.get(f"/v1/charts/{name}").json()["data"]["alternative"][language]
        wide, narrow = (f"/v1/charts/{name}.svg?lang={language}&theme=auto&width={width}" for width in (760, 360))
        assert f'srcset="{narrow}" {_size(client.get(narrow).text)}>' in unescape(page.text)
        assert f'<img src="{wide}" {_size(client.get(wide).text)} alt="{alternative}" ' in unescape(page.text)
        assert f'<a href="/{language}/charts/{name}">' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_charts_are_shown_on_one_page(client: TestClient, language: str) -> None:
    page = client.get(f"/{language}/charts").text

    for kind in CHARTS.values():
        title = getattr(kind.title, language)
        assert f'<h2><a href="/{language}/charts/{kind.id}">{title}</a></h2>' in unescape(page)


@pytest.mark.parametrize("name", CHARTS)
def test_the_page_of_a_chart_has_its_figures_and_its_files(client: TestClient, name: str) -> None:
    data = client.get(f"/v1/charts/{name}").json()["data"]

    page = unescape(client.get(f"/en/charts/{name}").text)

    assert page.count("<tr>") == len(data["rows"]) + 1
    assert [column for column in data["rows"][0] if f'<th scope="col">{column}</th>' not in page] == []
    assert data["embed"]["en"] in page
    for address in re.findall(r'<a href="(/v1/charts/[^"]+)"', page):
        assert client.get(address).status_code == 200
    for record in {row.get("record") for row in data["rows"]} - {None}:
        assert f'<a href="/en/{record.removeprefix("/v1/")}">' in page


def _size(picture: str) -> str:
    found: str = re.findall(r'<svg[^>]* (width="[0-9]+" height="[0-9]+")', picture)[0]
    return found


def test_a_file_has_no_page(client: TestClient) -> None:
    answer = client.get("/ja/charts/staff.svg")

    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")


def test_pages_of_charts_are_in_the_site_map(client: TestClient) -> None:
    places = client.get("/sitemap.xml").text

    assert all(f"/ja/charts/{name}</loc>" in places for name in CHARTS)
