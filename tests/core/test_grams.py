"""Texts and questions are taken apart in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.grams import MAX_CHARACTERS_KEPT, _Folding, fold, folded_with_origins, grams, keeps_places, singular
from app.core.kanji import MODERN
from app.core.matching import question_of

# Characters that search treats in a special way, among others.
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("か゛ﾞ゚ﾟﾊー-・=.,1aAé國ヶ々„“ǅßﬁ①㌔")))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ﾌｫｰﾗﾑ", "フォーラム"),
        ("ﾎﾟｰﾌﾟ", "ポープ"),
        ("がか\u3099\u309a", "ガガ"),
        ("\u3099", ""),
        ("゛x", " x"),
        ("ふぉーらむ", "フォーラム"),
        ("フォ−ラム フォ―ラム--", "フォーラム フォーラム--"),
        ("國際 澤 廣 會 髙﨑 渡邉", "国際 沢 広 会 高崎 渡辺"),
        ("１９５１年", "1951年"),
        ("ＩＯＭ", "iom"),
        ("António Vojáčková Łódź", "antonio vojackova lodz"),
        ("ЖЕНЕВА", "женева"),
        ("إِلَى", "الى"),
        ("エイミー・ポープ", "エイミーポープ"),
        ("デ・ソウザ=ゴメス", "デソウザゴメス"),
        ("日本・韓国", "日本・韓国"),
        ("20,000 and 1,2", "20000 and 1,2"),
        ("U.S.A. e.g. x.y1", "usa. eg. x.y1"),
        ("175ヵ国 175ヶ国 175か国", "175カ国 175カ国 175カ国"),
        ("zero\u200bwidth", "zerowidth"),
        ("ß ﬁ", "ss fi"),
    ],
)
def test_what_looks_otherwise_is_folded_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("国連の関連機関", ["国連", "連ノ", "ノ関", "関連", "連機", "機関", "関"]),
        ("移", ["移"]),
        ("第20回フォーラム", ["第", "20", "回フ", "フォ", "ォー", "ーラ", "ラム", "ム"]),
        ("Member States, budget cuts", ["member", "state", "budget", "cut"]),
        ("un_related d'Ivoire", ["un", "related", "d", "ivoire"]),
        ("한국어 ภาษาไทย", ["한국", "국어", "어", "ภา", "าษ", "ษา", "าไ", "ไท", "ทย", "ย"]),
        ("«Женева»", ["женева"]),
        ("🗾 !?", []),
    ],
)
def test_japanese_becomes_bigrams_and_the_rest_words(text: str, found: list[str]) -> None:
    assert grams(text) == found


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("cuts", "cut"),
        ("countries", "country"),
        ("ties", "tie"),
        ("losses", "loss"),
        ("searches", "search"),
        ("status", "status"),
        ("congress", "congress"),
        ("crisis", "crisis"),
        ("us", "us"),
        ("gas", "gas"),
        ("женевыs", "женевыs"),
    ],
)
def test_regular_plurals_are_one_with_their_singular(word: str, one: str) -> None:
    assert singular(word) == one


@given(TEXTS)
def test_folding_a_folded_text_changes_nothing_that_is_compared(text: str) -> None:
    assert grams(fold(text)) == grams(text)


@given(TEXTS)
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded, origins = folded_with_origins(text)

    assert folded == fold(text)
    assert len(origins) == len(folded) + 1
    assert origins == sorted(origins)
    assert origins[-1] == len(text)
    if keeps_places(text, folded):
        assert origins == list(range(len(text) + 1))


def test_a_text_whose_characters_move_is_told_from_others() -> None:
    assert keeps_places("国連のIOM", fold("国連のIOM"))
    assert not keeps_places("エイミー・ポープ", fold("エイミー・ポープ"))
    assert not keeps_places("ß\u200b", fold("ß\u200b"))


def test_hostile_texts_cannot_fill_the_memory() -> None:
    folding = _Folding()

    for code in range(0x20000, 0x20000 + MAX_CHARACTERS_KEPT + 10):
        assert folding[code] == MODERN.get(chr(code), chr(code))

    assert len(folding) == MAX_CHARACTERS_KEPT


def test_every_old_kanji_leads_to_one_that_is_not_old_itself() -> None:
    assert len(MODERN) > 400
    assert not set(MODERN) & set(MODERN.values())


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("移", '"移"*'),
        ("国連", '"国連"'),
        ("資金不足", '"資金 金不 不足"'),
        ("国連の機関", '("国連 連ノ ノ機 機関" OR "国連 連機 機関")'),
        ('"国連の機関"', '"国連 連ノ ノ機 機関"'),
        ("フォーラム　20回", '"フォ ォー ーラ ラム" AND "20 回"*'),
        ("budget cuts", '"budget" AND "cut"'),
        ('"budget cuts', '"budget" AND "cut"'),
        ("“budget cuts”", '"budget cut"'),
        ("budget-cuts", '"budget cut"'),
        ("pope pope", '"pope"'),
        ("a OR (b* NEAR ^c) NOT title:d", '"a" AND "or" AND "b" AND "near" AND "c" AND "not" AND "title d"'),
        ("「移民」の', --", '"移民 民 ノ"*'),
        ("! \x00 🗾", ""),
    ],
)
def test_a_question_is_text_and_never_a_program(text: str, expression: str) -> None:
    assert question_of(text).expression == expression


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Amy  Pope", "amy pope"),
        ("amy-pope", "amy pope"),
        ("宮路 拓馬", "宮路拓馬"),
        ("IOM 駐日事務所 2025", "iom駐日事務所2025"),
        ('"Member States"', "member state"),
    ],
)
def test_whole_names_are_equal_whatever_stands_between_their_words(text: str, key: str) -> None:
    assert question_of(text).key == key


@given(TEXTS)
def test_a_term_is_found_in_the_text_that_it_is(text: str) -> None:
    for term in question_of(text).terms:
        assert term.pattern.search(fold(text)), term
