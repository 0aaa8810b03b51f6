"""The timeline: every dated thing on lanes."""

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.core.shapes import Text
from app.facts.timeline.lanes import entries
from app.facts.timeline.leadership import Term, terms
from app.seeding.run import load
from tests.conftest import DOSSIER
from tests.seeding.dossiers import written
from tests.walking import walk

SEED = json.loads(DOSSIER.read_text(encoding="utf-8"))


def entry(client: TestClient, entry_id: str, **query: str) -> dict[str, Any]:
    answer = client.get("/v1/timeline", params={"limit": 500, **query}).json()
    return next(one for one in answer["data"] if one["id"] == entry_id)


def listed(client: TestClient, **query: str) -> list[str]:
    return [
        one["id"]
        for page in walk(client, "/v1/timeline?" + "&".join(map("=".join, query.items())))
        for one in page["data"]
    ]


def test_every_dated_thing_of_the_dossier_is_on_its_lane(client: TestClient) -> None:
    found = Counter(one["lane"] for page in walk(client, "/v1/timeline?limit=500") for one in page["data"])

    periods = [period for member in SEED["members"] for period in member["periods"]]
    offices = [office for person in SEED["people"] for office in person["offices"]]
    assert found == {
        "history": len(SEED["history_events"]),
        "leadership": sum("director" in office["office"] for office in offices),
        "members": len(periods) + sum(period["to"] is not None for period in periods),
        "funding": len(SEED["funding_issues"]),
        "forums": len(SEED["forum_events"]),
    }
    assert found == {"history": 228, "leadership": 18, "members": 205, "funding": 39, "forums": 189}


def test_a_state_that_joins_is_an_entry_ready_to_draw(client: TestClient) -> None:
    assert entry(client, "member-jpn-1-start", country="JPN") == {
        "type": "timeline-entry",
        "id": "member-jpn-1-start",
        "date_start": "1993-01-01",
        "date_end": "1993-12-31",
        "precision": "year",
        "lane": "members",
        "lane_name": {"ja": "加盟国", "en": "Members"},
        "kind": "accession",
        "kind_name": {"ja": "加盟", "en": "Accession"},
        "from": "1993",
        "to": None,
        "ongoing": False,
        "title": {"ja": "日本が加盟", "en": "Japan joins"},
        "countries": [{"code": "JPN", "name": {"ja": "日本", "en": "Japan"}}],
        "record": {"type": "member", "id": "jpn", "link": "/v1/members/jpn"},
        "links": {
            "self": "/v1/members/jpn",
            "permalink": "/v1/members/jpn?release=2026.11.0",
            "cite": "/v1/members/jpn/cite",
            "html": "/v1/members/jpn.html",
            "collection": "/v1/members",
            "schema": "/schemas/member.json",
        },
    }


def test_a_state_that_left_and_came_back_has_an_entry_for_each_turn(client: TestClient) -> None:
    answer = client.get("/v1/timeline?country=SWE&lanes=members").json()

    assert [(one["date_start"], one["kind"], one["title"]) for one in answer["data"]] == [
        ("1952-01-01", "accession", {"ja": "スウェーデンが加盟", "en": "Sweden joins"}),
        ("1964-01-01", "withdrawal", {"ja": "スウェーデンが脱退", "en": "Sweden leaves"}),
        ("1991-01-01", "accession", {"ja": "スウェーデンが再加盟", "en": "Sweden rejoins"}),
    ]


def test_a_head_is_an_entry_with_the_term(client: TestClient) -> None:
    pope = entry(client, "person-amy-pope-2", lanes="leadership")
    swing = entry(client, "person-william-swing-1", lanes="leadership")

    assert pope["title"] == {"ja": "事務局長 エイミー・ポープ", "en": "Director General: Amy E. Pope"}
    assert (pope["kind"], pope["from"], pope["to"], pope["date_end"], pope["ongoing"]) == (
        "director-general",
        "2023-10-01",
        None,
        None,
        True,
    )
    assert (swing["from"], swing["to"], swing["date_end"], swing["ongoing"]) == (
        "2008-10-01",
        "2018-09",
        "2018-09-30",
        False,
    )


def test_a_head_whose_end_is_not_stated_had_left_when_a_successor_had_begun(client: TestClient) -> None:
    daly = entry(client, "person-marcus-daly-1", lanes="leadership")

    assert (daly["from"], daly["to"], daly["date_end"], daly["ongoing"]) == ("1958-05", None, "1962-12-31", False)
    assert "person-marcus-daly-1" not in listed(client, lanes="leadership", date_from="1970")


def test_a_head_whose_start_is_not_stated_came_after_a_predecessor(client: TestClient) -> None:
    tittmann = entry(client, "person-harold-tittmann-1", lanes="leadership")

    assert (tittmann["from"], tittmann["date_start"], tittmann["date_end"], tittmann["precision"]) == (
        None,
        "1954-12-12",
        "1958-05-31",
        "month",
    )


def test_of_a_deputy_whose_end_is_not_stated_it_is_not_told_whether_it_has_come(client: TestClient) -> None:
    thompson = entry(client, "person-laura-thompson-1", lanes="leadership")

    assert (thompson["to"], thompson["date_end"], thompson["ongoing"]) == (None, None, None)


def test_other_offices_are_not_on_the_timeline(client: TestClient) -> None:
    kinds = {one["kind"] for one in client.get("/v1/timeline?lanes=leadership&limit=500").json()["data"]}

    assert kinds == {"director", "director-general", "deputy-director-general"}


@pytest.mark.parametrize(
    ("entry_id", "kind", "to", "ongoing"),
    [
        ("funding-issue-us-funding-shortage-2025", "ongoing", None, True),
        ("funding-issue-sida-partnership-ended-2020", "resolved", "2020", False),
        ("funding-issue-us-stop-work-orders-2025-01", "unknown", None, None),
    ],
)
def test_a_funding_issue_is_a_span(
    client: TestClient, entry_id: str, kind: str, to: str | None, ongoing: bool | None
) -> None:
    issue = entry(client, entry_id, lanes="funding")

    assert (issue["kind"], issue["to"], issue["ongoing"]) == (kind, to, ongoing)


def test_a_meeting_is_an_event_of_its_series(client: TestClient) -> None:
    forum = entry(client, "forum-event-gfmd-07-2014", lanes="forums")

    assert (forum["kind"], forum["from"], forum["to"], forum["ongoing"]) == (
        "global-forum-on-migration-and-development",
        "2014-05-14",
        "2014-05-16",
        False,
    )
    assert [country["code"] for country in forum["countries"]] == ["SWE"]


def test_dates_match_by_overlap_on_all_lanes(client: TestClient) -> None:
    answer = client.get("/v1/timeline?date_from=1993&date_to=1993").json()

    assert [(one["lane"], one["title"]["en"]) for one in answer["data"]] == [
        ("leadership", "Director General: James N. Purcell Jr."),
        ("history", "Japan joins IOM"),
        ("history", "Admissions of 1993"),
        ("members", "Croatia joins"),
        ("members", "Japan joins"),
        ("history", "Agreement on the Helsinki office"),
        ("members", "Albania joins"),
        ("members", "Armenia joins"),
    ]


@pytest.mark.parametrize(("day", "there"), [("2014-05-13", False), ("2014-05-14", True), ("2014-05-16", True)])
def test_the_first_and_the_last_day_belong_to_a_thing(client: TestClient, day: str, *, there: bool) -> None:
    found = listed(client, lanes="forums", date_from=day, date_to=day)

    assert ("forum-event-gfmd-07-2014" in found) is there


def test_what_has_no_date_comes_last_and_a_filter_by_date_says_that_it_is_left_out(client: TestClient) -> None:
    everything = listed(client, lanes="members", limit="500")
    by_date = client.get("/v1/timeline?lanes=members&date_from=1900&limit=500").json()

    unknown = [f"member-{m['id']}-1-start" for m in SEED["members"] if m["periods"][0]["from"] is None]
    assert len(unknown) == 15
    assert everything[-15:] == unknown
    assert by_date["meta"]["total"] == 190
    assert [(one["code"], one["message"]["en"]) for one in by_date["meta"]["warnings"]] == [
        ("undated-left-out", "16 records of this collection have no known date and cannot be found by date.")
    ]


def _by(name: str) -> Callable[[dict[str, Any]], str]:
    return lambda one: one[name] or "9999-12-31"


@pytest.mark.parametrize("sort", ["date", "-date", "lane,date", "-lane,id", "id", "-id"])
def test_walking_the_timeline_gives_each_entry_once_in_order(client: TestClient, sort: str) -> None:
    everything = client.get(f"/v1/timeline?limit=500&sort={sort}").json()
    rest = client.get(everything["links"]["next"]).json()["data"]

    pages = list(walk(client, f"/v1/timeline?limit=37&sort={sort}"))

    walked = [one for page in pages for one in page["data"]]
    assert walked == everything["data"] + rest
    assert len({one["id"] for one in walked}) == len(walked) == everything["meta"]["total"] == 679
    for key in reversed([*sort.split(","), "id"]):
        name = {"date": "date_start"}.get(key.removeprefix("-"), key.removeprefix("-"))
        walked = sorted(walked, key=_by(name), reverse=key.startswith("-"))
    if "id" not in sort:
        assert [one["id"] for one in walked] == [one["id"] for page in pages for one in page["data"]]


def test_the_default_order_is_that_of_the_date(client: TestClient) -> None:
    assert listed(client, limit="500") == listed(client, limit="500", sort="date")


def test_lanes_add_up(client: TestClient) -> None:
    both = client.get("/v1/timeline?lanes=history,forums").json()["meta"]["total"]

    assert both == client.get("/v1/timeline?lanes=history&lanes=forums").json()["meta"]["total"] == 228 + 189


@pytest.mark.parametrize(
    ("lanes", "nearest"),
    [
        ("membrs", "members"),
        ("Members", "members"),
        ("", None),
        ("history,", None),
        ("' OR 1=1 --", None),
        ("国", None),
    ],
)
def test_a_lane_that_is_not_there_is_refused_with_those_that_are(
    client: TestClient, lanes: str, nearest: str | None
) -> None:
    answer = client.get("/v1/timeline", params={"lanes": lanes})

    error = answer.json()["errors"][0]
    assert answer.status_code == 422
    assert error["parameter"] == "lanes"
    assert error["allowed"] == ["history", "leadership", "members", "funding", "forums"]
    assert error["did_you_mean"] == nearest


@pytest.mark.parametrize(
    "query", ["date_from=1993-02-30", "date_to=yesterday", "lane=history", "sort=title", "country=ZZZ"]
)
def test_what_is_malformed_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/v1/timeline?{query}").status_code in (400, 422)


def test_an_empty_answer_says_what_the_timeline_covers(client: TestClient) -> None:
    coverage = client.get("/v1/timeline?date_to=1900").json()["meta"]["coverage"]

    assert coverage["reason"] == "outside-coverage"


def person(person_id: str, *offices: tuple[str, str | None, str | None], died: str | None = None) -> SimpleNamespace:
    """Make what the timeline reads of a person."""
    title = Text(ja="長", en="Head")
    held = [SimpleNamespace(office=office, title=title, from_=start, to=end) for office, start, end in offices]
    return SimpleNamespace(id=person_id, name="Name", name_ja="名", died=died, offices=held)


def known(*people: SimpleNamespace) -> dict[str, tuple[bool | None, str | None, str | None]]:
    found: list[Term] = list(terms(people))
    return {term.person: (term.ongoing, term.begun_after, term.ended_by) for term in found}


def test_what_is_not_stated_follows_from_a_successor_a_predecessor_or_a_death_and_nothing_else() -> None:
    found = known(
        person("early", ("director", None, "1952"), died="1990"),
        person("first", ("director", "1952-02", None), died="1954-01-01"),
        person("second", ("director", "1960-03", None)),
        person("unknown-start", ("director", None, "1965-05")),
        person("third", ("director-general", "1970", "1979")),
        person("undated", ("director-general", None, None)),
        person("last", ("director-general", "1980", None)),
        person("deputy", ("deputy-director-general", "1960", None)),
        person("late-deputy", ("deputy-director", "1960", None), died="1961-02"),
        person("chair", ("council-chair", "1960", None)),
    )

    assert found == {
        "early": (False, None, None),
        "first": (False, None, "1954-01-01"),
        "second": (False, None, "1970-12-31"),
        "unknown-start": (False, "1960-03-01", None),
        "third": (False, None, None),
        "undated": (None, None, None),
        "last": (True, None, None),
        "deputy": (None, None, None),
        "late-deputy": (False, None, "1961-02-28"),
    }


def test_an_observer_may_cease_to_be_one(tmp_path: Path) -> None:
    seed = copy.deepcopy(SEED)
    kuwait = next(member for member in seed["members"] if member["id"] == "kwt")
    kuwait["periods"] = [{"from": "2017-11-28", "to": "2019"}, {"from": "2021", "to": None}]

    with load(written(seed, tmp_path / "seed.json")) as (dossier, _):
        made = [one for _, one in entries(dossier) if one.record.id == "kwt"]

    assert [(one.id, one.kind, one.title.ja, one.title.en) for one in made] == [
        ("member-kwt-1-start", "observer-status", "クウェートがオブザーバーに", "Kuwait becomes an observer"),
        (
            "member-kwt-1-end",
            "observer-status-end",
            "クウェートがオブザーバーでなくなる",
            "Kuwait ceases to be an observer",
        ),
        ("member-kwt-2-start", "observer-status", "クウェートがオブザーバーに", "Kuwait becomes an observer"),
    ]
