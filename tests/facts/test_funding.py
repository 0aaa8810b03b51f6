"""Funding issues."""

from starlette.testclient import TestClient


def test_an_impact_is_worded_in_its_currency(client: TestClient) -> None:
    issue = client.get("/v1/funding-issues/administrative-budget-restraint-2006-2010").json()["data"]

    assert issue["impacts"][0] == {
        "kind": "amount",
        "description": {"ja": "2009年に削られた額", "en": "Cut from the 2009 proposal"},
        "value": "571000",
        "unit": "CHF",
        "value_number": 571000,
        "display": {"ja": "57万1000スイスフラン", "en": "CHF 571,000"},
        "place": None,
    }
    assert issue["responses"][0]["date_start"] == "2008-12-04"
    assert (issue["started"], issue["date_start"], issue["date_end"]) == ("2008", "2008-01-01", "2008-12-31")


def test_an_impact_without_a_figure_has_nulls(client: TestClient) -> None:
    issues = client.get("/v1/funding-issues?limit=500").json()["data"]

    wordless = [impact for issue in issues for impact in issue["impacts"] if impact["value"] is None]
    assert len(wordless) == 14
    assert all((one["unit"], one["value_number"], one["display"]) == (None, None, None) for one in wordless)


def test_country_asks_for_donors_and_places_alike(client: TestClient) -> None:
    def ids(query: str) -> set[str]:
        return {issue["id"] for issue in client.get(f"/v1/funding-issues?limit=500&{query}").json()["data"]}

    assert ids("country=JPN") == ids("donor=JPN") | ids("place=JPN")
    assert ids("donor=JPN") != ids("place=JPN")


def test_an_ongoing_issue_is_in_force_today(client: TestClient) -> None:
    answer = client.get("/v1/funding-issues?status=ongoing&valid_on=2026-11-25").json()

    assert answer["meta"]["total"] == 20
