"""The page of claims and the page that checks one: all that they say is what the API answers."""

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.views.pages.overviews.checking import EXAMPLES
from tests.views.pages.reading import data_of, links_of, page_of, part_of

LANGUAGES = ("ja", "en")
OUTDATED = "/claims/check?indicator=member-states&value=175&date=2010"
HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_statement_stands_there_with_verdict_and_evidence(client: TestClient, language: str) -> None:
    page = page_of(client, f"/{language}/claims")
    labels = {one["id"]: one["label"][language] for one in data_of(client, "/v1/code-lists/claim-verdicts")["values"]}

    rows = page.partition('<ol class="rows statements">')[2].split("<li><p class=")[1:]

    claims = data_of(client, "/v1/claims?limit=500")
    assert len(rows) == len(claims)
    for claim, row in zip(claims, rows, strict=True):
        assert f'href="/{language}/claims/{claim["id"]}">{claim["statement"][language]}</a>' in row
        assert f">{labels[claim['verdict']]}</span>" in row
        assert claim["explanation"][language] in row
        assert f">{claim['as_stated']}</q>" in row
        for citation in claim["citations"]:
            assert f">{citation['as_stated']}</blockquote>" in row
            assert f'href="/{language}/sources/{citation["source"]}"' in row
        for record in claim["decided_by"]:
            assert f'href="/{language}{record["links"]["self"].removeprefix("/v1")}"' in row


def test_verdicts_are_counted_as_the_source_counts_them(client: TestClient) -> None:
    page = page_of(client, "/en/claims")

    source = data_of(client, "/v1/sources/seed-article")
    assert (source["claim_count"], len(source["verdicts"])) == (30, 4)
    for one in source["verdicts"]:
        address = f"claims?claimed_by=seed-article&verdict={one['verdict']}"
        assert re.search(rf'href="/en/{re.escape(address)}"[^>]*>[^<]+<b>{one["count"]}</b></a>', page)
        assert client.get(f"/v1/{address}").json()["meta"]["total"] == one["count"]


def test_a_narrowed_list_has_no_overview(client: TestClient) -> None:
    page = page_of(client, "/ja/claims?verdict=contradicted")

    assert page.count('class="row-verdict"') == client.get("/v1/claims?verdict=contradicted").json()["meta"]["total"]
    assert 'class="tallies"' not in page
    assert 'class="checks"' not in page


def test_a_list_of_some_fields_still_has_a_page(client: TestClient) -> None:
    page = page_of(client, "/en/claims?fields=statement&limit=2")

    assert page.count('<li><div class="row-head">') == 2


@pytest.mark.parametrize("path", ["/claims", "/claims/check"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_works_on_the_first_click(client: TestClient, path: str, language: str) -> None:
    forms = page_of(client, f"/{language}{path}").split(f'<form class="filters" action="/{language}/claims/check"')[1:]

    asked = [re.findall(r'name="(\w+)" type="text"[^>]* value="([^"]+)"', form) for form in forms]
    chosen = [re.findall(r'name="(\w+)" required>.*?<option value="([\w-]+)" selected>', form) for form in forms]

    assert [dict(one) for one in asked] == [{"value": "175", "date": "2010"}, {"date": "1980"}]
    assert [dict(one) for one in chosen] == [{"indicator": "member-states"}, {"member": "JPN"}]
    for typed, picked in zip(asked, chosen, strict=True):
        query = "&".join(f"{name}={value}" for name, value in [*picked, *typed])
        assert 'class="head judged"' in page_of(client, f"/{language}/claims/check?{query}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_gets_its_verdict(client: TestClient, language: str) -> None:
    examples = [one for one in links_of(page_of(client, f"/{language}/claims")) if "/claims/check?" in one]

    verdicts = [data_of(client, one.replace(f"/{language}/", "/v1/"))["verdict"] for one in examples]

    assert len(examples) == len(EXAMPLES)
    assert verdicts == ["supported", "outdated", "supported", "contradicted", "supported", "outdated"]
    for example, verdict in zip(examples, verdicts, strict=True):
        assert f'<span class="level {verdict} large">' in page_of(client, example)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_judgement_names_the_figure_that_decides(client: TestClient, language: str) -> None:
    check = data_of(client, f"/v1{OUTDATED}")
    page = page_of(client, f"/{language}{OUTDATED}")

    closest, *others = check["deciding"]
    card = page.partition('<div class="card strong">')[2].partition("</section>")[0]
    assert check["explanation"][language] in page
    assert f'<a href="/{language}{closest["link"].removeprefix("/v1")}">{closest["display"][language]}</a>' in card
    assert f">{closest['as_stated']}</blockquote>" in card
    assert closest["publisher"] in card
    for one in others:
        assert f'href="/{language}{one["link"].removeprefix("/v1")}"' in page
        assert f">{one['as_stated']}</q>" in page
    counted = check["counted"]
    assert f"{counted['value_min']}{'〜' if language == 'ja' else ' to '}{counted['value_max']}" in page


def test_a_judgement_tells_what_else_is_stated_for_the_time(client: TestClient) -> None:
    stated = data_of(
        client,
        "/v1/observations?indicator=member-states&qualifier=none&party=none&unit=count&date_from=2010&date_to=2010",
    )

    then = part_of(page_of(client, f"/en{OUTDATED}"), "then")

    assert [one["display"]["en"] for one in stated if not one["country"]] == ["132", "127"]
    assert links_of(then) == [f"/en{one['links']['self'].removeprefix('/v1')}" for one in stated]


def test_a_judgement_tells_what_other_sources_state(client: TestClient) -> None:
    query = "/claims/check?indicator=member-states&value=155&date=2014"
    closest = data_of(client, f"/v1{query}")["deciding"][0]

    disputes = part_of(page_of(client, f"/en{query}"), "differ")

    others = data_of(client, closest["link"])["alternatives"]
    assert [one["display"]["en"] for one in others] == ["157", "156"]
    assert [one["link"].replace("/v1", "/en") for one in others] == links_of(disputes)


def test_a_claim_of_a_country_is_held_against_its_own_figures(client: TestClient) -> None:
    query = "/claims/check?indicator=contributions&value=1&place=PHL&date=2015&tolerance=5"

    page = page_of(client, f"/ja{query}")

    assert "<h1>拠出額、フィリピン" in page
    assert "差5%まで</h1>" in page
    assert data_of(client, f"/v1{query}")["verdict"] == "contradicted"
    assert '<span class="level contradicted large">矛盾</span>' in page


def test_a_claim_without_a_date_is_of_the_latest(client: TestClient) -> None:
    page = page_of(client, "/en/claims/check?indicator=member-states&value=175")

    assert "<h1>Member States: 175 (latest)</h1>" in page
    assert 'id="then"' not in page


def test_a_claim_that_nothing_can_be_compared_with_has_no_figure(client: TestClient) -> None:
    page = page_of(client, "/en/claims/check?indicator=contributions&value=1&place=PHL&unit=NOK")

    assert '<span class="level unverified large">' in page
    assert 'class="card strong"' not in page


def test_a_membership_is_judged_by_its_periods(client: TestClient) -> None:
    page = page_of(client, "/ja/claims/check?member=GBR&date=1980")

    assert "<h1>英国は1980年に加盟国だった</h1>" in page
    assert "1965年から1968年まで、2001年6月7日から</dd>" in part_of(page, "why")
    assert links_of(part_of(page, "why")) == ["/ja/members/gbr"]


def test_a_check_of_half_a_claim_is_refused(client: TestClient) -> None:
    page = client.get("/ja/claims/check?indicator=member-states")

    assert page.status_code == 422
    assert "member と date で検証します" in page.text


@pytest.mark.parametrize("parameter", ["indicator", "value", "date", "member", "place", "unit", "tolerance"])
def test_hostile_claims_stay_text(client: TestClient, parameter: str) -> None:
    page = client.get(f"/en/claims/check?{parameter}={quote(HOSTILE)}")

    assert page.status_code == 422
    assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("indicator=member-states&value=155&date=2014", "Other figures for the time of the one that decides"),
        ("indicator=unearmarked-contributions&value=400000&place=QAT&date=2022", "Who disagrees"),
    ],
)
def test_only_figures_that_conflict_are_said_to_disagree(client: TestClient, query: str, heading: str) -> None:
    assert f'<h2 id="differ">{heading}</h2>' in page_of(client, f"/en/claims/check?{query}")


def test_the_form_says_what_choosing_nothing_means(client: TestClient) -> None:
    form = page_of(client, "/en/claims/check")

    blank = dict(re.findall(r'<select id="[^"]+" name="(\w+)"[^>]*><option value="">([^<]+)</option>', form))
    assert blank == {"indicator": "Choose one", "member": "Choose one", "place": "The whole", "unit": "As usual"}
