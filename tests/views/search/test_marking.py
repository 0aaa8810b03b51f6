"""Where a find has what was asked for."""

import re

import pytest
from starlette.testclient import TestClient

from app.core.matching import BETWEEN_FOLDED, BETWEEN_TEXTS
from app.views.search.marking import MAX_RANGES, MAX_SNIPPETS, Texts, snippets
from tests.views.search.asking import records_of, search


def test_a_find_is_shown_with_its_places_in_both_languages(client: TestClient) -> None:
    answer = search(client, "Pope ポープ", type="person", limit=1)

    assert answer["data"] == [
        {
            "type": "person",
            "id": "amy-pope",
            "name": {"ja": "エイミー・ポープ", "en": "Amy E. Pope"},
            "found_in": "name",
            "matched": [
                {"field": "name.ja", "text": "エイミー・ポープ", "ranges": [[5, 8]]},
                {"field": "name.en", "text": "Amy E. Pope", "ranges": [[7, 11]]},
                {"field": "id", "text": "amy-pope", "ranges": [[4, 8]]},
                {
                    "field": "citations.note.ja",
                    "text": answer["data"][0]["matched"][3]["text"],
                    "ranges": answer["data"][0]["matched"][3]["ranges"],
                },
            ],
            "links": {
                "self": "/v1/people/amy-pope",
                "permalink": "/v1/people/amy-pope?release=2026.11.0",
                "cite": "/v1/people/amy-pope/cite",
                "html": "/v1/people/amy-pope.html",
                "collection": "/v1/people",
                "schema": "/schemas/person.json",
            },
        }
    ]
    assert answer["meta"]["query"] == {"q": "Pope ポープ", "type": ["person"], "limit": 1}


@pytest.mark.parametrize(
    ("q", "type_name", "marked"),
    [
        ("ﾎﾟｰﾌﾟ", "person", "ポープ"),
        ("エイミーポープ", "person", "エイミー・ポープ"),
        ("國際", "organization", "国際"),
        ("国連の関連機関", "history-event", "国連関連機関"),
        ("state", "claim", "states"),
        ("cote d'ivoire", "member", "Côte"),
        ("20000", "claim", "20,000"),
        ('"budget cuts"', "source", "budget cuts"),
        ("移", "activity", "移"),
        ("JPN", "member", "JPN"),
    ],
)
def test_ranges_mark_what_was_asked_for_as_it_is_written(
    client: TestClient, q: str, type_name: str, marked: str
) -> None:
    first = search(client, q, type=type_name, limit=1)["data"][0]["matched"][0]

    start, end = first["ranges"][0]
    assert first["text"][start:end] == marked


@pytest.mark.parametrize("q", ["移", "国連", "Japan", "the of", "IOM 1951", "フォーラム 外国人"])
def test_every_find_shows_where_it_was_found(client: TestClient, q: str) -> None:
    hits = list(records_of(client, "/v1/search", q=q, limit=100))

    assert hits
    for hit in hits:
        assert 1 <= len(hit["matched"]) <= MAX_SNIPPETS, hit["id"]
        for snippet in hit["matched"]:
            assert 1 <= len(snippet["ranges"]) <= MAX_RANGES
            ends = [0, *(edge for one in snippet["ranges"] for edge in one), len(snippet["text"])]
            assert ends == sorted(ends)
            assert len(snippet["text"]) <= 202


def one(text: str) -> Texts:
    """Keep one text, which is folded already."""
    return Texts("summary.ja", text, text)


def test_a_long_text_is_cut_around_the_first_place() -> None:
    text = "あ" * 300 + "国連と" + "い" * 300

    begin = snippets(one("国連と" + "い" * 300), [re.compile("国連")])
    middle = snippets(one(text), [re.compile("国連")])
    end = snippets(one("あ" * 300 + "国連"), [re.compile("国連")])

    assert begin == [{"field": "summary.ja", "text": "国連と" + "い" * 197 + "…", "ranges": [(0, 2)]}]
    assert middle == [
        {"field": "summary.ja", "text": "…" + "あ" * 60 + "国連と" + "い" * 137 + "…", "ranges": [(61, 63)]}
    ]
    assert end == [{"field": "summary.ja", "text": "…" + "あ" * 198 + "国連", "ranges": [(199, 201)]}]


def test_a_place_that_the_cut_divides_ends_with_the_text() -> None:
    text = "国連" + "あ" * 197 + "国連" + "国連"

    (snippet,) = snippets(one(text), [re.compile("国連")])

    assert len(snippet["text"]) == 201
    assert snippet["ranges"] == [(0, 2), (199, 200)]


def test_texts_that_add_a_word_come_before_those_that_repeat_one() -> None:
    texts = ["国連"] * 4 + ["移民"]
    kept = Texts(BETWEEN_TEXTS.join("abcde"), BETWEEN_TEXTS.join(texts), BETWEEN_FOLDED.join(texts))

    shown = snippets(kept, [re.compile("国連"), re.compile("移民")])

    assert [snippet["field"] for snippet in shown] == ["a", "e", "b", "c"]


def test_texts_that_do_not_have_the_words_show_nothing() -> None:
    assert snippets(one("国連"), [re.compile("移民")]) == []
