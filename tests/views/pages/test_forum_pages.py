"""The pages of forums: every series with its count, and the Japanese series edition by edition."""

import re

import pytest
from starlette.testclient import TestClient

from tests.views.pages.reading import data_of, links_of, page_of, part_of

LANGUAGES = ("ja", "en")
JAPANESE = "japan-integration-forum"


def editions_in(page: str) -> list[str]:
    return page.partition('<ol class="rows editions">')[2].partition("</ol>")[0].split('<li><p class="row-when">')[1:]


@pytest.mark.parametrize("path", ["forum-series", "forum-events"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_series_stand_there_with_their_counts(client: TestClient, path: str, language: str) -> None:
    table = part_of(page_of(client, f"/{language}/{path}"), "series")

    series = data_of(client, "/v1/forum-series?limit=500")
    assert table.count('<th scope="row">') == len(series)
    assert table.index(f"/{language}/forum-series/{JAPANESE}") < table.index(f"/{language}/forum-series/iom-council")
    for one in series:
        row = table.partition(f'href="/{language}/forum-series/{one["id"]}">{one["name"][language]}</a>')[2]
        count = f'<a href="/{language}/forum-events?series={one["id"]}">{one["event_count"]}</a>'
        assert count in row.partition("</tr>")[0]
        assert client.get(f"/v1/forum-events?series={one['id']}").json()["meta"]["total"] == one["event_count"]


@pytest.mark.parametrize("path", ["/forum-series", f"/forum-series/{JAPANESE}"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_japanese_series_is_told_edition_by_edition(client: TestClient, path: str, language: str) -> None:
    rows = editions_in(page_of(client, f"/{language}{path}"))

    events = data_of(client, f"/v1/forum-events?series={JAPANESE}&sort=-date&limit=500")
    assert len(rows) == len(events) == 22
    for event, row in zip(events, rows, strict=True):
        number = f"第{event['edition']}回" if language == "ja" else f"No. {event['edition']}"
        assert (f"<b>{number}</b>" in row) is (event["edition"] is not None)
        assert f'<a href="/{language}/forum-events/{event["id"]}">{event["name"][language]}</a>' in row
        assert event["theme"][language] in row
        assert event["date"][:4] in row.partition("</p>")[0]
        assert event["attendance"] is None or f"{event['attendance']:,}" in row
        assert f'href="/{language}/forum-events/{event["id"]}#sources"' in row


@pytest.mark.parametrize("language", LANGUAGES)
def test_speakers_are_named_with_their_posts(client: TestClient, language: str) -> None:
    rows = editions_in(page_of(client, f"/{language}/forum-series"))

    events = data_of(client, f"/v1/forum-events?series={JAPANESE}&sort=-date&limit=500")
    roles = {one["id"]: one["label"][language] for one in data_of(client, "/v1/code-lists/speaker-roles")["values"]}
    for event, row in zip(events, rows, strict=True):
        assert row.count("<li><b>") == len(event["speakers"])
        for speaker in event["speakers"]:
            name = speaker["name"][language]
            linked = f'<a href="/{language}/people/{speaker["person"]}">{name}</a>' if speaker["person"] else name
            told = f"<li><b>{linked}</b> {speaker['title'][language]} <span"
            assert re.search(re.escape(told) + rf"[^>]*>{re.escape(roles[speaker['role']])}</span>", row)


@pytest.mark.parametrize("series", ["iom-council", "bali-process", "japan-iom-meetings"])
def test_every_series_has_its_editions_on_its_page(client: TestClient, series: str) -> None:
    rows = editions_in(page_of(client, f"/en/forum-series/{series}"))

    events = data_of(client, f"/v1/forum-events?series={series}&sort=-date&limit=500")
    assert [links_of(row)[0] for row in rows] == [f"/en/forum-events/{one['id']}" for one in events]


def test_editions_with_other_dates_say_so(client: TestClient) -> None:
    disputed = [one for one in data_of(client, "/v1/forum-events?limit=500") if one["other_dates"]]

    assert disputed
    for event in disputed:
        page = page_of(client, f"/en/forum-series/{event['series']['id']}")
        assert f'<a class="level disputed" href="/en/forum-events/{event["id"]}#differ">' in page
        assert 'id="differ"' in page_of(client, f"/en/forum-events/{event['id']}")


@pytest.mark.parametrize("path", ["/ja/forum-series?q=IOM", "/ja/forum-events?country=JPN"])
def test_a_part_of_the_series_has_no_overview(client: TestClient, path: str) -> None:
    page = page_of(client, path)

    assert 'class="rows editions"' not in page
    assert "<table" not in page


def test_a_series_of_some_fields_still_has_a_page(client: TestClient) -> None:
    assert len(editions_in(page_of(client, f"/en/forum-series/{JAPANESE}?fields=name"))) == 22
