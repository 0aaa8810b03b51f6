"""Donors: what is stated, and what is computed from it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.core.dossier import Dossier
from app.core.shapes import Text
from app.seeding.run import load
from tests.conftest import DOSSIER
from tests.walking import walk

OBSERVATIONS = {one["id"]: one for one in json.loads(DOSSIER.read_text(encoding="utf-8"))["observations"]}
STATES = Text(ja="か国", en="states")


@pytest.fixture(scope="module")
def dossier() -> Iterator[Dossier]:
    with load(DOSSIER) as (opened, _):
        yield opened


def donors(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    return [one for page in walk(client, f"/v1/donors?limit=500&{query}") for one in page["data"]]


def figure(client: TestClient, donor: str, year: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one for one in client.get(f"/v1/donors/{donor}").json()["data"]["series"] if one["year"] == year
    )
    return found


def exactly(value: Fraction) -> str:
    """Write hundredths of a fraction, a half to the even neighbour; another way than the service's."""
    hundredths = round(value * 100)
    return f"{'-' if hundredths < 0 else ''}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


@pytest.mark.parametrize(
    ("donor", "year", "share", "rank", "change", "percent"),
    [
        ("usa", "2024", "41.66", 1, "141568162", "10.08"),
        ("jpn", "2024", "1.60", 7, "-8921455", "-13.10"),
        ("kor", "2024", "1.34", 9, "19938002", "66.91"),
        ("deu", "2023", "8.03", 2, "8087409", "2.94"),
        ("jpn", "2019", "1.93", 8, "-2826669.51", "-6.46"),
    ],
)
def test_share_rank_and_change_are_as_computed_by_hand(
    client: TestClient, donor: str, year: str, share: str, rank: int, change: str, percent: str
) -> None:
    found = figure(client, donor, year)

    assert (found["share"]["value"], found["rank"]["value_number"]) == (share, rank)
    assert (found["change"]["value"], found["change"]["percent"]["value"]) == (change, percent)
    assert found["share"]["decimals"] == found["change"]["percent"]["decimals"] == 2


def test_a_figure_shows_its_working_by_the_ids_of_what_went_in(client: TestClient) -> None:
    found = figure(client, "gbr", "2024")

    amount = {"name": "amount", "observations": ["ceb-contribution-gbr-2024"]}
    assert found["observation"] == "ceb-contribution-gbr-2024"
    assert found["share"]["working"] == {
        "formula": "100 * amount / total",
        "inputs": [amount, {"name": "total", "observations": ["ceb-revenue-2024"]}],
    }
    assert found["rank"]["working"] == {
        "formula": "1 + count(amounts > amount)",
        "inputs": [
            amount,
            {"name": "above", "observations": ["ceb-contribution-can-2024", "ceb-contribution-usa-2024"]},
        ],
    }
    assert found["change"]["working"]["formula"] == "amount - before"
    assert found["change"]["percent"]["working"] == {
        "formula": "100 * (amount - before) / before",
        "inputs": [amount, {"name": "before", "observations": ["ceb-contribution-gbr-2023"]}],
    }


def test_every_share_rank_and_change_follows_from_its_inputs_alone(client: TestClient) -> None:
    """Compute all of them again from the dossier, by the ids that each names, with fractions."""
    seen = 0
    for year in range(2013, 2025):
        table = [row["figure"] for row in donors(client, f"year={year}&source=ceb-donor-revenue")]
        values = [Fraction(OBSERVATIONS[row["observation"]]["value"]) for row in table]
        for row, value in zip(table, values, strict=True):
            total = Fraction(_input(row["share"], "total")["value"])
            assert row["share"]["value"] == exactly(100 * value / total)
            assert row["rank"]["value"] == str(1 + sum(other > value for other in values))
            assert row["rank"]["among"] == len(values)
            if row["change"]:
                before = _input(row["change"], "before")
                rise = value - Fraction(before["value"])
                assert Fraction(row["change"]["value"]) == rise
                assert row["change"]["percent"]["value"] == exactly(100 * rise / Fraction(before["value"]))
                assert before["period"] == row["change"]["since"] == str(year - 1)
            seen += 1
    assert seen == 676


def _input(computed: dict[str, Any], name: str) -> dict[str, Any]:
    ids = next(one["observations"] for one in computed["working"]["inputs"] if one["name"] == name)
    found: dict[str, Any] = OBSERVATIONS[ids[0]]
    return found


def test_nothing_that_is_computed_mixes_sources_currencies_bases_or_parts(client: TestClient) -> None:
    for row in donors(client):
        for one in client.get(f"/v1/donors/{row['id']}").json()["data"]["series"]:
            computed = [part for part in (one["share"], one["rank"], one["change"]) if part]
            ids = {i for part in computed for name in part["working"]["inputs"] for i in name["observations"]}
            inputs = [OBSERVATIONS[i] for i in {*ids, one["observation"]}]
            assert {part["unit"] for part in inputs} == {one["unit"]}
            assert {part["basis"] for part in inputs} == {"actual"}
            assert {part["period_kind"] for part in inputs} == {"year"}
            assert all(part["qualifier"] is None for part in inputs)
            assert all(one["source"]["id"] in {cited["source"] for cited in part["citations"]} for part in inputs)


def test_the_table_of_a_year_begins_with_the_ranked(client: TestClient) -> None:
    table = donors(client, "year=2024")

    assert [
        (row["id"], row["figure"]["rank"]["display"]["en"], row["figure"]["share"]["value"]) for row in table[:10]
    ] == [
        ("usa", "no. 1 of 58 states", "41.66"),
        ("can", "no. 2 of 58 states", "4.74"),
        ("gbr", "no. 3 of 58 states", "4.23"),
        ("deu", "no. 4 of 58 states", "4.20"),
        ("nld", "no. 5 of 58 states", "2.51"),
        ("aus", "no. 6 of 58 states", "2.05"),
        ("jpn", "no. 7 of 58 states", "1.60"),
        ("ita", "no. 8 of 58 states", "1.54"),
        ("kor", "no. 9 of 58 states", "1.34"),
        ("ssd", "no. 10 of 58 states", "1.05"),
    ]
    assert [row["figure"]["rank"]["value_number"] for row in table[:58]] == list(range(1, 59))
    assert table[6]["figure"]["rank"]["display"]["ja"] == "58か国中7位"
    assert [(row["id"], row["figure"]["rank"], row["figure"]["share"]) for row in table[58:60]] == [
        ("european-union", None, None),
        ("un-multi-partner-trust-funds", None, None),
    ]
    assert {row["figure"]["year"] for row in table} == {"2024"}
    assert len(table) == 65


def test_by_amount_states_and_others_stand_in_one_line(client: TestClient) -> None:
    table = donors(client, "year=2024&sort=-amount")

    assert [row["id"] for row in table[:3]] == ["usa", "european-union", "can"]
    amounts = [row["figure"]["value_number"] for row in table]
    assert amounts == sorted(amounts, reverse=True)


def test_the_largest_cuts_and_the_largest_rises_come_first(client: TestClient) -> None:
    cuts = donors(client, "year=2024&sort=change&kind=country")
    rises = donors(client, "year=2024&sort=-change&kind=country")

    assert [row["id"] for row in cuts[:2]] == ["deu", "can"]
    assert cuts[0]["figure"]["change"]["display"]["ja"] == "1億2766万2248米ドル減"
    assert cuts[0]["figure"]["change"]["percent"]["display"]["en"] == "down 45.04% on 2023"
    assert [row["id"] for row in rises[:2]] == ["usa", "gbr"]
    assert rises[0]["figure"]["change"]["display"]["en"] == "USD 141,568,162 more"
    assert rises[0]["figure"]["change"]["percent"]["display"]["ja"] == "2023年比10.08%増"


def test_without_a_year_each_donor_comes_once_with_its_latest(client: TestClient) -> None:
    everyone = donors(client)

    by_id = {row["id"]: row for row in everyone}
    assert len(by_id) == len(everyone) == 191
    assert all(row["latest"] for row in everyone)
    assert by_id["irq"]["figure"]["year"] == "2020"
    assert by_id["afg"]["figure"] is by_id["afg"]["stated"] is None
    assert by_id["afg"]["other_figure_count"] == 1
    years = [row["figure"]["year"] for row in everyone if row["figure"]]
    assert years == sorted(years, reverse=True)
    assert all(row["figure"] is None for row in everyone[len(years) :])


def test_a_row_of_the_list_is_the_record_but_for_what_only_the_record_has(client: TestClient) -> None:
    listed = client.get("/v1/donors?country=JPN").json()["data"][0]
    record = client.get(listed["links"]["self"]).json()["data"]

    assert set(record) - set(listed) == {"series", "other_figures"}
    assert {**listed, "type": "donor"} == {key: record[key] for key in listed}
    assert record["figure"] == record["series"][-1]
    assert record["other_figure_count"] == len(record["other_figures"])


def test_the_years_of_a_donor_are_counted_and_added_up(client: TestClient) -> None:
    usa = client.get("/v1/donors/usa").json()["data"]
    iraq = client.get("/v1/donors/irq").json()["data"]["stated"]

    assert [(one["year"], one["share"]["value"], one["rank"]["value"]) for one in usa["series"]] == [
        ("2013", "24.58", "1"),
        ("2014", "24.06", "1"),
        ("2015", "26.81", "1"),
        ("2016", "33.71", "1"),
        ("2017", "30.16", "1"),
        ("2018", "30.57", "1"),
        ("2019", "27.82", "1"),
        ("2020", "28.87", "1"),
        ("2021", "26.73", "1"),
        ("2022", "32.40", "1"),
        ("2023", "39.80", "1"),
        ("2024", "41.66", "1"),
    ]
    assert usa["series"][0]["change"] is None
    assert (usa["stated"]["years"], usa["stated"]["first_year"], usa["stated"]["last_year"]) == (12, "2013", "2024")
    assert Decimal(usa["stated"]["total"]["value"]) == sum(Decimal(one["value"]) for one in usa["series"])
    assert usa["stated"]["total"]["value"] == "8511149158.55"
    assert usa["stated"]["missing_years"] == []
    assert (iraq["years"], iraq["last_year"], "2024" in iraq["missing_years"]) == (2, "2020", True)


def test_a_year_whose_contributors_do_not_add_up_to_the_total_says_so(client: TestClient) -> None:
    account = figure(client, "fra", "2024")["account"]

    assert (account["total"]["value"], account["total"]["observation"]) == ("3709381946", "ceb-revenue-2024")
    assert (account["contributors"], account["sum"]["value"]) == (58, "2792541032")
    assert (account["difference"]["value"], account["agrees"]) == ("916840914", False)
    assert account["explanation"]["en"].startswith("The contributors recorded from this source add up to 75.28%")
    amounts = client.get(account["amounts"]).json()["data"]
    assert len(amounts) == 58
    assert sum(Decimal(row["figure"]["value"]) for row in amounts) == Decimal(account["sum"]["value"])


def test_a_donor_that_is_no_state_has_its_years_without_share_and_rank(client: TestClient) -> None:
    union = client.get("/v1/donors/european-union").json()["data"]

    last = union["series"][-1]
    assert (union["kind"], union["country"], union["name"]["ja"]) == ("party", None, "欧州連合(EU)")
    assert (last["value"], last["share"], last["rank"], last["account"]) == ("480027165", None, None, None)
    assert last["source"]["id"] == "ceb-nongov-revenue"
    assert (last["change"]["value"], last["change"]["percent"]["value"]) == ("40624633", "9.25")
    assert client.get(union["links"]["observations"]).json()["meta"]["total"] == 12


def test_what_else_is_stated_stands_apart_and_nothing_is_lost(client: TestClient) -> None:
    japan = client.get("/v1/donors/jpn").json()["data"]

    url = f"{japan['links']['observations']}&limit=500"
    stated = [one["id"] for page in walk(client, url) for one in page["data"]]
    shown = [one["observation"] for one in [*japan["series"], *japan["other_figures"]]]
    assert sorted(shown) == sorted(stated)
    assert {one["unit"] for one in japan["other_figures"]} == {"USD", "JPY"}
    voluntary = next(one for one in japan["other_figures"] if one["observation"] == "ceb-voluntary-jpn-2013")
    assert voluntary["qualifier"]["id"] == "voluntary"
    assert voluntary["display"] == {"ja": "4587万1029米ドル", "en": "USD 45,871,029"}
    assert voluntary["sources"] == ["ceb-donor-revenue"]
    assert [one["period"] for one in japan["other_figures"]] == sorted(one["period"] for one in japan["other_figures"])


def test_every_figure_on_a_contribution_to_iom_is_with_its_donor(client: TestClient) -> None:
    records = [client.get(f"/v1/donors/{row['id']}").json()["data"] for row in donors(client)]
    shown = [one["observation"] for record in records for one in [*record["series"], *record["other_figures"]]]

    kinds = {
        "assessed-contributions",
        "contracted-contributions",
        "contributions",
        "shared-contributions",
        "unearmarked-contributions",
    }
    stated = [
        one["id"] for one in OBSERVATIONS.values() if one["indicator"] in kinds and (one["country"] or one["party"])
    ]
    assert sorted(shown) == sorted(stated)


def test_every_donor_that_is_listed_can_be_opened_with_all_its_links(client: TestClient) -> None:
    for row in donors(client, "kind=party"):
        for link in row["links"].values():
            assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(
    "sort", [None, "year", "-year", "rank", "-rank", "amount", "-amount", "change", "-change", "-id"]
)
@pytest.mark.parametrize("year", ["", "&year=2023"])
def test_walking_donors_gives_each_once_in_order(client: TestClient, sort: str | None, year: str) -> None:
    order = f"&sort={sort}" if sort else ""
    whole = client.get(f"/v1/donors?limit=500{order}{year}").json()["data"]

    walked = [row for page in walk(client, f"/v1/donors?limit=7{order}{year}") for row in page["data"]]

    assert walked == whole
    assert len({row["id"] for row in walked}) == len(walked)
    if sort:
        keys = [_key(row, sort.removeprefix("-")) for row in walked]
        assert keys == sorted(keys, reverse=sort.startswith("-"))


def _key(row: dict[str, Any], name: str) -> Any:
    figure = row["figure"] or {"year": "", "rank": None, "change": None, "value_number": 0}
    return {
        "id": row["id"],
        "year": figure["year"],
        "rank": figure["rank"]["value_number"] if figure["rank"] else 1_000_000,
        "amount": figure["value_number"],
        "change": figure["change"]["value_number"] if figure["change"] else 0,
    }[name]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("year=2024&kind=country", 58),
        ("year=2024&kind=party", 7),
        ("year=2024&kind=country,party", 65),
        ("year=2024&country=USA,JPN", 2),
        ("year=2024&source=ceb-nongov-revenue", 7),
        ("country=USA", 1),
        ("kind=party", 12),
        ("year=2012", 0),
        ("country=PRK", 0),
    ],
)
def test_filters_find_what_they_say(client: TestClient, query: str, total: int) -> None:
    assert client.get(f"/v1/donors?{query}").json()["meta"]["total"] == total


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("year=2024&year=2023", 422),
        ("year=2023,2024", 422),
        ("year=0", 422),
        ("year=99999999999999999999", 422),
        ("year=%00", 422),
        ("kind=state", 422),
        ("kind=", 422),
        ("country=usa", 422),
        ("source=nobody", 422),
        ("sort=share", 422),
        ("date_from=2020", 400),
    ],
)
def test_what_is_malformed_is_refused(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/v1/donors?{query}").status_code == status


def test_a_kind_that_is_mistyped_is_answered_with_the_right_one(client: TestClient) -> None:
    error = client.get("/v1/donors?kind=countries").json()["errors"][0]

    assert (error["parameter"], error["allowed"], error["did_you_mean"]) == ("kind", ["country", "party"], "country")


def test_a_donor_is_found_in_capitals_and_an_unknown_one_is_not(client: TestClient) -> None:
    capitals, unknown = client.get("/v1/donors/USA"), client.get("/v1/donors/european-unoin")

    assert (capitals.status_code, capitals.headers["location"]) == (308, "/v1/donors/usa")
    assert unknown.status_code == 404
    assert unknown.json()["errors"][0]["did_you_mean"] == "european-union"
