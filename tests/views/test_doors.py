"""The doors."""

from starlette.testclient import TestClient

from app.facts.resources import RESOURCES


def test_the_door_lists_every_collection_with_its_size(client: TestClient) -> None:
    door = client.get("/v1").json()["data"]

    assert [one["path"] for one in door["collections"]] == [resource.collection for resource in RESOURCES]
    members = next(one for one in door["collections"] if one["path"] == "/v1/members")
    assert members["count"] == 183
    assert members["first_day"] == "1951-12-01"
    assert members["last_day"] is None


def test_the_front_door_opens_on_the_same_room(client: TestClient) -> None:
    assert client.get("/").json()["data"] == client.get("/v1").json()["data"]


def test_every_example_of_the_door_exists(client: TestClient) -> None:
    for one in client.get("/v1").json()["data"]["collections"]:
        assert client.get(one["example"]).status_code == 200, one["example"]
