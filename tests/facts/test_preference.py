"""Which figure is preferred: each rule by itself, and their order."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest
from starlette.testclient import TestClient

from app.core.conflicts import Figure
from app.core.edtf import Precision
from app.facts.observations.preference import RULES, Candidate, prefer

PLAIN = Candidate(
    id="b",
    figure=Figure(Decimal(10), "approximate", loosely_dated=False),
    primary=False,
    agrees=False,
    origins=1,
    dating=Precision.YEAR,
    published="2010",
)

BETTER = {
    "primary-source": replace(PLAIN, id="c", primary=True),
    "agrees-with-records": replace(PLAIN, id="c", agrees=True),
    "independent-agreement": replace(PLAIN, id="c", origins=2),
    "exact-over-approximate": replace(PLAIN, id="c", figure=Figure(Decimal(11), "exact", loosely_dated=False)),
    "dated-over-undated": replace(PLAIN, id="c", dating=Precision.MONTH),
    "most-recent": replace(PLAIN, id="c", published="2010-02"),
    "first-listed": replace(PLAIN, id="a"),
}


@pytest.mark.parametrize("reason", RULES)
def test_each_rule_decides_between_figures_that_differ_in_nothing_else(reason: str) -> None:
    assert prefer([PLAIN, BETTER[reason]]) == (BETTER[reason], reason)
    assert prefer([BETTER[reason], PLAIN]) == (BETTER[reason], reason)


def test_an_earlier_rule_goes_before_a_later_one() -> None:
    reasons = list(RULES)[:-1]

    for earlier, later in itertools.pairwise(reasons):
        one, other = replace(BETTER[earlier], id="x"), replace(BETTER[later], id="y")
        assert prefer([PLAIN, other, one]) == (one, earlier)


def test_a_rule_narrows_and_the_next_decides_among_those_left() -> None:
    official = replace(PLAIN, id="x", primary=True)
    exact = replace(official, id="y", figure=Figure(Decimal(11), "exact", loosely_dated=False))
    popular = replace(PLAIN, id="z", origins=9)

    assert prefer([official, popular, exact]) == (exact, "exact-over-approximate")


def test_a_figure_alone_needs_no_rule() -> None:
    assert prefer([PLAIN]) == (PLAIN, "only-source")


def test_the_rules_are_those_of_the_code_list(client: TestClient) -> None:
    policy = client.get("/v1/policy").json()["data"]

    assert [rule["id"] for rule in policy["preference_rules"]] == ["only-source", *RULES]
    assert [rule["id"] for rule in policy["confidence_levels"]] == [
        "disputed",
        "official",
        "corroborated",
        "single-source",
    ]
    assert policy["tolerance_percent"] == "5"


def test_a_figure_names_its_alternatives_and_the_rule(client: TestClient) -> None:
    preferred = client.get("/v1/observations/staff-2012-8353").json()["data"]
    other = client.get(preferred["alternatives"][0]["link"]).json()["data"]

    assert (preferred["preferred"], preferred["preference_reason"]) == (True, "exact-over-approximate")
    assert (other["preferred"], other["preference_reason"]) == (False, "exact-over-approximate")
    assert preferred["alternatives"][0]["difference"] == "-1253"
    assert other["alternatives"] == [
        {
            "id": "staff-2012-8353",
            "value": "8353",
            "display": {"ja": "8,353人", "en": "8,353"},
            "difference": "1253",
            "conflicts": True,
            "preferred": True,
            "link": "/v1/observations/staff-2012-8353",
        }
    ]
    assert preferred["confidence"]["level"] == other["confidence"]["level"] == "disputed"
    assert preferred["confidence"]["disagreements"] == 1


def test_lower_bounds_of_the_same_thing_do_not_contradict_each_other(client: TestClient) -> None:
    figures = client.get("/v1/observations?indicator=countries-with-presence&date_from=2016&date_to=2016").json()[
        "data"
    ]

    bounds = [figure for figure in figures if figure["basis"] == "minimum" and figure["period"] == "2016"]
    assert sorted(figure["value"] for figure in bounds) == ["100", "150"]
    assert {figure["confidence"]["level"] for figure in bounds} != {"disputed"}
    assert [figure["alternatives"][0]["conflicts"] for figure in bounds] == [False, False]


def test_each_thing_has_exactly_one_preferred_figure(client: TestClient) -> None:
    preferred = client.get("/v1/observations?preferred=true&limit=1").json()["meta"]["total"]
    others = client.get("/v1/observations?preferred=false&limit=1").json()["meta"]["total"]

    assert (preferred, others) == (2740, 42)


def test_a_count_of_members_is_held_against_the_records(client: TestClient) -> None:
    agreeing = client.get("/v1/observations/member-states-2025-12-175").json()["data"]
    differing = client.get("/v1/observations/member-states-1992-cia").json()["data"]
    other = client.get("/v1/observations/ceb-contribution-phl-2015").json()["data"]

    assert agreeing["derived_check"] == {"value_min": 167, "value_max": 175, "agrees": True, "difference": "0"}
    assert differing["derived_check"] == {"value_min": 40, "value_max": 53, "agrees": False, "difference": "-1"}
    assert other["derived_check"] is None
