"""Members: who was in when."""

from typing import Any

import pytest
from starlette.testclient import TestClient


def ids(client: TestClient, **query: str) -> set[str]:
    answer = client.get("/v1/members", params={"limit": 500, "fields": "id", **query}).json()
    return {member["id"] for member in answer["data"]}


def test_japan_was_a_member_at_the_end_of_1993_and_later_ones_were_not(client: TestClient) -> None:
    everyone = client.get("/v1/members?limit=500").json()["data"]
    later = {member["id"] for member in everyone if all(_first_day(member, i) > "1993-12-31" for i in _periods(member))}

    found = ids(client, valid_on="1993-12-31")

    assert "jpn" in found
    assert len(later) > 100
    assert not found & later


def _periods(member: dict[str, Any]) -> range:
    return range(len(member["periods"]))


def _first_day(member: dict[str, Any], index: int) -> str:
    return member["periods"][index]["date_start"] or ""


def test_states_that_left_and_came_back_are_out_in_between(client: TestClient) -> None:
    in_1970 = ids(client, valid_on="1970-01-01")

    assert {"aus", "bra", "esp", "mlt", "zaf"} <= in_1970
    assert not in_1970 & {"can", "fra", "gbr", "nzl", "swe", "ven"}
    assert {"aus", "bra", "can", "esp", "fra", "gbr", "mlt", "nzl", "swe", "ven", "zaf"} <= ids(client, valid_on="2024")


@pytest.mark.parametrize(("day", "member"), [("1962-12-31", True), ("1963-01-01", False), ("1990-05-23", True)])
def test_the_last_day_of_a_period_belongs_to_it(client: TestClient, day: str, *, member: bool) -> None:
    assert ("can" in ids(client, valid_on=day)) is member


def test_a_start_known_to_the_year_matches_all_of_it(client: TestClient) -> None:
    assert "jpn" in ids(client, valid_on="1993-01-01")
    assert "jpn" not in ids(client, valid_on="1992-12-31")


def test_a_year_asks_for_any_day_of_it(client: TestClient) -> None:
    assert "can" in ids(client, valid_on="1990")


def test_states_of_unknown_start_are_listed_with_a_warning(client: TestClient) -> None:
    answer = client.get("/v1/members?valid_on=1970-01-01&status=member&limit=500").json()

    assert [warning["code"] for warning in answer["meta"]["warnings"]] == ["unknown-start"]
    assert answer["meta"]["warnings"][0]["ids"] == ["col", "cpv", "cri", "dma", "grd", "plw", "ury", "wsm"]
    assert "8 of these" in answer["meta"]["warnings"][0]["message"]["en"]


def test_no_warning_where_no_start_is_unknown(client: TestClient) -> None:
    assert client.get("/v1/members?valid_on=1970-01-01&country=AUS").json()["meta"]["warnings"] == []
    assert client.get("/v1/members?country=COL").json()["meta"]["warnings"] == []


def test_filters_about_time_must_hold_for_one_period(client: TestClient) -> None:
    """Australia was in until 1973 and again from 1985: between 1975 and 1980 it was not."""
    assert "aus" not in ids(client, date_from="1975", date_to="1980")
    assert "aus" in ids(client, date_from="1973", date_to="1980")


def test_joining_is_asked_for_by_the_start_of_any_period(client: TestClient) -> None:
    found = ids(client, joined_from="1985", joined_to="1990")

    assert {"aus", "can"} <= found
    assert "jpn" not in found
    assert not found & {"col", "plw"}


def test_joined_is_the_start_of_the_present_period(client: TestClient) -> None:
    assert client.get("/v1/members/gbr").json()["data"]["joined"] == "2001-06-07"
    assert client.get("/v1/members/col").json()["data"]["joined"] is None


def test_a_code_in_capitals_leads_to_the_member(client: TestClient) -> None:
    answer = client.get("/v1/members/JPN?fields=name")

    assert answer.status_code == 308
    assert answer.headers["location"] == "/v1/members/jpn?fields=name"


def test_the_numbers_of_members_and_observers_are_those_of_the_dossier(client: TestClient) -> None:
    assert client.get("/v1/members?status=member").json()["meta"]["total"] == 175
    assert client.get("/v1/members?status=observer").json()["meta"]["total"] == 8
    assert client.get("/v1/members?status=former").json()["meta"]["coverage"]["reason"] == "no-record"
