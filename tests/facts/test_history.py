"""History events."""

from starlette.testclient import TestClient


def ids(client: TestClient, query: str) -> list[str]:
    return [event["id"] for event in client.get(f"/v1/history-events?limit=500&{query}").json()["data"]]


def test_an_event_known_to_the_year_matches_every_day_of_it(client: TestClient) -> None:
    found = ids(client, "date_from=2004-06-15&date_to=2004-06-15")

    assert "afghan-ocv-2004" in found


def test_an_event_that_lasts_matches_the_days_within(client: TestClient) -> None:
    assert "brussels-migration-conference-1951" in ids(client, "date_from=1951-12-01&date_to=1951-12-01")
    assert "brussels-migration-conference-1951" not in ids(client, "date_to=1951-11-25")
    assert "brussels-migration-conference-1951" not in ids(client, "date_from=1951-12-06")


def test_an_event_names_its_countries_and_people(client: TestClient) -> None:
    event = client.get("/v1/history-events/un-related-organization-2016").json()["data"]

    assert event["date_start"] == event["date_end"] == "2016-09-19"
    assert {
        "id": "william-swing",
        "name": {"ja": "ウィリアム・レイシー・スウィング", "en": "William Lacy Swing"},
    } in event["people"]


def test_a_citation_tells_who_says_it_in_which_words(client: TestClient) -> None:
    event = client.get("/v1/history-events/un-observer-1992?fields=citations").json()["data"]

    citation = next(one for one in event["citations"] if one["source"] == "un-a51-232")
    assert list(citation) == [
        "source",
        "as_stated",
        "note",
        "title",
        "publisher",
        "kind",
        "language",
        "published",
        "url",
        "copy_url",
        "origin",
    ]
    assert citation["as_stated"] == "observer status in the General Assembly since 1992"


def test_events_of_a_country_a_person_and_a_category_meet(client: TestClient) -> None:
    japan = set(ids(client, "country=JPN"))
    pope = set(ids(client, "person=amy-pope"))

    assert set(ids(client, "country=JPN&person=amy-pope")) == japan & pope
    assert len(pope) == 34
