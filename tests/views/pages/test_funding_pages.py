"""The pages of funding and of donors: every amount is the API's, as stated, and leads to its record."""

from decimal import Decimal
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.views.pages.reading import data_of, links_of, page_of, part_of

LANGUAGES = ("ja", "en")
STATES, OTHERS = "ceb-donor-revenue", "ceb-nongov-revenue"
SHORTFALL = "/v1/funding-issues?donor=USA&date_from=2025&date_to=2025&limit=500"


def rows_of(table: str) -> list[list[str]]:
    """Give the cells of each row of a table's body."""
    body = table.partition("<tbody>")[2].partition("</tbody>")[0]
    return [[cell.partition(">")[2] for cell in row.split("<td")[1:]] for row in body.split("<tr")[1:]]


def shown(figure: Any, language: str) -> str:
    return f'<a href="/{language}{figure["link"].removeprefix("/v1")}">{Decimal(figure["value"]):,f}</a>'


@pytest.mark.parametrize("year", [2024, 2019, 2013])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_contribution_of_a_year_is_shown_as_stated(client: TestClient, year: int, language: str) -> None:
    page = page_of(client, f"/{language}/donors")

    donors = [one for one in data_of(client, f"/v1/donors?year={year}&limit=500") if one["figure"]]
    assert len(donors) > 50
    for donor in donors:
        table = part_of(page, f"years-{donor['figure']['source']['id']}")
        head, _, row = table.partition(f'href="/{language}/donors/{donor["id"]}">{donor["name"][language]}</a>')
        cells = row.partition("</tr>")[0].split("<td>")[1:]
        column = head.partition("</thead>")[0].split('<th scope="col">').index(f"{year}</th>") - 2
        assert cells[column].removesuffix("</td>").removesuffix("*") == shown(donor["figure"], language)


def test_sources_are_never_mixed(client: TestClient) -> None:
    page = page_of(client, "/en/donors")

    counts = {source: len(rows_of(part_of(page, f"years-{source}"))) for source in (STATES, OTHERS)}

    donors = [one for one in data_of(client, "/v1/donors?limit=500") if one["stated"]]
    assert counts == {
        source: len([one for one in donors if one["stated"]["source"]["id"] == source]) for source in (STATES, OTHERS)
    }


def test_a_year_that_is_not_stated_is_no_nought(client: TestClient) -> None:
    missing = [
        one for one in data_of(client, "/v1/donors?limit=500") if one["stated"] and one["stated"]["missing_years"]
    ]
    page = page_of(client, "/en/donors")

    assert missing
    for donor in missing:
        row = page.partition(f'href="/en/donors/{donor["id"]}">')[2].partition("</tr>")[0]
        assert row.count("<td>–</td>") >= len(donor["stated"]["missing_years"])


def test_totals_are_those_that_the_source_states(client: TestClient) -> None:
    foot = part_of(page_of(client, "/en/donors"), f"years-{STATES}").partition("<tfoot>")[2]

    for year in (2024, 2013):
        total = data_of(client, f"/v1/donors?year={year}&limit=1")[0]["figure"]["account"]["total"]
        assert shown(total, "en") in foot
    assert "<tfoot>" not in part_of(page_of(client, "/en/donors"), f"years-{OTHERS}")


def test_a_figure_that_another_source_states_otherwise_is_marked(client: TestClient) -> None:
    page = page_of(client, "/en/donors")

    others = data_of(client, "/v1/observations?indicator=contributions&preferred=false&limit=500")
    beside = {one["link"].replace("/v1", "/en") for other in others for one in other["alternatives"]}
    marked = {part.rpartition('href="')[2].partition('"')[0] for part in page.split("</a>*</td>")[:-1]}
    assert {"/en/observations/ceb-contribution-kor-2016", "/en/observations/ceb-contribution-usa-2023"} == marked
    assert marked <= beside


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shortfall_is_told_country_by_country(client: TestClient, language: str) -> None:
    page = page_of(client, f"/{language}/funding-issues")
    issues = [one for one in data_of(client, SHORTFALL) if one["started"].startswith("2025")]

    places = {one.partition("</h3>")[0]: one for one in part_of(page, "places").split("<li><h3>")[1:]}

    felt = [(issue, impact) for issue in issues for impact in issue["impacts"] if impact["place"]]
    assert len(felt) == 23
    assert len(places) == len({impact["place"]["code"] for _, impact in felt})
    for issue, impact in felt:
        place = impact["place"]
        link = f'<a href="/{language}/funding-issues?place={place["code"]}">{place["name"][language]}</a>'
        assert f'<a href="/{language}/funding-issues/{issue["id"]}">{issue["title"][language]}</a>' in places[link]
        assert impact["description"][language] in places[link]
        assert impact["display"] is None or f"<b>{impact['display'][language]}</b>" in places[link]


def test_a_donor_s_figure_leads_to_all_of_its_account(client: TestClient) -> None:
    page = client.get("/ja/donors/aus?release=2026.11.0&fields=id").text

    account = "/donors?year=2024&amp;source=ceb-donor-revenue&amp;limit=500"
    assert f'<a href="/ja{account}" lang="en">/v1{account}</a>' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shortfall_s_sources_are_quoted(client: TestClient, language: str) -> None:
    page = page_of(client, f"/{language}/funding-issues")

    quoted = part_of(page, "shortfall") + part_of(page, "begun")

    issues = [one for one in data_of(client, SHORTFALL) if one["started"].startswith("2025")]
    for citation in [citation for issue in issues for citation in issue["citations"]]:
        assert f">{citation['as_stated']}</blockquote>" in quoted
        assert f'href="/{language}/sources/{citation["source"]}"' in quoted
    main = data_of(client, "/v1/funding-issues/us-funding-shortage-2025")
    for text in [main["summary"], main["cause"], *(one["description"] for one in main["responses"])]:
        assert text[language] in part_of(page, "shortfall")


@pytest.mark.parametrize("language", LANGUAGES)
def test_appeals_are_those_of_the_chart(client: TestClient, language: str) -> None:
    rows = data_of(client, "/v1/charts/appeals")["rows"]
    table, _, whole = part_of(page_of(client, f"/{language}/funding-issues"), "appeals").partition("</table>")

    told = [one for one in rows if one["received"] is not None]
    records = [one[key] for one in rows for key in ("requested_record", "received_record") if one[key]]
    assert links_of(whole) == [one.replace("/v1", f"/{language}") for one in records]
    assert len(rows_of(table)) == len(told)
    for row, cells in zip(told, rows_of(table), strict=True):
        assert cells[0].startswith(f"{row['year']}</td>")
        assert f'href="{row["requested_record"].replace("/v1", f"/{language}")}"' in cells[1]
        assert f'href="{row["received_record"].replace("/v1", f"/{language}")}"' in cells[2]
        assert ("<small>" in cells[2]) is (row["received_is_computed"] == "true")
        assert f"<b>{Decimal(row['share_percent']):.1f}%</b>" in cells[3]


def test_amounts_of_appeals_are_worded_as_their_records_word_them(client: TestClient) -> None:
    section = part_of(page_of(client, "/ja/funding-issues"), "appeals")

    for record in ("global-appeal-2026-requested", "humanitarian-compendium-funded"):
        amount = data_of(client, f"/v1/observations/{record}")["display"]["ja"].removesuffix("(要請・計画)")
        assert f'<a href="/ja/observations/{record}">{amount}</a>' in section


def test_the_largest_donors_stand_on_the_page_of_funding(client: TestClient) -> None:
    section = page_of(client, "/en/funding-issues").partition('id="donors"')[2].partition('id="all"')[0]

    largest = data_of(client, f"/v1/donors?year=2024&source={STATES}&sort=-amount&limit=10")
    assert section.count("<thead>") == 2
    assert [link for link in links_of(section) if link.startswith("/en/donors/")][:10] == [
        f"/en/donors/{one['id']}" for one in largest
    ]


@pytest.mark.parametrize("path", ["/funding-issues?status=ongoing", "/donors?year=2020", "/donors?limit=5"])
def test_a_part_of_the_list_has_no_overview(client: TestClient, path: str) -> None:
    page = page_of(client, f"/en{path}")

    assert "<table" not in page
    assert page.count('<li><div class="row-head">') == client.get(f"/v1{path}").json()["meta"]["count"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_issue_has_a_page_with_effects_that_no_figure_tells_too(client: TestClient, language: str) -> None:
    for issue in data_of(client, "/v1/funding-issues?limit=500"):
        page = page_of(client, f"/{language}/funding-issues/{issue['id']}")
        for impact in issue["impacts"]:
            assert impact["description"][language] in page
            assert impact["display"] is None or impact["display"][language] in page
