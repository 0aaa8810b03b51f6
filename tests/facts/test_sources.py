"""Sources and what rests on them."""

from starlette.testclient import TestClient


def test_a_source_lists_what_rests_on_it(client: TestClient) -> None:
    source = client.get("/v1/sources/un-a51-232").json()["data"]

    facts = client.get(source["links"]["facts"]).json()

    assert facts["meta"]["total"] == source["fact_count"] == 6
    assert [(fact["type"], fact["id"]) for fact in facts["data"]] == [
        ("claim", "founded-as-un-related"),
        ("history-event", "ga-agenda-request-1996"),
        ("history-event", "un-observer-1992"),
        ("observation", "member-states-1996-11-59"),
        ("observation", "observer-states-1996-11-41"),
        ("organization", "iom"),
    ]
    assert facts["data"][3]["as_stated"] == ["59 member States"]


def test_facts_are_those_whose_records_cite_the_source(client: TestClient) -> None:
    facts = client.get("/v1/sources/ceb-donor-revenue/facts?type=observation").json()
    observations = client.get("/v1/observations?source=ceb-donor-revenue").json()

    assert facts["meta"]["total"] == observations["meta"]["total"] > 1500


def test_facts_are_paged_within_their_source(client: TestClient) -> None:
    first = client.get("/v1/sources/seed-article/facts?limit=3").json()
    second = client.get(first["links"]["next"]).json()
    cursor = first["links"]["next"].partition("cursor=")[2]

    assert {fact["source"] for fact in [*first["data"], *second["data"]]} == {"seed-article"}
    assert client.get(f"/v1/sources/un-a51-232/facts?cursor={cursor}").status_code == 422


def test_every_source_is_used(client: TestClient) -> None:
    url: str | None = "/v1/sources?limit=500&fields=fact_count"
    counts = []
    while url:
        page = client.get(url).json()
        counts += [source["fact_count"] for source in page["data"]]
        url = page["links"].get("next")

    assert len(counts) == 969
    assert min(counts) >= 1


def test_sources_of_unknown_date_are_left_out_with_a_warning(client: TestClient) -> None:
    answer = client.get("/v1/sources?date_from=2025&limit=1").json()

    assert answer["meta"]["total"] < 666
    assert answer["meta"]["warnings"] == [
        {
            "code": "undated-left-out",
            "message": {
                "ja": "日付がまったく分からない303件は、日付の条件では見つかりません。",
                "en": "303 records of this collection have no known date and cannot be found by date.",
            },
            "ids": [],
        }
    ]


def test_an_unknown_source_is_not_found_with_the_nearest(client: TestClient) -> None:
    answer = client.get("/v1/sources/un-a51-233/facts")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["did_you_mean"] == "un-a51-232"


def test_a_publisher_with_a_comma_in_its_name_is_one_publisher(client: TestClient) -> None:
    answer = client.get("/v1/sources", params={"publisher": "Holy See Mission, Geneva"}).json()

    assert answer["meta"]["query"]["publisher"] == ["Holy See Mission, Geneva"]
    assert {source["publisher"] for source in answer["data"]} == {"Holy See Mission, Geneva"}
