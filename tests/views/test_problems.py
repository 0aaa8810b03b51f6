"""The pages that explain problems."""

import pytest
from starlette.testclient import TestClient

from app.core.problem_types import PROBLEM_TYPES

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("slug", PROBLEM_TYPES)
def test_every_problem_has_a_page_in_each_language(client: TestClient, slug: str) -> None:
    page = client.get(f"/problems/{slug}", headers=BROWSER)
    data = client.get(f"/problems/{slug}")

    kind = PROBLEM_TYPES[slug]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["vary"] == "Accept, Accept-Language, Accept-Encoding"
    assert data.headers["vary"] == "Accept, Accept-Encoding"
    assert page.headers["etag"] != data.headers["etag"]
    assert kind.title.en in page.text
    assert kind.title.ja in client.get(f"/ja/problems/{slug}").text
    assert data.json()["data"]["explanation"] == {"ja": kind.explanation.ja, "en": kind.explanation.en}


def test_the_list_has_every_problem(client: TestClient) -> None:
    page = client.get("/problems", headers=BROWSER)

    assert [kind["type"] for kind in client.get("/problems").json()["data"]] == [
        f"/problems/{slug}" for slug in PROBLEM_TYPES
    ]
    assert all(f'href="/en/problems/{slug}"' in page.text for slug in PROBLEM_TYPES)


def test_a_mistyped_problem_is_answered_with_the_right_one(client: TestClient) -> None:
    answer = client.get("/problems/notfound")

    assert answer.json()["errors"][0]["did_you_mean"] == "not-found"
