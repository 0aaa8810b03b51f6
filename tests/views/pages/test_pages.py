"""The site: a page at every address of the API, in both languages, made of what the API says."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.core.resource import Resource
from tests.contract.requests import BAD, COLLECTIONS, GOOD
from tests.views.search.queries import FIRST_FOUND
from tests.walking import walk

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
JAPANESE = BROWSER | {"Accept-Language": "ja,en;q=0.5"}
PAGED = [url for url in GOOD if url.startswith(("/v1", "/problems")) and "fields=" not in url]
PAGES_EACH = 200
"""Of how many records of a collection the pages are visited, about."""

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.mark.parametrize("url", ["/", *PAGED])
@pytest.mark.parametrize(("headers", "language"), [(BROWSER, "en"), (JAPANESE, "ja")])
def test_every_good_address_has_a_page(client: TestClient, url: str, headers: dict[str, str], language: str) -> None:
    page = client.get(url, headers=headers)

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-language"] == language
    assert "unsafe" not in page.headers["content-security-policy"]
    assert f'<html lang="{language}">' in page.text
    assert page.text.count("<h1>") == 1
    assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", page.text)


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("url", ["/", "/v1", *(url for url in GOOD if url.startswith("/v1/"))])
@pytest.mark.parametrize("accept", [{}, {"Accept": "*/*"}, {"Accept": "application/json"}])
def test_programs_get_data_as_before(client: TestClient, url: str, accept: dict[str, str]) -> None:
    answer = client.get(url, headers=accept)

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("resource", COLLECTIONS, ids=lambda resource: resource.path)
def test_records_of_every_collection_have_pages(client: TestClient, resource: Resource) -> None:
    pages = walk(client, f"{resource.collection}?limit=500&fields=links")
    links = [record["links"]["html"] for page in pages for record in page["data"]]

    wrong = [link for link in links[:: 1 + len(links) // PAGES_EACH] if client.get(link).status_code != 200]

    assert wrong == []


@pytest.mark.parametrize("resource", COLLECTIONS, ids=lambda resource: resource.path)
def test_what_follows_on_a_list_has_a_page_too(client: TestClient, resource: Resource) -> None:
    first = client.get(f"{resource.collection}?limit=1").json()

    page = client.get(first["links"]["next"], headers={"Accept": "text/html", "Accept-Language": "ja"})

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "url", ["/members/jpn", "/members", "/organization", "/search?q=ICEM", "/claims", "/charts/staff"]
)
def test_a_page_shows_all_whatever_fields_are_asked_for(client: TestClient, url: str) -> None:
    mark = "&" if "?" in url else "?"

    page = client.get(f"/en{url}{mark}fields=id")

    assert page.status_code == client.get(f"/v1{url}{mark}fields=id").status_code
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert client.get(f"/en/members/jpn{mark}fields=nothing").status_code in (404, 422)


def test_the_suffix_wins_over_what_a_client_accepts(client: TestClient) -> None:
    page = client.get("/v1/members/jpn.html", headers={"Accept": "application/json", "Accept-Language": "ja"})

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert "<h1>日本</h1>" in page.text


def test_one_language_s_page_is_not_given_to_another(client: TestClient) -> None:
    wishes = [BROWSER, JAPANESE, BROWSER, JAPANESE]

    given = [client.get("/v1/members/jpn", headers=wish).headers["content-language"] for wish in wishes]

    assert given == ["en", "ja", "en", "ja"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_page_has_an_address_in_each_language(client: TestClient, language: str) -> None:
    page = client.get(f"/{language}/members/jpn")

    assert page.headers["content-language"] == language
    assert page.headers["vary"] == "Accept-Encoding"
    assert '<link rel="alternate" hreflang="ja" href="/ja/members/jpn">' in page.text
    assert '<link rel="alternate" hreflang="en" href="/en/members/jpn">' in page.text
    assert '<link rel="alternate" hreflang="x-default" href="/v1/members/jpn">' in page.text


def test_the_parameter_lang_wins(client: TestClient) -> None:
    page = client.get("/v1/members/jpn?lang=ja", headers=BROWSER)

    assert page.headers["content-language"] == "ja"
    assert client.get("/v1/members/jpn?lang=ja").status_code == 400


def test_a_record_s_page_says_what_the_api_says(client: TestClient) -> None:
    record = client.get("/v1/observations/afghanistan-assisted-2023-09-2025-04").json()["data"]
    page = unescape(client.get("/ja/observations/afghanistan-assisted-2023-09-2025-04").text)

    assert record["display"]["ja"] in page
    for citation in record["citations"]:
        assert citation["as_stated"] in page
        assert citation["title"] in page
        assert f'href="/ja/sources/{citation["source"]}"' in page
    assert "2023年9月から2025年4月まで" in page


def test_every_figure_of_the_front_page_leads_to_its_source(client: TestClient) -> None:
    page = client.get("/en").text

    for figure in client.get("/v1/organization").json()["data"]["headline"]:
        assert figure["display"]["en"] in page
        assert f'href="/en/sources/{figure["citation"]["source"]}"' in page
        assert f'href="{figure["link"].replace("/v1", "/en")}"' in page


def test_the_front_page_shows_the_latest_events_and_the_release(client: TestClient) -> None:
    page = unescape(client.get("/ja").text)

    for event in client.get("/v1/history-events?sort=-date&limit=6").json()["data"]:
        assert f'<a href="/ja/history-events/{event["id"]}">{event["title"]["ja"]}</a>' in page
    assert client.get("/").json()["data"]["release"]["note"]["ja"] in page


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize(
    "url",
    [
        "/en",
        "/ja/browse",
        "/en/members/jpn",
        "/ja/organization",
        "/en/donors/usa",
        "/ja/forum-events/japan-forum-20-2025",
        "/en/history-events?country=JPN",
        "/ja/disagreements",
        "/en/policy",
        "/ja/claims/members-175",
        "/en/claims",
        "/ja/claims/check?indicator=member-states&value=175&date=2010",
        "/en/claims/check?member=JPN&date=1980",
        "/ja/funding-issues",
        "/en/forum-series",
        "/ja/forum-series/japan-integration-forum",
        "/en/sources",
        "/en/search?q=ICEM",
    ],
)
def test_every_link_within_the_site_leads_somewhere(client: TestClient, url: str) -> None:
    links = {unescape(link) for link in re.findall(r'href="(/[^"#]*)"', client.get(url).text)}

    broken = [link for link in links if client.get(link).status_code != 200]

    assert broken == []


def test_fields_left_blank_ask_for_nothing(client: TestClient) -> None:
    answer = client.get("/ja/members?q=&region=Asia&sort=")

    assert (answer.status_code, answer.headers["location"]) == (308, "/ja/members?region=Asia")


def test_filters_in_force_are_shown_and_can_be_taken_off(client: TestClient) -> None:
    page = client.get("/en/history-events?country=JPN&category=funding&limit=1").text

    assert '<option value="JPN" selected>Japan</option>' in page
    assert 'href="/en/history-events?category=funding&amp;limit=1"' in page
    assert 'rel="next" href="/en/history-events?category=funding&amp;country=JPN' in page


def test_an_empty_list_says_why(client: TestClient) -> None:
    hint = client.get("/v1/members?q=zzzzqqqq").json()["meta"]["coverage"]["hint"]["ja"]

    assert hint in client.get("/ja/members?q=zzzzqqqq").text


def test_what_must_be_asked_something_offers_a_form(client: TestClient) -> None:
    search, check = client.get("/ja/search"), client.get("/en/claims/check")

    assert search.status_code == check.status_code == 200
    assert 'name="q"' in search.text
    assert 'name="indicator"' in check.text


@pytest.mark.parametrize(
    "url",
    [
        url
        for url in BAD
        if url.startswith("/v1/")
        and "%ED" not in url
        and "=&" not in url
        and not url.endswith(("=", "check", "search"))
    ],
)
def test_a_browser_gets_a_problem_as_a_page(client: TestClient, url: str) -> None:
    page = client.get(url, headers=JAPANESE)

    assert page.status_code == BAD[url]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert 'class="head problem"' in page.text


@pytest.mark.parametrize("path", sorted({url.partition("?")[0] for url in GOOD if url.startswith("/v1/")}))
def test_an_impossible_release_is_a_problem_on_every_page(client: TestClient, path: str) -> None:
    page = client.get(f"{path}?release={41 * '0'}", headers=JAPANESE)

    assert page.status_code == client.get(page.request.url, headers={"Accept": "application/json"}).status_code >= 400
    assert 'class="head problem"' in page.text


def test_a_mistyped_id_leads_to_the_right_one(client: TestClient) -> None:
    nearest = client.get("/v1/members/jpm").json()["errors"][0]["did_you_mean"]

    assert f'href="/en/members/{nearest}"' in client.get("/en/members/jpm").text


def test_an_id_in_capitals_leads_to_the_page(client: TestClient) -> None:
    answer = client.get("/ja/members/JPN")

    assert (answer.status_code, answer.headers["location"]) == (308, "/ja/members/jpn")


def test_what_is_no_json_is_passed_on(client: TestClient) -> None:
    answer = client.get("/v1/members/jpn/cite?style=bibtex&format=text", headers=BROWSER)

    assert answer.headers["content-type"].startswith("application/x-bibtex")


def test_options_and_writing_work_as_on_the_api(client: TestClient) -> None:
    assert client.options("/ja/members/jpn").headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.post("/ja/members/jpn").status_code == 405


@pytest.mark.parametrize(
    "url",
    ["/en/search?q={}", "/en/members?q={}", "/en/members/{}", "/en/members?{}=1", "/en/{}", "/en/members?country={}"],
)
def test_hostile_text_stays_text(client: TestClient, url: str) -> None:
    page = client.get(url.format(quote(HOSTILE))).text

    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("query", list(FIRST_FOUND)[:5])
def test_search_marks_what_was_found(client: TestClient, query: str) -> None:
    assert "<mark>" in client.get(f"/ja/search?q={quote(query)}").text


def test_a_misspelt_search_is_answered_with_what_was_meant(client: TestClient) -> None:
    assert 'href="/en/search?q=Rohingya"' in client.get("/en/search?q=Rohingia").text


def test_first_view_of_a_record_is_small(client: TestClient) -> None:
    urls = ["/ja/members/jpn", "/site/site.css", "/site/copy.js", "/site/icon.svg"]

    sizes = [int(client.get(url, headers={"Accept-Encoding": "gzip"}).headers["content-length"]) for url in urls]

    assert sum(sizes) < 50_000


def test_robots_are_shown_every_page(client: TestClient) -> None:
    sitemap = client.get("/sitemap.xml").text

    assert "/sitemap.xml" in client.get("/robots.txt").text
    assert "/ja/members/jpn</loc>" in sitemap
    assert sitemap.count("<url>") < 50_000
    assert client.get("/favicon.ico").headers["content-type"] == "image/svg+xml"
    assert client.get("/site/router.py").status_code == 404
