"""Single values as pages write them."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.facts.resources import COLLECTIONS
from app.main import create_app
from app.settings import Settings
from app.views.pages.dates import run, span
from app.views.pages.described import Described, described
from app.views.pages.pieces import Piece
from app.views.pages.reader import Reader
from app.views.pages.vocabulary import Vocabulary, written
from app.views.pages.wording import NEVER

READER = Reader("en", Vocabulary([], {"JPN": {"ja": "日本", "en": "Japan"}}), frozenset({"jpn"}))
JAPAN = Piece("Japan", "/en/members/jpn", "JPN")


@pytest.mark.parametrize(
    ("key", "value", "below", "piece"),
    [
        ("founding", True, Described(), Piece("Yes")),
        ("attendance", 1270, Described(), Piece("1,270")),
        ("year", 1951, Described(), Piece("1951")),
        ("donor", "JPN", Described(code_list="countries"), JAPAN),
        ("uncertain", "jpn", Described(collection="members"), JAPAN),
        ("record_type", "member", Described(), Piece("Members")),
        ("observation", {"id": "a", "link": "/v1/observations/a"}, Described(), Piece("a", "/en/observations/a")),
        ("spread", "71100000.5", Described(), Piece("71,100,000.5")),
        ("id", "2020", Described(), Piece("2020")),
        ("adopted", "1953-10", Described(), Piece("October 1953")),
        (
            "country",
            {"code": "FRA", "name": {"ja": "フランス", "en": "France"}},
            Described(),
            Piece("France", "", "FRA"),
        ),
        ("kind", "news-agency", Described(), Piece("News agency")),
    ],
)
def test_a_value_is_written_for_people(key: str, value: Any, below: Described, piece: Piece) -> None:
    assert READER.piece(key, value, below) == piece


@pytest.mark.parametrize(
    ("start", "end", "english", "japanese"),
    [
        ("2025-09-09", None, "9 September 2025", "2025年9月9日"),
        ("2022-10-24", "2022-10-25", "24 and 25 October 2022", "2022年10月24~25日"),
        ("2022-10-24", "2022-10-28", "24 – 28 October 2022", "2022年10月24~28日"),
        ("1951-12-05", "1952-10", "5 December 1951 – October 1952", "1951年12月5日から1952年10月まで"),
    ],
)
def test_dates_are_written_in_words(start: str, end: str | None, english: str, japanese: str) -> None:
    assert (run(start, end, "en"), run(start, end, "ja")) == (english, japanese)


@pytest.mark.parametrize(
    ("start", "end", "english", "japanese"),
    [
        ("1993", None, "from 1993", "1993年から"),
        (None, "1967-03", "until March 1967", "1967年3月まで"),
        (None, None, "", ""),
    ],
)
def test_an_open_end_is_not_said_to_last(start: str | None, end: str | None, english: str, japanese: str) -> None:
    assert (span(start, end, "en"), span(start, end, "ja")) == (english, japanese)


def test_every_field_has_a_name_in_both_languages() -> None:
    def keys(below: Described) -> set[str]:
        found = {key for key in below.below if set(below.below) != {"ja", "en"}}
        return found.union(*(keys(one) for one in below.below.values()))

    shown = set[str]().union(*(keys(described(one.shape)) for one in COLLECTIONS)) - NEVER
    links = {"self", "permalink", "schema", "cite", "collection", "html"}

    assert shown - links - set(written("labels")) - {"display", "end_date", "spread_percent_number"} == set()


def test_problems_are_explained_without_a_store(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(store=tmp_path / "none.sqlite"))) as client:
        page = client.get("/problems/store-unavailable", headers={"Accept": "text/html", "Accept-Language": "ja"})

    assert page.status_code == 200
    assert "データを準備中" in page.text
