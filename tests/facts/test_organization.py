"""The organization: its parts, its headline figures, and how it was on a day."""

from typing import Any

from starlette.testclient import TestClient


def organization(client: TestClient, query: str = "") -> dict[str, Any]:
    data: dict[str, Any] = client.get(f"/v1/organization{query}").json()["data"]
    return data


def test_every_part_has_its_own_citations(client: TestClient) -> None:
    found = organization(client)

    parts = [
        *found["names"],
        *found["un_relation"],
        *found["governing_bodies"],
        *found["identifiers"],
        *found["constitution"]["amendments"],
        *(
            found[name]
            for name in ("founding", "seat", "official_languages", "legal_status", "constitution", "mandate")
        ),
    ]
    assert len(parts) == 24
    assert all(part["citations"] and part["confidence"]["independent_sources"] for part in parts)
    assert found["founding"]["event"]["id"] == "picmme-created-1951"
    assert found["seat"]["country"]["code"] == "CHE"


def test_headline_figures_are_the_newest_with_their_source(client: TestClient) -> None:
    figures = {one["indicator"]["id"]: one for one in organization(client)["headline"]}

    assert list(figures) == ["member-states", "staff", "countries-with-presence", "budget", "revenue"]
    assert figures["member-states"]["display"] == {"ja": "175か国", "en": "175"}
    assert (figures["revenue"]["value"], figures["revenue"]["period"]) == ("3709381946", "2024")
    for one in figures.values():
        record = client.get(one["link"]).json()["data"]
        assert (record["value"], record["preferred"]) == (one["value"], True)
        assert one["citation"] in record["citations"]


def test_on_a_day_it_has_the_name_and_figures_of_that_time(client: TestClient) -> None:
    in_1985 = organization(client, "?valid_on=1985-01-01")
    in_2010 = organization(client, "?valid_on=2010")

    assert [name["abbreviation"] for name in in_1985["names"]] == ["ICM"]
    assert [one["indicator"]["id"] for one in in_1985["headline"]] == ["member-states"]
    assert [name["abbreviation"] for name in in_2010["names"]] == ["IOM"]
    assert in_2010["headline"][0]["value"] == "127"
    assert "related-organization-2016" not in [one["id"] for one in in_2010["un_relation"]]
    assert "executive-committee" in [one["id"] for one in in_2010["governing_bodies"]]


def test_before_it_was_founded_there_is_no_name(client: TestClient) -> None:
    found = organization(client, "?valid_on=1900-01-01&fields=names,headline")

    assert (found["names"], found["headline"]) == ([], [])
