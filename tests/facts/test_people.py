"""People and their offices."""

from starlette.testclient import TestClient


def test_the_office_and_the_day_must_fit_each_other(client: TestClient) -> None:
    """Amy Pope was deputy until 2023 and has been Director General since October 2023."""
    found = {
        (office, day): [
            person["id"] for person in client.get(f"/v1/people?office={office}&valid_on={day}&fields=id").json()["data"]
        ]
        for office in ("director-general", "deputy-director-general")
        for day in ("2022-06-01", "2024-06-01")
    }

    assert "amy-pope" not in found["director-general", "2022-06-01"]
    assert "amy-pope" in found["director-general", "2024-06-01"]
    assert "amy-pope" in found["deputy-director-general", "2022-06-01"]
    assert "amy-pope" not in found["deputy-director-general", "2024-06-01"]


def test_an_office_of_unknown_time_is_no_answer_and_a_warning_says_so(client: TestClient) -> None:
    answer = client.get("/v1/people?office=director-general&valid_on=2010-01-01").json()

    assert [person["id"] for person in answer["data"]] == ["william-swing"]
    assert [warning["code"] for warning in answer["meta"]["warnings"]] == ["undated-left-out"]
    assert answer["meta"]["warnings"][0]["message"]["en"].startswith("8 records ")


def test_an_office_that_may_have_ended_is_listed_with_a_warning(client: TestClient) -> None:
    answer = client.get("/v1/people?office=council-chair&valid_on=2025-01-01").json()

    ids = [person["id"] for person in answer["data"]]
    assert ids == ["alberto-berio", "justo-giusti", "morten-jespersen"]
    assert answer["meta"]["warnings"][0]["code"] == "open-end"
    assert answer["meta"]["warnings"][0]["ids"] == ids


def test_a_person_has_a_name_in_both_languages_and_offices_with_days(client: TestClient) -> None:
    person = client.get("/v1/people/william-swing").json()["data"]

    assert person["name"]["en"] == "William Lacy Swing"
    assert person["nationality"]["code"] == "USA"
    office = person["offices"][0]
    assert (office["office"], office["from"], office["to"]) == ("director-general", "2008-10-01", "2018-09")
    assert (office["date_start"], office["date_end"], office["precision"]) == ("2008-10-01", "2018-09-30", "day")
