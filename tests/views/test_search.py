"""Search: what is found first, what is found at all, and where it stands."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.core.documents import values_at
from app.core.matching import BETWEEN_FOLDED, BETWEEN_TEXTS
from app.core.paging import Cursor, fingerprint
from app.core.resource import Resource
from app.facts.resources import RESOURCES, SEARCHED
from app.views.search.marking import MAX_RANGES, MAX_SNIPPETS, Texts, snippets
from tests.contract.requests import COLLECTIONS
from tests.views.search_queries import FIRST_FOUND

MAX_STATEMENTS = 6
"""One that counts, and one for each way of finding."""

HOSTILE = [
    "AND",
    "OR NOT NEAR",
    "NEAR(a b, 3)",
    "title:IOM",
    "{title} : IOM",
    "IOM*",
    "^IOM",
    "-IOM +IOM",
    'IOM"',
    '"IOM" "',
    '"" IOM',
    "((IOM",
    "'; DROP TABLE search; --",
    "IOM\x00Japan",
    "IOM 🗾 移",
    "＂IOM＂",
    "%",
    "_",
    "a " * 100,
    "移 " * 100,
    '"' * 200,
    "移" * 200,
    "\u202eIOM",
    "ﾟ" * 200,
    "e\u0301" * 100,
    "𠮷野",
]
"""Texts that are programs to some search engine, or nothing at all."""


def search(client: TestClient, q: str, **query: Any) -> dict[str, Any]:
    answer = client.get("/v1/search", params={"q": q, **query})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def walk(client: TestClient, url: str, **query: Any) -> Iterator[dict[str, Any]]:
    """Follow `links.next` to the end and yield the records."""
    page = client.get(url, params=query).json()
    yield from page["data"]
    while "next" in page["links"]:
        page = client.get(page["links"]["next"]).json()
        yield from page["data"]


@pytest.mark.parametrize(("q", "first"), FIRST_FOUND.items())
def test_what_is_meant_comes_first(client: TestClient, q: str, first: str) -> None:
    assert search(client, q)["data"][0]["links"]["self"] == first


def test_the_list_of_what_people_ask_is_long_enough() -> None:
    assert len(FIRST_FOUND) >= 60


def test_former_names_find_their_history_after_the_organization(client: TestClient) -> None:
    found = {name: [hit["id"] for hit in search(client, name)["data"]] for name in ("ICEM", "ICM", "PICMME")}

    assert found["ICEM"][0] == "iom"
    assert "renamed-icem-1952" in found["ICEM"]
    assert found["ICM"][:2] == ["iom", "renamed-icm-1980"]
    assert found["PICMME"][:3] == ["iom", "picmme-created-1951", "picmme-first-session-1951"]


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
    hits = list(walk(client, "/v1/search", q=q, limit=100))

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


@pytest.mark.parametrize("q", ["移", "国連", "Japan", "budget 2025", "フォーラム"])
def test_walking_the_finds_gives_each_once_in_order(client: TestClient, q: str) -> None:
    hits = list(walk(client, "/v1/search", q=q, limit=17))

    total = search(client, q)["meta"]["total"]
    ways = [["whole-name", "name", "text", "elsewhere"].index(hit["found_in"]) for hit in hits]
    assert len(hits) == total > 17
    assert len({hit["links"]["self"] for hit in hits}) == total
    assert ways == sorted(ways)
    types = [resource.type_name for resource in SEARCHED]
    last = [types.index(hit["type"]) for hit in hits if hit["found_in"] == "elsewhere"]
    assert last == sorted(last)


def test_facets_count_all_kinds_whatever_was_asked(client: TestClient) -> None:
    everything = search(client, "国連")["meta"]
    events = search(client, "国連", type="history-event,forum-event")["meta"]

    assert sum(facet["count"] for facet in everything["facets"]) == everything["total"] == 615
    assert events["facets"] == everything["facets"]
    assert events["total"] == 84
    assert {"type": "history-event", "count": 26} in events["facets"]


def test_a_kind_asked_for_twice_is_counted_once(client: TestClient) -> None:
    assert search(client, "国連", type="member,person,person")["meta"]["total"] == 1


def test_fields_cut_a_find_down(client: TestClient) -> None:
    data = search(client, "ICEM", limit=1, fields="name.en,matched.field")["data"]

    assert data == [
        {
            "type": "organization",
            "id": "iom",
            "name": {"en": "International Organization for Migration"},
            "matched": [{"field": "other_names"}, {"field": "names.citations.as_stated"}],
        }
    ]


@pytest.mark.parametrize(
    ("q", "meant"),
    [
        ("Rohingia", "Rohingya"),
        ("Vitorinho", "Vitorino"),
        ("ﾛﾋﾝｷﾞｬｰ難民危機", "ロヒンギャ難民危機"),
        ("Rohingia appeal", "Rohingya appeal"),
        ("Bruxelles migration conference", "Brussels migration conference"),
        ("国連 ロヒンキャ", "国連 ロヒンギャ"),
        ("宮路 ロヒンキャ", None),
        ("アンモニア", None),
        ("qqqq xxxx", None),
        ("Rohingia - ?", "Rohingya"),
        ("難民 - 宮路拓真", None),
        ("one two three four five six seven", None),
    ],
)
def test_a_mistyped_word_is_answered_with_what_was_meant(client: TestClient, q: str, meant: str | None) -> None:
    answer = search(client, q)

    assert (answer["data"], answer["meta"]["total"], answer["meta"]["facets"]) == ([], 0, [])
    assert answer["meta"]["did_you_mean"] == meant
    assert answer["meta"]["coverage"]["reason"] == "no-record"
    if meant:
        assert search(client, meant)["meta"]["total"] > 0


def test_what_other_kinds_have_is_told(client: TestClient) -> None:
    meta = search(client, "宮路", type="member")["meta"]

    assert (meta["total"], meta["did_you_mean"]) == (0, None)
    assert meta["coverage"]["reason"] == "filtered-out"
    assert meta["coverage"]["hint"]["en"] == (
        "No record of this type has it, but others have: person (1), history-event (1), forum-event (1), claim (2), "
        "source (1)."
    )
    assert search(client, "宮路")["meta"]["coverage"] is None


@pytest.mark.parametrize("q", HOSTILE)
@pytest.mark.parametrize("path", ["/v1/search", "/v1/history-events"])
def test_hostile_texts_are_answered(client: TestClient, path: str, q: str) -> None:
    answer = client.get(path, params={"q": q})

    assert answer.status_code in (200, 422)
    if answer.status_code == 200:
        assert answer.json()["meta"]["query"]["q"] == q
        assert client.get(answer.json()["links"]["self"]).json() == answer.json()


@pytest.mark.usefixtures("uncounted")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=st.text(max_size=220))
@pytest.mark.parametrize("path", ["/v1/search", "/v1/sources"])
def test_any_text_is_answered(client: TestClient, path: str, q: str) -> None:
    answer = client.get(path, params={"q": q})

    assert answer.status_code in (200, 422)


def test_operators_are_words_like_others(client: TestClient) -> None:
    assert search(client, "IOM* ^IOM (IOM)")["meta"]["total"] == search(client, "IOM")["meta"]["total"]
    assert search(client, "Japan NOT Korea", type="member")["meta"]["total"] == 0


def test_a_text_without_anything_to_find_is_refused_in_both_languages(client: TestClient) -> None:
    details = {
        language: client.get("/v1/search?q=!?", headers={"Accept-Language": language}).json()["errors"][0]
        for language in ("ja", "en")
    }

    assert details["ja"]["detail"] == "検索する語がありません。文字か数字を一つ以上指定してください。"
    assert details["en"]["detail"] == (
        "There is nothing to search for: give at least one letter, number or Japanese character."
    )
    assert details["en"]["parameter"] == "q"


def test_a_question_left_out_is_told_without_a_value(client: TestClient) -> None:
    problem = client.get("/v1/search?release=2026.11.0").json()

    assert problem["detail"] == "Invalid value of q: This parameter is required."


def test_a_long_text_is_refused_with_the_bound(client: TestClient) -> None:
    error = client.get("/v1/search", params={"q": "a" * 10_000}).json()["errors"][0]

    assert error["detail"] == "'" + "a" * 78 + "…: Longer than 200 characters."


@pytest.mark.parametrize("after", [[0, 2**63], [2**80, 0], [0], [0, 0, 0], ["0", 0], [0, None]])
def test_a_made_up_cursor_is_refused(client: TestClient, after: list[Any]) -> None:
    question = "/v1/search" + str({"q": "IOM"})
    cursor = Cursor("2026.11.0", fingerprint(question), tuple(after)).encoded()

    assert client.get("/v1/search", params={"q": "IOM", "cursor": cursor}).status_code == 422


def test_a_cursor_of_another_text_is_refused(client: TestClient) -> None:
    cursor = search(client, "国連")["links"]["next"].partition("cursor=")[2]

    answer = client.get(f"/v1/search?q=移民&cursor={cursor}")

    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "cursor")


@pytest.mark.usefixtures("uncounted")
@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_every_record_is_found_by_its_own_names(client: TestClient, resource: Resource) -> None:
    records = client.get(resource.collection, params={"limit": 500} if resource in COLLECTIONS else {}).json()["data"]
    for record in (records if isinstance(records, list) else [records])[:: max(1, len(records) // 25)]:
        for path in ("name.ja", "name.en", "title.ja", "title.en", "title", "statement.ja", "statement.en", "id"):
            for name in values_at(record, path):
                if isinstance(name, str) and len(name) <= 200:
                    hits = search(client, name, type=resource.type_name, limit=100, fields="id")
                    ids = [hit["id"] for hit in hits["data"]]
                    assert record["id"] in ids, name


@pytest.mark.parametrize("resource", COLLECTIONS, ids=lambda resource: resource.path)
@pytest.mark.parametrize("q", ["移", "国連", "日本", "ﾌｫｰﾗﾑ", "Japan", '"budget cuts"', "IOM 2025", "加盟"])
def test_q_on_a_collection_finds_what_search_finds_there(client: TestClient, resource: Resource, q: str) -> None:
    searched = [hit["id"] for hit in walk(client, "/v1/search", q=q, type=resource.type_name, limit=100, fields="id")]

    answer = client.get(resource.collection, params={"q": q, "limit": 1}).json()
    filtered = [record["id"] for record in walk(client, resource.collection, q=q, limit=500, fields="id")]

    assert sorted(filtered) == sorted(searched)
    assert answer["meta"]["total"] == len(filtered)
    assert answer["meta"]["query"]["q"] == q


def test_q_joins_other_filters_orders_and_pages(client: TestClient) -> None:
    query = {"q": "日本", "indicator": "contributions", "sort": "-value", "limit": 9}

    records = list(walk(client, "/v1/observations", **query))

    every = walk(client, "/v1/observations", **{**query, "q": "Contributions"})
    found = {record["id"] for record in walk(client, "/v1/observations", q="日本", limit=500)}
    assert [record["id"] for record in records] == [record["id"] for record in every if record["id"] in found]
    assert len(records) > 20


def test_q_finds_within_what_rests_on_a_source(client: TestClient) -> None:
    everything = client.get("/v1/sources/un-a51-232/facts").json()
    observers = client.get("/v1/sources/un-a51-232/facts", params={"q": "observer"}).json()

    assert 0 < observers["meta"]["total"] < everything["meta"]["total"]
    assert all(fact in everything["data"] for fact in observers["data"])


def test_q_that_finds_nothing_says_so(client: TestClient) -> None:
    meta = client.get("/v1/members?q=宮路").json()["meta"]

    assert (meta["total"], meta["coverage"]["reason"]) == (0, "no-record")
    assert meta["coverage"]["hint"]["en"] == "No record here matches q, whatever the other filters."


@pytest.mark.parametrize("q", ["IOM", "移", "国連 移民 日本", "qqqq"])
def test_search_takes_few_statements_however_much_is_found(client: TestClient, q: str, sql: list[str]) -> None:
    search(client, q, limit=100)

    # The full-text engine reads its own tables by statements, which are traced too.
    ours = [statement for statement in sql if "FROM search " in statement or "FROM search_word" in statement]
    assert len(ours) <= MAX_STATEMENTS, ours


def test_what_is_written_is_searched_in_an_order_of_its_own() -> None:
    written = SEARCHED[: len(RESOURCES)]

    assert set(written) == set(RESOURCES)
    assert written[0].path == "organization"
    assert written[-1].path == "sources"
