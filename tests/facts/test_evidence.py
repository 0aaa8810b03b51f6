"""Confidence, disagreements, series, and the claims that records are linked with."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.contract.requests import COLLECTIONS

PRIMARY = {"official", "government", "treaty"}
JUDGED = [resource for resource in COLLECTIONS if "confidence" in resource.query.model_fields]


def everything(client: TestClient, url: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = []
    while url:
        page = client.get(url).json()
        records += page["data"]
        url = page["links"].get("next")
    return records


@pytest.mark.parametrize("resource", JUDGED, ids=lambda resource: resource.path)
def test_confidence_follows_the_public_rules(client: TestClient, resource: Any) -> None:
    """Judged here once more, from what is served: copies are one voice, the article under review is none."""
    for record in everything(client, f"{resource.collection}?limit=500&fields=citations,confidence"):
        found = record["confidence"]
        origins = {one["origin"] for one in record["citations"] if one["kind"] != "article"}
        if found["disagreements"]:
            level = "disputed"
        elif PRIMARY & {one["kind"] for one in record["citations"]}:
            level = "official"
        else:
            level = "corroborated" if len(origins) > 1 else "single-source"
        assert (found["level"], found["independent_sources"]) == (level, len(origins)), record["id"]


def test_confidence_can_be_asked_for(client: TestClient) -> None:
    counts = {
        level: client.get(f"/v1/observations?confidence={level}&limit=1").json()["meta"]["total"]
        for level in ("disputed", "official", "corroborated", "single-source")
    }

    assert counts == {"disputed": 37, "official": 2561, "corroborated": 21, "single-source": 163}


def test_disagreements_come_with_the_widest_spread_first(client: TestClient) -> None:
    found = client.get("/v1/disagreements?kind=figure&limit=500").json()["data"]

    spreads = [one["spread_percent_number"] for one in found]
    assert len(found) == 18
    assert spreads == sorted(spreads, reverse=True)
    assert found[0]["id"] == "appeal-chad-2024-requested-crp"
    assert (found[0]["spread"], found[0]["spread_percent"]) == ("71100000", "58.8")
    assert [one["value"] for one in found[0]["statements"]] == ["120900000", "192000000"]
    assert found[0]["preference_reason"] == "primary-source"


def test_every_disagreement_is_between_records_that_say_so(client: TestClient) -> None:
    figures = client.get("/v1/disagreements?kind=figure&limit=500").json()["data"]
    disputed = {one["id"] for one in everything(client, "/v1/observations?confidence=disputed&limit=500&fields=id")}

    told = {statement["id"] for one in figures for statement in one["statements"]}
    assert disputed <= told
    assert all(one["statements"][0]["preferred"] for one in figures)


def test_other_dates_are_told_with_their_wording(client: TestClient) -> None:
    found = client.get("/v1/disagreements?kind=date&type=forum-event").json()["data"]
    event = client.get("/v1/forum-events/gdpa-consultation-2023").json()["data"]

    assert [one["id"] for one in found] == ["gdpa-consultation-2023", "imrf-01-2022", "un-gcm-asia-pacific-prep-2017"]
    assert found[0]["statements"][0]["said"]["en"] == "2023-05-17"
    assert found[0]["statements"][1]["as_stated"] == "May 17, 2022"
    assert event["other_dates"] == [
        {"source": found[0]["statements"][1]["source"], "as_stated": "May 17, 2022", "date": "2022-05-17"}
    ]
    assert event["confidence"]["level"] == "disputed"


def test_a_record_whose_every_citation_differs_has_no_source_for_its_own_date(client: TestClient) -> None:
    found = client.get("/v1/disagreements?type=history-event").json()["data"]

    spain = next(one for one in found if one["id"] == "spain-leaves-1977")
    assert (spain["statements"][0]["source"], spain["statements"][0]["as_stated"]) == (None, None)


def test_small_disagreements_can_be_left_out(client: TestClient) -> None:
    assert client.get("/v1/disagreements?spread_min=50").json()["meta"]["total"] == 4
    assert client.get("/v1/disagreements?kind=colour").status_code == 422


def test_a_series_has_one_figure_a_period_and_shows_its_gaps(client: TestClient) -> None:
    points = client.get("/v1/indicators/member-states/series?whole=true&limit=500").json()["data"]

    years = [point["period"] for point in points]
    assert years[:5] == ["1951-12", "1952-10", "1953-04", "1954", "1955"]
    gap = points[3]
    assert (gap["gap"], gap["value"], gap["display"], gap["observation"]) == (True, None, None, None)
    assert (gap["date_start"], gap["date_end"]) == ("1954-01-01", "1954-12-31")
    year_2015 = next(point for point in points if point["period"] == "2015")
    assert (year_2015["value"], year_2015["alternative_count"]) == ("162", 1)
    assert client.get(year_2015["observation"]).json()["data"]["preferred"] is True
    assert len(set(years)) == len(years)


def test_a_series_of_a_country_is_apart_from_the_others(client: TestClient) -> None:
    points = client.get("/v1/indicators/contributions/series?country=JPN&unit=USD&qualifier=").status_code
    japan = client.get("/v1/indicators/contributions/series?country=JPN&limit=500").json()["data"]

    assert points == 422
    assert {point["country"]["code"] for point in japan} == {"JPN"}
    assert len({point["series"] for point in japan}) > 1


def test_a_series_of_an_unknown_indicator_is_not_found(client: TestClient) -> None:
    answer = client.get("/v1/indicators/member-state/series")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["did_you_mean"] == "member-states"


def test_claims_and_the_records_that_decide_them_are_linked_both_ways(client: TestClient) -> None:
    claim = client.get("/v1/claims/japan-joined-1993").json()["data"]

    assert [(one["type"], one["id"]) for one in claim["decided_by"]] == [
        ("history-event", "japan-joins-1993"),
        ("member", "jpn"),
    ]
    assert [one["id"] for one in claim["stated_in"]] == ["japan-joins-1993"]
    for one in claim["decided_by"]:
        record = client.get(one["links"]["self"]).json()["data"]
        assert "japan-joined-1993" in [back["id"] for back in record["claims"]]


def test_a_source_shows_how_its_statements_hold_up(client: TestClient) -> None:
    source = client.get("/v1/sources/seed-article").json()["data"]

    assert source["claim_count"] == 30
    assert source["verdicts"] == [
        {"verdict": "contradicted", "count": 2},
        {"verdict": "outdated", "count": 1},
        {"verdict": "partly-supported", "count": 8},
        {"verdict": "supported", "count": 19},
    ]
    assert client.get("/v1/sources/un-a51-232").json()["data"]["verdicts"] == []
