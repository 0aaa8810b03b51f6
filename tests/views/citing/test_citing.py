"""The addresses that cite: every record in every style, alone as a file, and refused where it must be."""

import json

import pytest
import rispy
from pybtex.database import parse_string
from starlette.testclient import TestClient

from app.core.resource import Single
from app.facts.resources import RESOURCES
from app.views.citing.styles import STYLES

ADDRESSES = [resource.link(resource.example) for resource in RESOURCES]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("url", ADDRESSES)
def test_every_resource_is_cited_in_every_style(client: TestClient, url: str, style: str) -> None:
    record = client.get(url).json()["data"]

    for lang in ("en", "ja"):
        answer = client.get(record["links"]["cite"], params={"style": style, "lang": lang})
        data = answer.json()["data"]
        assert answer.headers["content-language"] == lang
        assert (data["style"], data["lang"], data["media_type"]) == (style, lang, STYLES[style].media_type)
        assert data["record"]["url"] == record["links"]["permalink"]
        assert len(data["text"]) > 20
        if style != "sentence":
            assert all(entry["text"] in data["text"] for entry in [*data["sources"], data["record"]])


def test_a_citation_leads_to_its_record_and_back(client: TestClient) -> None:
    answer = client.get("/v1/members/jpn/cite").json()

    assert answer["links"] == {"self": "/v1/members/jpn/cite", "about": "/v1/members/jpn"}
    assert client.get("/v1/members/jpn").json()["data"]["links"]["cite"] == "/v1/members/jpn/cite"
    assert client.get("/v1/organization").json()["data"]["links"]["cite"] == "/v1/organization/cite"


def test_a_record_names_its_permanent_address_in_the_header(client: TestClient) -> None:
    links = client.get("/v1/members/jpn?fields=name").headers["link"]

    assert '</v1/members/jpn?release=2026.11.0>; rel="cite-as"' in links


def test_the_sources_of_a_record_are_cited_each_once_and_before_it(client: TestClient) -> None:
    data = client.get("/v1/organization/cite?style=bibtex").json()["data"]
    ids = [source["id"] for source in data["sources"]]

    assert len(ids) == len(set(ids)) == 21
    assert list(parse_string(data["text"], "bibtex").entries) == [*ids, "iom-facts-organization-2026.11.0"]


def test_a_source_is_cited_itself(client: TestClient) -> None:
    data = client.get("/v1/sources/thestar-reuters-2025/cite?style=apa").json()["data"]

    [text] = [source["text"] for source in data["sources"]]
    assert text.startswith(
        "Reuters. (2025, March 25). UN migration agency chief sees budget cuts worsening in 2026. The Star. https://www."
    )
    assert data["sources"][0]["site"] == "The Star"


def test_what_is_our_own_has_no_sources(client: TestClient) -> None:
    for url in ("/v1/origins/anadolu-agency", "/v1/code-lists/bases", "/v1/indicators/member-states"):
        assert client.get(f"{url}/cite").json()["data"]["sources"] == []


def test_the_access_date_is_that_of_the_release_unless_it_is_given(client: TestClient) -> None:
    assumed = client.get("/v1/members/jpn/cite?style=sist02").json()
    given = client.get("/v1/members/jpn/cite?style=sist02&accessed=2026-12-24").json()

    assert assumed["data"]["text"].endswith("(accessed 2026-11-25).")
    assert [warning["code"] for warning in assumed["meta"]["warnings"]] == ["access-date-assumed"]
    assert given["data"]["text"].endswith("(accessed 2026-12-24).")
    assert given["data"]["sources"][0]["accessed"] == "2026-12-24"
    assert given["meta"]["warnings"] == client.get("/v1/members/jpn/cite").json()["meta"]["warnings"] == []


@pytest.mark.parametrize("style", STYLES)
def test_the_text_alone_has_its_own_media_type(client: TestClient, style: str) -> None:
    url = f"/v1/members/jpn/cite?style={style}"

    answer = client.get(f"{url}&format=text")

    assert answer.headers["content-type"].partition(";")[0] == STYLES[style].media_type
    assert answer.headers["content-language"] == "en"
    assert answer.text == client.get(url).json()["data"]["text"] + "\n"
    assert answer.headers["etag"] != client.get(url).headers["etag"]


def test_a_reference_manager_gets_a_file_that_it_can_read(client: TestClient) -> None:
    files = {
        style: client.get(f"/v1/members/jpn/cite?style={style}&format=text&lang=ja")
        for style in ("bibtex", "ris", "csl-json", "apa")
    }

    ids = [item["id"] for item in json.loads(files["csl-json"].text)]
    assert ids[-1] == "iom-facts-members-jpn-2026.11.0"
    assert list(parse_string(files["bibtex"].text, "bibtex").entries) == ids
    assert [entry["id"] for entry in rispy.loads(files["ris"].text)] == ids
    assert [answer.headers.get("content-disposition") for answer in files.values()] == [
        'inline; filename="members-jpn.bib"',
        'inline; filename="members-jpn.ris"',
        'inline; filename="members-jpn.json"',
        None,
    ]


def test_a_client_that_takes_no_such_text_is_told_so(client: TestClient) -> None:
    url = "/v1/members/jpn/cite?style=bibtex&format=text"

    refused = client.get(url, headers={"Accept": "application/json"})

    assert refused.status_code == 406
    assert refused.json()["errors"][0]["allowed"] == ["application/x-bibtex"]
    assert client.get(url, headers={"Accept": "application/x-bibtex"}).status_code == 200


def test_the_language_asked_for_wins_over_the_header(client: TestClient) -> None:
    japanese = {"Accept-Language": "ja"}

    assert client.get("/v1/members/jpn/cite", headers=japanese).json()["data"]["text"].startswith("Japan has been")
    assert (
        client.get("/v1/members/jpn/cite?lang=ja")
        .json()["data"]["text"]
        .startswith("外務省(2010年3月)によると、日本は")
    )


def test_a_citation_can_be_cut_down_to_its_text(client: TestClient) -> None:
    data = client.get("/v1/members/jpn/cite?fields=text,record.url&release=2026.11.0").json()["data"]

    assert list(data) == ["type", "id", "text", "record"]
    assert data["record"] == {"url": "/v1/members/jpn?release=2026.11.0"}


def test_addresses_are_whole_where_the_service_knows_its_own(public: TestClient) -> None:
    data = public.get("/v1/members/jpn/cite", headers={"Host": "evil.example"}).json()["data"]

    assert data["record"]["url"] == "https://facts.example.org/iom/v1/members/jpn?release=2026.11.0"
    assert data["text"].endswith(f"(IOM Facts, release 2026.11.0, {data['record']['url']})")


@pytest.mark.parametrize(
    ("query", "parameter", "allowed", "nearest"),
    [
        ("style=bibtext", "style", list(STYLES), "bibtex"),
        ("style=APA", "style", list(STYLES), "apa"),
        ("style=", "style", list(STYLES), None),
        ("lang=jp", "lang", ["en", "ja"], None),
        ("lang=de", "lang", ["en", "ja"], None),
        ("format=txt", "format", ["json", "text"], "text"),
        ("accessed=2026-02-30", "accessed", ["YYYY-MM-DD"], None),
        ("accessed=2026-02", "accessed", ["YYYY-MM-DD"], None),
        ("accessed=20260203", "accessed", ["YYYY-MM-DD"], None),
        ("accessed=today", "accessed", ["YYYY-MM-DD"], None),
    ],
)
def test_a_value_that_does_not_exist_is_refused_with_those_that_do(
    client: TestClient, query: str, parameter: str, allowed: list[str], nearest: str | None
) -> None:
    answer = client.get(f"/v1/members/jpn/cite?{query}")

    [error] = answer.json()["errors"]
    assert answer.status_code == 422
    assert (error["parameter"], error["allowed"]) == (parameter, allowed)
    assert error["did_you_mean"] in (nearest, "ja")


@pytest.mark.parametrize(
    ("url", "status", "nearest"),
    [
        ("/v1/members/jpnn/cite", 404, "jpn"),
        ("/v1/members/JPN/cite", 404, "jpn"),
        ("/v1/memberz/jpn/cite", 404, "members"),
        ("/v1/organization/iom/cite", 404, None),
        ("/v1/members/jpn/cite?release=2020.01.0", 404, "2026.11.0"),
        ("/v1/members/jpn/cite?fields=texts", 422, "text"),
        ("/v1/members/jpn/cite?stile=apa", 400, "style"),
        ("/v1/organization/cite?country=JPN", 400, None),
    ],
)
def test_what_is_not_there_is_refused_with_what_is_near(
    client: TestClient, url: str, status: int, nearest: str | None
) -> None:
    answer = client.get(url)

    assert answer.status_code == status
    assert nearest is None or answer.json()["errors"][0]["did_you_mean"] == nearest


def test_there_is_one_organization() -> None:
    assert [resource.path for resource in RESOURCES if isinstance(resource, Single)] == ["organization"]
