"""Checks of claims: the verdicts, and what must hold for every claim."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.core.periods import CountRange
from app.views.checking.verdicts import Claim, Comparable, Verdict, judge


def check(client: TestClient, query: str) -> dict[str, Any]:
    data: dict[str, Any] = client.get(f"/v1/claims/check?{query}").json()["data"]
    return data


@pytest.mark.parametrize(
    ("query", "verdict", "rule"),
    [
        ("indicator=member-states&value=175&date=2025", "supported", "stated-for-the-date"),
        ("indicator=member-states&value=175", "supported", "stated-for-the-date"),
        ("indicator=member-states&value=175&date=2010", "outdated", "stated-for-another-date"),
        ("indicator=member-states&value=116&date=2005", "supported", "counted-from-records"),
        ("indicator=member-states&value=300&date=2005", "contradicted", "counted-otherwise-from-records"),
        ("indicator=member-states&value=300&date=2010", "contradicted", "otherwise-stated-for-the-date"),
        ("indicator=member-states&value=155&date=2014", "supported", "stated-beside-the-preferred"),
        ("indicator=member-states&value=300&date=2026-11-25", "contradicted", "counted-otherwise-from-records"),
        ("indicator=member-states&value=5&date=1900", "unverified", "nothing-stated-for-the-date"),
        ("indicator=staff&value=20000&date=2024&tolerance=10", "supported", "stated-for-the-date"),
        ("indicator=staff&value=20000&date=2024", "outdated", "stated-for-another-date"),
        ("indicator=staff&value=20500&date=2024", "outdated", "stated-for-another-date"),
        ("indicator=staff&value=-1", "contradicted", "otherwise-stated-for-the-date"),
        ("indicator=countries-with-presence&value=9000&date=2016", "unverified", "only-a-lower-bound-is-stated"),
        ("indicator=countries-with-presence&value=171", "supported", "stated-for-the-date"),
        ("indicator=contributions&value=11657773&place=PHL&date=2015", "supported", "stated-for-the-date"),
        ("indicator=contributions&value=1&place=PHL&date=1960", "unverified", "nothing-stated-for-the-date"),
        ("indicator=contributions&value=1&place=PHL&unit=NOK", "unverified", "nothing-comparable"),
        ("member=JPN&date=1990", "outdated", "member-on-another-date"),
        ("member=JPN&date=1995", "supported", "member-on-the-date"),
        ("member=JPN&date=1993", "supported", "member-on-the-date"),
        ("member=JPN&date=1993-03", "unverified", "days-not-known-closely-enough"),
        ("member=GBR&date=1980-01-01", "outdated", "member-on-another-date"),
        ("member=COL&date=1970", "unverified", "days-not-known-closely-enough"),
        ("member=SAU&date=2020", "contradicted", "observer-not-member"),
        ("member=PRK&date=2020", "contradicted", "no-record-of-the-state"),
    ],
)
def test_a_claim_gets_its_verdict(client: TestClient, query: str, verdict: str, rule: str) -> None:
    found = check(client, query)

    assert (found["verdict"], found["rule"]) == (verdict, rule)
    assert found["explanation"]["ja"].endswith("。")
    assert found["explanation"]["en"].endswith(".")
    assert "{" not in found["explanation"]["ja"] + found["explanation"]["en"]


def test_an_outdated_figure_says_when_it_was_true(client: TestClient) -> None:
    found = check(client, "indicator=member-states&value=175&date=2010")

    assert found["explanation"] == {
        "ja": "その時点の値ではありません。資料が175か国とするのは2022年11月です。",
        "en": "Not the figure of that time: sources state 175 for November 2022.",
    }
    assert [one["id"] for one in found["deciding"]][:2] == ["member-states-2022-11-175", "member-states-2023-175"]
    assert found["counted"] == {"value_min": 123, "value_max": 136}
    assert found["claim"]["indicator"]["name"]["ja"] == "加盟国数"
    assert (found["claim"]["value"], found["claim"]["unit"], found["claim"]["date"]) == ("175", "count", "2010")


def test_a_membership_names_the_periods(client: TestClient) -> None:
    found = check(client, "member=GBR&date=1980")

    assert [(one["from"], one["to"]) for one in found["periods"]] == [("1965", "1968"), ("2001-06-07", None)]
    assert found["explanation"]["ja"] == (
        "1980年には加盟していません。英国の加盟期間は1965年から1968年、2001年6月7日から現在です。"
    )
    assert found["explanation"]["en"].startswith("Not in 1980: United Kingdom")


def test_what_decides_names_source_and_wording(client: TestClient) -> None:
    found = check(client, "indicator=contributions&value=11657773&place=PHL&date=2015")

    assert found["claim"]["place"] == {"code": "PHL", "name": {"ja": "フィリピン", "en": "Philippines"}}
    assert found["deciding"][0]["as_stated"] == "11657773"
    assert client.get(found["deciding"][0]["link"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "date"),
        ("indicator=staff", "value"),
        ("value=3", "indicator"),
        ("member=JPN", "date"),
        ("member=JPN&date=1990&value=3", "indicator"),
        ("member=JPN&date=1990&indicator=staff&value=3", "indicator"),
        ("member=JPN&date=1990&place=JPN", "date"),
        ("indicator=stuff&value=3", "indicator"),
        ("indicator=staff&value=NaN", "value"),
        ("indicator=staff&value=3&tolerance=101", "tolerance"),
        ("indicator=staff&value=3&date=2025-02-30", "date"),
        ("indicator=staff&value=3&place=ZZZ", "place"),
        ("member=jpn&date=1990", "member"),
    ],
)
def test_half_a_claim_is_refused(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/v1/claims/check?{query}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == parameter


@pytest.mark.usefixtures("uncounted")
def test_no_figure_of_the_dossier_is_contradicted_by_itself(client: TestClient) -> None:
    url: str | None = "/v1/observations?limit=500&fields=indicator,value,unit,country,period,qualifier,party"
    checked = 0
    while url:
        page = client.get(url).json()
        for one in page["data"]:
            if one["qualifier"] or one["party"] or (one["country"] and checked > 600):
                continue
            place = f"&place={one['country']['code']}" if one["country"] else ""
            date = one["period"].partition("/")[0]
            found = check(
                client,
                f"indicator={one['indicator']['id']}&value={one['value']}&unit={one['unit']}&date={date}{place}",
            )
            checked += 1
            assert found["verdict"] in ("supported", "unverified"), one["id"]
            assert found["verdict"] == "supported" or "under-review" in found["rule"], one["id"]
        url = page["links"].get("next")
    assert checked > 700


values = st.decimals(-1000, 1000, allow_nan=False, places=1)
years = st.integers(1951, 2026)
comparables = st.builds(
    lambda number, value, precision, year, preferred, independent: Comparable(
        f"figure-{number}", value, precision, f"{year}-01-01", f"{year}-12-31", preferred, independent
    ),
    st.integers(0, 9),
    values,
    st.sampled_from(["exact", "estimated", "approximate", "lower-bound"]),
    years,
    st.booleans(),
    st.booleans(),
)
counts = st.none() | st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda two: CountRange(*sorted(two)))


@given(values, years, st.lists(comparables, max_size=8), counts, st.decimals(0, 1), st.decimals(0, 1))
def test_a_wider_tolerance_never_contradicts_what_was_supported(
    value: Decimal,
    year: int,
    stated: list[Comparable],
    counted: CountRange | None,
    one: Decimal,
    other: Decimal,
) -> None:
    narrow, wide = sorted((one, other))
    days = (f"{year}-01-01", f"{year}-12-31")

    strict = judge(Claim(value, *days, narrow), stated, counted)
    loose = judge(Claim(value, *days, wide), stated, counted)

    assert strict.verdict in Verdict
    assert not (strict.verdict is Verdict.SUPPORTED and loose.verdict is not Verdict.SUPPORTED)
    assert judge(Claim(value, *days, narrow), list(reversed(stated)), counted).verdict is strict.verdict


@given(comparables, st.lists(comparables, max_size=8), counts)
def test_a_stated_figure_is_never_contradicted(
    own: Comparable, others: list[Comparable], counted: CountRange | None
) -> None:
    found = judge(Claim(own.value, own.first_day, own.last_day, Decimal(0)), [*others, own], counted)

    assert found.verdict in (Verdict.SUPPORTED, Verdict.UNVERIFIED)
    assert found.verdict is Verdict.SUPPORTED or not own.independent


def test_a_claim_between_figures_of_its_time_is_left_open() -> None:
    stated = [
        Comparable("a", Decimal(18934), "exact", "2024-01-01", "2024-12-31", preferred=True, independent=True),
        Comparable("b", Decimal(22000), "approximate", "2024-12-01", "2024-12-31", preferred=True, independent=True),
    ]

    found = judge(Claim(Decimal(20500), "2024-01-01", "2024-12-31", Decimal(0)), stated, None)

    assert (found.verdict, found.rule) == ("unverified", "between-figures-stated-for-the-date")
