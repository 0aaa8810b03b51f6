"""What is said where nothing is found."""

import pytest
from starlette.testclient import TestClient

from tests.views.search.asking import search


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
