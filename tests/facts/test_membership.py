"""Membership: counts from the periods, beside those that were published."""

import json
from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.conftest import DOSSIER

UNKNOWN = ["col", "cpv", "cri", "dma", "grd", "plw", "ury", "wsm"]
"""The members whose start is not known."""


def counts(client: TestClient, **query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/v1/membership", params={"limit": 500, **query}).json()["data"]
    return found


def one(client: TestClient, **query: str) -> dict[str, Any]:
    (found,) = counts(client, **query)
    return found


def ranges(count: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {kind: (count[kind]["value_min"], count[kind]["value_max"]) for kind in ("members", "observers")}


def test_left_to_itself_it_counts_on_the_day_of_the_release(client: TestClient) -> None:
    answer = client.get("/v1/membership").json()

    assert answer["meta"]["query"]["valid_on"] == "2026-11-25"
    assert answer["links"]["self"] == "/v1/membership?valid_on=2026-11-25"
    (count,) = answer["data"]
    assert (count["members"]["value"], count["members"]["value_number"]) == ("175", 175)
    assert count["members"]["display"] == {"ja": "175か国", "en": "175"}
    assert (count["members"]["uncertain"], count["members"]["caveat"]) == ([], None)
    assert count["observers"]["value"] == "8"


def test_a_count_is_a_range_where_starts_are_unknown_and_names_the_states(client: TestClient) -> None:
    members = one(client, valid_on="1993-12-31")["members"]

    assert (members["value"], members["value_number"]) == (None, None)
    assert (members["value_min"], members["value_max"]) == (49, 57)
    assert members["display"] == {"ja": "49〜57か国", "en": "49 to 57"}
    assert members["uncertain"] == UNKNOWN


def test_a_start_known_to_the_year_makes_a_range_within_it(client: TestClient) -> None:
    """Japan joined in 1993, on which day the dossier does not know."""
    before, after = (one(client, valid_on=day)["members"] for day in ("1993-12-30", "1993-12-31"))

    assert before["uncertain"] == sorted([*UNKNOWN, "hrv", "jpn"])
    assert (before["value_min"], before["value_max"]) == (47, 57)
    assert after["uncertain"] == UNKNOWN


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("1951-12-05", (0, 22)),
        ("1951-12-31", (14, 22)),
        ("1962-12-31", (27, 35)),
        ("1963-01-01", (26, 34)),
        ("1973-06-01", (27, 37)),
        ("2017-11-27", (161, 169)),
        ("2024-02-29", (167, 175)),
        ("2026-11-24", (167, 175)),
        ("2026-11-25", (175, 175)),
    ],
)
def test_any_day_is_answered(client: TestClient, day: str, members: tuple[int, int]) -> None:
    count = one(client, valid_on=day)

    assert ranges(count)["members"] == members
    assert count["date_start"] <= day <= count["date_end"]
    assert (count["precision"], count["year"], count["counted_on"]) == ("day", None, None)


def test_days_follow_each_other_without_gap_from_the_founding_to_the_release(client: TestClient) -> None:
    stretches = counts(client, date_from="1951", date_to="2026")

    assert (stretches[0]["date_start"], stretches[-1]["date_end"]) == ("1951-12-05", "2026-11-25")
    assert len(stretches) == 195
    for before, after in pairwise(stretches):
        assert before["date_end"] < after["date_start"]
        assert one(client, valid_on=before["date_end"]) == before
        assert one(client, valid_on=after["date_start"]) == after


@pytest.mark.parametrize("day", ["1951-12-04", "1900", "2026-11-26", "9999-12-31"])
def test_days_before_the_founding_and_after_the_release_are_outside(client: TestClient, day: str) -> None:
    meta = client.get("/v1/membership", params={"valid_on": day}).json()["meta"]

    assert (meta["total"], meta["coverage"]["reason"]) == (0, "outside-coverage")
    assert "1951-12-05 to 2026-11-25" in meta["coverage"]["hint"]["en"]


def test_a_year_as_a_day_lists_its_stretches(client: TestClient) -> None:
    assert [count["id"] for count in counts(client, valid_on="1993")] == [
        "1993-01-01",
        "1993-05-26",
        "1993-11-23",
        "1993-12-31",
    ]


def test_every_year_is_counted_at_its_end(client: TestClient) -> None:
    years = counts(client, by="year")

    assert [count["year"] for count in years] == [str(year) for year in range(1951, 2027)]
    for count in years:
        assert ranges(one(client, valid_on=count["counted_on"])) == ranges(count)
    assert (years[0]["date_start"], years[-1]["counted_on"]) == ("1951-12-05", "2026-11-25")
    assert {count["precision"] for count in years} == {"year"}


def test_a_year_also_says_between_what_the_count_was_in_it(client: TestClient) -> None:
    members = one(client, by="year", date_from="1992", date_to="1992")["members"]

    days = [count["members"] for count in counts(client, valid_on="1992")]
    assert (members["period_min"], members["period_max"]) == (40, 53)
    assert (members["value_min"], members["value_max"]) == (45, 53)
    assert members["period_min"] == min(day["value_min"] for day in days)
    assert members["period_max"] == max(day["value_max"] for day in days)


def test_years_are_asked_for_by_dates_and_not_by_a_day(client: TestClient) -> None:
    refused = client.get("/v1/membership?by=year&valid_on=1993")

    assert [count["id"] for count in counts(client, by="year", date_from="1990", date_to="1992")] == [
        "1990",
        "1991",
        "1992",
    ]
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["parameter"] == "by"
    assert "date_from and date_to" in refused.json()["detail"]


def test_an_unknown_breakdown_is_answered_with_those_there_are(client: TestClient) -> None:
    error = client.get("/v1/membership?by=regions").json()["errors"][0]

    assert (error["allowed"], error["did_you_mean"]) == (["year", "region", "subregion"], "region")


@pytest.mark.parametrize("breakdown", ["region", "subregion"])
@pytest.mark.parametrize("day", ["1951-12-20", "1970-01-01", "1993-12-30", "2026-11-25"])
def test_the_parts_add_up_to_the_world(client: TestClient, breakdown: str, day: str) -> None:
    world = ranges(one(client, valid_on=day))

    parts = counts(client, by=breakdown, valid_on=day)

    assert {part["area"] for part in parts} == {breakdown}
    for kind, (least, most) in world.items():
        assert least == sum(ranges(part)[kind][0] for part in parts)
        assert most == sum(ranges(part)[kind][1] for part in parts)


def test_the_parts_of_a_year_add_up_to_the_world(client: TestClient) -> None:
    worlds = {count["year"]: ranges(count) for count in counts(client, by="year")}

    parts = counts(client, by="year,region")

    assert len(parts) == 5 * 76
    for year, world in worlds.items():
        of_the_year = [ranges(part)["members"] for part in parts if part["year"] == year]
        assert tuple(map(sum, zip(*of_the_year, strict=True))) == world["members"]


def test_today_by_region(client: TestClient) -> None:
    found = {count["region"]: count["members"]["value"] for count in counts(client, by="region")}

    assert found == {"Africa": "53", "Americas": "35", "Asia": "32", "Europe": "40", "Oceania": "15"}


def test_a_region_that_is_named_is_counted_without_asking_for_parts(client: TestClient) -> None:
    asia = one(client, region="Asia", valid_on="1993-12-31")
    south = one(client, subregion="Southern Asia", valid_on="1993-12-31")

    assert (asia["id"], asia["members"]["value"]) == ("1993-12-31-asia", "10")
    assert (south["region"], south["subregion"], south["members"]["value"]) == ("Asia", "Southern Asia", "3")
    assert [count["id"] for count in counts(client, by="subregion", region="Oceania", valid_on="2026")][:1] == [
        "2004-12-31-australia-and-new-zealand"
    ]


def test_the_most_that_is_counted_are_the_members_that_are_listed(client: TestClient) -> None:
    for year in counts(client, by="year", date_from="1951", date_to="2026")[::5]:
        for kind in ("members", "observers"):
            listed = client.get(year["links"][kind]).json()["meta"]["total"]
            assert listed == year[kind]["value_max"], (year["id"], kind)
    asia = one(client, by="year", region="Asia", date_from="1993", date_to="1993")
    assert client.get(asia["links"]["members"]).json()["meta"]["total"] == 10


@pytest.mark.parametrize(
    "query",
    [
        {"valid_on": "1993-12-30"},
        {"by": "year", "date_from": "1993", "date_to": "1993"},
        {"by": "subregion", "valid_on": "1993-12-30"},
        {"by": "year,subregion", "date_from": "2000", "date_to": "2000"},
    ],
)
def test_each_count_is_found_by_its_own_link(client: TestClient, query: dict[str, str]) -> None:
    for count in counts(client, **query):
        assert client.get(count["links"]["self"]).json()["data"] == [count]


def published(client: TestClient) -> dict[str, dict[str, Any]]:
    """Every published count with what it was held against, by the id of its observation."""
    return {
        shown["observation"]["id"]: shown
        for count in counts(client, by="year")
        for kind in ("members", "observers")
        for shown in count[kind]["published"]
    }


def test_every_published_count_of_all_states_is_shown(client: TestClient) -> None:
    written = json.loads(DOSSIER.read_text(encoding="utf-8"))["observations"]
    expected = {
        observation["id"]: observation["value"]
        for observation in written
        if observation["indicator"] in ("member-states", "observer-states") and observation["qualifier"] is None
    }

    found = published(client)

    assert {name: shown["value"] for name, shown in found.items()} == expected
    assert "observer-states-1991-cia" not in found, "it counts organizations too"
    for name in ("member-states-1992-cia", "observer-states-2020-9"):
        assert client.get(found[name]["observation"]["link"]).json()["data"]["id"] == name


def test_how_many_published_counts_agree(client: TestClient) -> None:
    found = published(client)

    members = {name: shown["agrees"] for name, shown in found.items() if name.startswith("member")}
    observers = {name: shown["agrees"] for name, shown in found.items() if name.startswith("observer")}
    assert (len(members), sum(members.values())) == (65, 63)
    assert (len(observers), sum(observers.values())) == (25, 10)
    assert [name for name, agrees in members.items() if not agrees] == [
        "member-states-1992-cia",
        "member-states-1994-cia",
    ]


def test_a_count_that_disagrees_says_by_how_much_and_with_what(client: TestClient) -> None:
    (shown,) = one(client, by="year", date_from="1992", date_to="1992")["members"]["published"]

    assert shown["observation"] == {
        "id": "member-states-1992-cia",
        "link": "/v1/observations/member-states-1992-cia",
    }
    assert (shown["period"], shown["value"], shown["display"]["ja"]) == ("1992", "39", "39か国")
    assert (shown["counted_min"], shown["counted_max"]) == (40, 53)
    assert (shown["agrees"], shown["difference"]) == (False, "-1")
    assert [note["en"] for note in shown["notes"]] == ["Appendix entry on the organization"]


def test_the_remarks_of_the_dossier_stand_beside_a_published_count(client: TestClient) -> None:
    found = published(client)

    assert [note["en"] for note in found["member-states-2016-06-166"]["notes"]] == [
        'Says "as of June 2016" and so disagrees with the 165 of other texts'
    ]
    assert [note["en"] for note in found["observer-states-2020-9"]["notes"]] == [
        "Page undated; the count precedes Russia turning member in 2021"
    ]
    assert found["member-states-2021-10-174"]["notes"] == []
    assert len(found["member-states-2018-172"]["notes"]) == 1, "both sources have the same remark"


def test_an_estimate_may_be_a_little_off(client: TestClient) -> None:
    shown = published(client)["member-states-2002-06-05-92"]

    assert shown["display"] == {"ja": "推計92か国", "en": "an estimated 92"}
    assert (shown["counted_min"], shown["counted_max"], shown["agrees"]) == (89, 97, True)


def test_published_counts_stand_beside_the_days_they_may_be_of(client: TestClient) -> None:
    beside = {
        day: [shown["observation"]["id"] for shown in one(client, valid_on=day)["members"]["published"]]
        for day in ("2007-09-11", "2007-09-12", "2007-09-13")
    }

    assert beside == {
        "2007-09-11": ["member-states-2007-umn"],
        "2007-09-12": ["member-states-2007-umn", "member-states-2007-09-12-120"],
        "2007-09-13": ["member-states-2007-umn"],
    }
    assert one(client, region="Asia", valid_on="2007-09-12")["members"]["published"] == []


def test_counts_that_disagree_are_found(client: TestClient) -> None:
    years = [count["year"] for count in counts(client, by="year", agrees="false")]

    assert [int(year) for year in years] == [
        *(1952, 1992, 1994, 1996, 2002, 2006, 2007, 2010, 2011, 2014, 2015, 2016, 2020)
    ]
    assert "1951" in [count["year"] for count in counts(client, by="year", agrees="true")]
    assert len(counts(client, agrees="false")) > len(years), "without a day, every stretch is looked through"


def test_the_records_of_observers_say_what_they_lack(client: TestClient) -> None:
    observers = one(client, valid_on="1996-11-30")["observers"]

    assert (observers["value_min"], observers["value_max"]) == (0, 7)
    assert [(shown["value"], shown["difference"]) for shown in observers["published"]] == [("41", "34"), ("41", "34")]
    assert "only the states that are observers now" in observers["caveat"]["en"]


def test_counts_are_read_by_region_and_date_and_can_be_sorted(client: TestClient) -> None:
    newest = counts(client, by="year", sort="-date", limit="2")
    regions = counts(client, by="year,region", date_from="2000", date_to="2001")

    assert [count["year"] for count in newest] == ["2026", "2025"]
    assert [count["id"] for count in regions][:3] == ["2000-africa", "2001-africa", "2000-americas"]


def test_an_answer_does_not_depend_on_the_clock(client: TestClient) -> None:
    assert (
        client.get("/v1/membership").json()["data"] == client.get("/v1/membership?valid_on=2026-11-25").json()["data"]
    )
    assert "valid_on" not in client.get("/v1/membership?by=year").json()["meta"]["query"]


def test_a_lookup_takes_few_statements(client: TestClient, sql: list[str]) -> None:
    client.get("/v1/membership?valid_on=1977-07-07&fields=members.value_min")

    assert len(sql) <= 2, sql
