"""Charts over HTTP: each in each form, with the figures that the API has."""

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.seeding.run import seed
from app.settings import Settings
from app.views.charts import pixels
from app.views.charts.catalogue import CHARTS
from app.views.charts.table import guarded
from tests.seeding.dossiers import KEPT, cut, whole_dossier, written

SVG = "{http://www.w3.org/2000/svg}"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
LANGUAGES = ("ja", "en")


def chart(client: TestClient, name: str) -> dict[str, Any]:
    data: dict[str, Any] = client.get(f"/v1/charts/{name}").json()["data"]
    return data


def table(client: TestClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).text)))


def words(picture: ElementTree.Element) -> str:
    return " ".join(text for text in picture.itertext())


def test_the_list_names_every_chart_and_its_forms(client: TestClient) -> None:
    answer = client.get("/v1/charts").json()

    assert [one["id"] for one in answer["data"]] == list(CHARTS)
    assert answer["data"][0]["links"] == {
        "self": "/v1/charts/membership",
        "svg": "/v1/charts/membership.svg",
        "png": "/v1/charts/membership.png",
        "vega_lite": "/v1/charts/membership.vl.json",
        "csv": "/v1/charts/membership.csv",
    }


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+81", "'+81"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("-12.5", "-12.5"),
        ("2026-11-25", "2026-11-25"),
        ("日本", "日本"),
    ],
)
def test_a_cell_is_no_formula_and_a_figure_stays_as_it_is(value: str, written: str) -> None:
    assert guarded(value) == written


def test_charts_of_which_a_dossier_has_nothing_are_not_there(tmp_path: Path) -> None:
    dossier = written(cut(whole_dossier(), {key: [] for key in KEPT}), tmp_path / "seed.json")
    seed(dossier, tmp_path / "facts.sqlite", lambda name, count: None)

    with TestClient(create_app(Settings(store=tmp_path / "facts.sqlite"))) as client:
        listed = [one["id"] for one in client.get("/v1/charts").json()["data"]]
        answers = {name: client.get(f"/v1/charts/{name}.svg") for name in CHARTS}

        assert listed == ["history-by-decade"]
        assert [name for name, answer in answers.items() if answer.status_code == 200] == listed
        assert answers["staff"].json()["errors"][0]["allowed"] == listed
        assert client.get("/en/indicators").status_code == client.get("/ja/forum-events").status_code == 200
        assert "/v1/charts/" not in client.get("/ja/forum-events").text
        assert f"/ja/charts/{listed[0]}</loc>" in client.get("/sitemap.xml").text
        assert "/charts/staff</loc>" not in client.get("/sitemap.xml").text


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", ["theme=light", "theme=dark&width=1600", "theme=auto&width=320"])
def test_a_picture_can_be_published_as_it_is(client: TestClient, name: str, language: str, look: str) -> None:
    told = chart(client, name)

    answer = client.get(f"/v1/charts/{name}.svg?lang={language}&{look}")

    picture = ElementTree.fromstring(answer.content)
    shown = words(picture).replace(" ", "")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-language"] == language
    assert (picture.tag, picture.attrib["role"], picture.attrib["lang"]) == (f"{SVG}svg", "img", language)
    assert picture.attrib["aria-labelledby"] == f"iom-facts-{name}-title iom-facts-{name}-desc"
    assert [one.text for one in picture[:2]] == [told["title"][language], told["alternative"][language]]
    for must in ("subtitle", "source_line", "imprint"):
        assert told[must][language].replace(" ", "") in shown
    assert "2026.11.0" in shown
    assert ("prefers-color-scheme" in answer.text) == ("auto" in look)


@pytest.mark.parametrize("name", CHARTS)
def test_a_table_has_the_figures_of_the_chart(client: TestClient, name: str) -> None:
    rows = chart(client, name)["rows"]

    for language in LANGUAGES:
        written = table(client, f"/v1/charts/{name}.csv?lang={language}")
        assert len(written) == len(rows)
        for row, cells in zip(rows, written, strict=True):
            plain = {key: value[language] if isinstance(value, dict) else value for key, value in row.items()}
            assert cells == {key: "" if value is None else str(value) for key, value in plain.items()}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_specification_holds_its_figures_and_says_whose_they_are(
    client: TestClient, name: str, language: str
) -> None:
    told = chart(client, name)

    answer = client.get(f"/v1/charts/{name}.vl.json?lang={language}&theme=dark")

    made = answer.json()
    plots = made.get("layer", [made])
    assert answer.headers["content-type"] == "application/json"
    assert made["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json"
    assert made["title"]["text"] == told["title"][language]
    assert told["source_line"][language] in made["title"]["subtitle"]
    assert told["imprint"][language] in made["title"]["subtitle"]
    assert all(one["data"]["values"] and one["encoding"]["x"]["field"] in one["data"]["values"][0] for one in plots)


@pytest.mark.parametrize("name", CHARTS)
def test_the_records_behind_a_chart_are_listed_by_the_api(client: TestClient, name: str) -> None:
    for address in chart(client, name)["records"]:
        assert client.get(address).json()["meta"]["total"] > 0, address


def test_members_of_the_last_day_are_those_the_api_counts(client: TestClient) -> None:
    counted = [row for row in chart(client, "membership")["rows"] if row["kind"] == "counted"]
    members = client.get("/v1/membership?date_from=1951&limit=500").json()["data"]

    assert [(row["members_min"], row["members_max"]) for row in counted] == [
        (one["members"]["value_min"], one["members"]["value_max"]) for one in members
    ]
    assert counted[-1]["members_max"] == 175


def test_published_counts_stand_beside_the_counted_and_link_to_their_records(client: TestClient) -> None:
    published = [row for row in chart(client, "membership")["rows"] if row["kind"] == "published"]

    for row in published:
        assert client.get(row["record"]).json()["data"]["value"] == row["members_max"]
    assert {row["agrees"] for row in published} == {"true", "false"}


def test_contributions_are_those_of_the_donors(client: TestClient) -> None:
    first = chart(client, "contributions-by-donor")["rows"][0]

    donor = client.get(f"/v1/donors?year={first['year']}&limit=1").json()["data"]
    assert first["donor"] == "usa"
    assert first["amount"] == donor[0]["figure"]["value"]


def test_staff_figures_are_those_of_their_records(client: TestClient) -> None:
    for row in chart(client, "staff")["rows"]:
        record = client.get(row["record"]).json()["data"]
        assert (row["value"], row["basis"]) == (record["value"], record["basis"])


def test_events_of_all_decades_are_all_events_that_have_a_date(client: TestClient) -> None:
    rows = chart(client, "history-by-decade")["rows"]

    fifties = client.get("/v1/history-events?date_from=1950&date_to=1959&limit=500").json()["data"]
    begun = [one for one in fifties if one["date_start"] >= "1950"]
    assert next(row["events"] for row in rows if row["decade"] == 1950) == len(begun)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_in_pixels(client: TestClient, name: str) -> None:
    answer = client.get(f"/v1/charts/{name}.png?lang=ja")

    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(PNG_SIGNATURE)
    assert int.from_bytes(answer.content[16:20]) == 2 * 760


def test_without_the_library_pixels_are_refused_with_the_line_that_installs_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)

    answer = client.get("/v1/charts/membership.png?width=400")

    assert (answer.status_code, answer.json()["type"]) == (501, "/problems/extra-missing")
    assert pixels.INSTALL in answer.json()["detail"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_snippet_shows_the_picture_and_tells_it(client: TestClient, language: str) -> None:
    told = chart(client, "appeals")

    link = ElementTree.fromstring(told["embed"][language].replace('height:auto">', 'height:auto"/>'))

    assert client.get(link.attrib["href"]).json()["data"] == told
    assert client.get(link[0].attrib["src"]).headers["content-language"] == language
    assert link[0].attrib["alt"] == told["alternative"][language]


@pytest.mark.parametrize(
    ("url", "status", "parameter"),
    [
        ("/v1/charts/membershp", 404, "chart_id"),
        ("/v1/charts/membershp.svg", 404, "chart_id"),
        ("/v1/charts/membership.svg?lang=fr", 422, "lang"),
        ("/v1/charts/membership.svg?theme=red", 422, "theme"),
        ("/v1/charts/membership.svg?width=319", 422, "width"),
        ("/v1/charts/membership.csv?width=9999999", 422, "width"),
        ("/v1/charts/membership.png?lang=en&lang=ja", 422, "lang"),
        ("/v1/charts/membership.vl.json?release=2020.01.0", 404, "release"),
        ("/v1/charts/membership.svg?color=dark", 400, "color"),
        ("/v1/charts/membership?fields=row", 422, "fields"),
    ],
)
def test_a_wrong_wish_is_refused(client: TestClient, url: str, status: int, parameter: str) -> None:
    answer = client.get(url)

    assert answer.status_code == status
    assert [one["parameter"] for one in answer.json()["errors"]] == [parameter]


def test_a_name_nearly_right_is_suggested(client: TestClient) -> None:
    answer = client.get("/v1/charts/membershp.svg")

    assert answer.json()["errors"][0]["did_you_mean"] == "membership"


def test_a_browser_that_opens_a_file_gets_the_file(client: TestClient) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}

    answer = client.get("/v1/charts/staff.svg", headers=browser)

    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_pinned_picture_never_changes(client: TestClient) -> None:
    answer = client.get("/v1/charts/staff.svg?release=2026.11.0")

    assert "immutable" in answer.headers["cache-control"]
