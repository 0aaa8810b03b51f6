"""Indicators and observations."""

from starlette.testclient import TestClient


def test_an_observation_keeps_its_decimal_and_is_worded(client: TestClient) -> None:
    observation = client.get("/v1/observations/ceb-contribution-phl-2015").json()["data"]

    assert observation["value"] == "11657773"
    assert observation["value_number"] == 11657773
    assert observation["unit"] == "USD"
    assert observation["display"] == {"ja": "1165万7773米ドル", "en": "USD 11,657,773"}
    assert observation["name"] == {"ja": "拠出額、フィリピン、2015", "en": "Contributions, Philippines, 2015"}
    assert observation["indicator"] == {"id": "contributions", "name": {"ja": "拠出額", "en": "Contributions"}}
    assert observation["country"] == {"code": "PHL", "name": {"ja": "フィリピン", "en": "Philippines"}}
    assert (observation["date_start"], observation["date_end"]) == ("2015-01-01", "2015-12-31")
    assert observation["citations"][0]["as_stated"] == "11657773"


def test_an_interval_covers_all_its_days(client: TestClient) -> None:
    observation = client.get("/v1/observations/afghanistan-assisted-2023-09-2025-04").json()["data"]

    assert (observation["period"], observation["period_kind"]) == ("2023-09/2025-04", "interval")
    assert (observation["date_start"], observation["date_end"]) == ("2023-09-01", "2025-04-30")
    assert observation["precision"] == "month"
    assert observation["name"]["en"] == "People assisted, Returnees, Afghanistan, 2023-09/2025-04"
    assert observation["display"] == {"ja": "100万3563人", "en": "1,003,563"}


def test_figures_that_were_only_asked_for_say_so(client: TestClient) -> None:
    requested = client.get("/v1/observations?basis=requested&unit=USD&limit=1").json()["data"][0]
    minimum = client.get("/v1/observations?basis=minimum&indicator=staff&limit=1").json()["data"][0]

    assert requested["display"]["ja"].endswith("米ドル(要請・計画)")
    assert requested["display"]["en"].endswith(" (requested or planned)")
    assert minimum["display"]["ja"].endswith("人以上")
    assert minimum["display"]["en"].startswith("at least ")


def test_values_are_compared_as_numbers(client: TestClient) -> None:
    query = "/v1/observations?indicator=member-states&unit=count&value_min=100&value_max=175&sort=value&limit=500"

    values = [observation["value_number"] for observation in client.get(query).json()["data"]]

    assert values == sorted(values)
    assert values[0] >= 100
    assert values[-1] == 175


def test_an_indicator_says_how_far_its_figures_reach(client: TestClient) -> None:
    indicator = client.get("/v1/indicators/member-states").json()["data"]

    figures = client.get(indicator["links"]["observations"]).json()
    assert indicator["observation_count"] == figures["meta"]["total"]
    assert indicator["date_start"] == figures["data"][0]["date_start"]


def test_every_indicator_has_figures(client: TestClient) -> None:
    indicators = client.get("/v1/indicators?limit=500").json()["data"]

    assert sum(indicator["observation_count"] for indicator in indicators) == 2782
    assert all(indicator["observation_count"] > 0 for indicator in indicators)
