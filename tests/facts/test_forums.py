"""Forums: the Japanese integration forum, edition by edition."""

from starlette.testclient import TestClient


def test_the_japanese_forum_is_there_edition_by_edition(client: TestClient) -> None:
    answer = client.get("/v1/forum-events?series=japan-integration-forum").json()

    assert [event["edition"] for event in answer["data"]] == [None, *range(1, 22)]
    assert answer["meta"]["total"] == 22


def test_the_twentieth_edition_is_told_in_both_languages(client: TestClient) -> None:
    events = client.get("/v1/forum-events?series=japan-integration-forum&edition=20").json()["data"]

    assert len(events) == 1
    event = events[0]
    assert event["theme"]["ja"] == "共生社会実現に向けた自治体間の国内外連携"
    assert event["theme"]["en"].startswith("Domestic and International Municipal Collaboration")
    assert [supporter["ja"] for supporter in event["supporters"]] == [
        "総務省",
        "千代田区",
        "一般財団法人自治体国際化協会(クレア)",
    ]
    assert event["speakers"][0] == {
        "title": {"ja": "外務副大臣", "en": "State Minister for Foreign Affairs"},
        "role": "opening",
        "name": {"ja": "宮路拓馬", "en": "Takuma Miyaji"},
        "person": "takuma-miyaji",
    }
    assert event["speakers"][2]["name"] == {"ja": "Rita Marascalchi", "en": "Rita Marascalchi"}
    assert event["speakers"][2]["person"] is None
    assert len(event["concerns"]) == 4
    assert event["attendance"] == 270
    assert (event["mode"], event["country"]["code"]) == ("hybrid", "JPN")
    assert event["series"]["name"]["ja"] == "外国人の受入れと社会統合のための国際フォーラム"


def test_a_speaker_is_found_by_either_name_or_by_id(client: TestClient) -> None:
    found = [
        client.get("/v1/forum-events", params={"speaker": name, "fields": "id"}).json()["data"]
        for name in ("Takuma Miyaji", "宮路拓馬", "takuma-miyaji")
    ]

    assert found[0] == found[1] == found[2]
    assert {"type": "forum-event", "id": "japan-forum-20-2025"} in found[0]


def test_a_series_knows_its_editions(client: TestClient) -> None:
    series = client.get("/v1/forum-series/japan-integration-forum").json()["data"]

    assert series["event_count"] == 22
    assert client.get(series["links"]["events"]).json()["meta"]["total"] == 22
