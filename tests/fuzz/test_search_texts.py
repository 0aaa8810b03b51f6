"""Search texts: any piece of a name finds what bears it, and no text is more than text."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.core.grams import fold, grams
from app.core.matching import question_of

pytestmark = pytest.mark.usefixtures("uncounted")

NOISE = st.text("、。「」!?*()^:+-~&|<>'\\%_;/\u3000 ", max_size=6)
PEOPLE = "/v1/people"
EVENTS = "/v1/history-events"

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from('か゛ﾞ゚ﾟﾊー-・=.,1aAé國ヶ々„“ǅßﬁ①㌔"ヽ')), max_size=40
)


@pytest.fixture(scope="module")
def events(client: TestClient) -> list[dict[str, Any]]:
    """All history events, as they are served."""
    found: list[dict[str, Any]] = client.get(EVENTS, params={"limit": 500}).json()["data"]
    return found


def found_by(client: TestClient, question: str) -> list[str]:
    page = client.get(EVENTS, params={"q": question, "limit": "500", "fields": "id"})
    assert page.status_code == 200, page.text
    return [record["id"] for record in page.json()["data"]]


@given(st.data())
def test_any_piece_of_japanese_finds_its_record(
    client: TestClient, events: list[dict[str, Any]], data: st.DataObject
) -> None:
    event = data.draw(st.sampled_from(events))
    runs = re.findall("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]+", event["title"]["ja"])
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    piece = run[start : data.draw(st.integers(start + 1, len(run)))]

    assert event["id"] in found_by(client, piece)


@given(st.data())
def test_any_words_find_their_record_whatever_stands_between(
    client: TestClient, events: list[dict[str, Any]], data: st.DataObject
) -> None:
    event = data.draw(st.sampled_from(events))
    words = re.findall(r"(?<![^\W_])[A-Za-z]{2,}(?![^\W_])", event["title"]["en"])
    some = data.draw(st.lists(st.tuples(NOISE, st.sampled_from(words)), min_size=1, max_size=4))
    question = "".join(f"{noise} {word.upper()}" for noise, word in some)

    assert event["id"] in found_by(client, question)


@given(TEXTS)
def test_a_text_finds_something_or_nothing_or_is_refused(client: TestClient, text: str) -> None:
    answer = client.get("/v1/search", params={"q": text, "limit": "5"})

    assert answer.status_code == (200 if question_of(text).terms else 422)


@given(TEXTS)
def test_terms_are_made_of_what_an_index_has_of_the_text(text: str) -> None:
    known = set(grams(text))

    for term in question_of(text).terms:
        for spelling in term.spellings[:1]:
            for part in spelling:
                assert set(grams(part.text)) <= known | {part.text[-1:]} or part.text in known, (part, known)


@given(TEXTS)
def test_a_folded_text_is_folded_to_itself(text: str) -> None:
    assert grams(fold(fold(text))) == grams(fold(text))


@given(TEXTS)
def test_an_expression_is_quoted_tokens_and_nothing_else(text: str) -> None:
    expression = question_of(text).expression

    rest = re.sub(r'"[^"\s]+(?: [^"\s]+)*"\*?', "T", expression)
    assert re.fullmatch(r"(?:(?:T|\(T OR T\))(?: AND (?:T|\(T OR T\)))*)?", rest), expression
