"""Names, figures and dates within sentences, and the wording of what the dossier does not have yet."""

from typing import Any

import pytest

from app.core import worded_dates as dates
from app.core.shapes import Text
from app.views.citing.figures import observation
from app.views.citing.naming import (
    ORG,
    abbreviated_again,
    best_citation,
    country,
    english_money,
    japanese_figures,
    speaker,
)
from app.views.citing.own_words import claim, other
from app.views.citing.references import name_of, one_line, split_publisher
from app.views.citing.wording import forum_event, history_event, member


def citation(source: str, kind: str, published: str | None, as_stated: str) -> dict[str, Any]:
    return {"source": source, "kind": kind, "published": published, "as_stated": as_stated}


@pytest.mark.parametrize(
    ("date", "named"),
    [
        (None, "official"),
        ("1993", "government"),
        ("2004-11-30", "treaty"),
        ("2011-12-05", "news"),
        ("2011-12", "news"),
        ("1951", "academic"),
        ("1960", "official"),
        ("2020-01-31", "reference"),
    ],
)
def test_the_source_that_gives_the_date_is_named_and_an_official_one_first(date: str | None, named: str) -> None:
    citations = [
        citation("reference", "reference", None, "31 January 2020"),
        citation("academic", "academic", None, "1951–2014"),
        citation("news", "news", "2011-12-07", "joined"),
        citation("treaty", "treaty", "2014", "30-11-04"),
        citation("government", "government", None, "1993年に加盟"),
        citation("official", "official", None, "Japan"),
        citation("other", "rumour", None, "Japan, 1993"),
        citation("article", "article", None, "1993, 5 December 2011, 1960"),
    ]

    found = best_citation(citations, date)

    assert found
    assert found["source"] == named


def test_where_there_is_no_source_none_is_named() -> None:
    assert best_citation([], "1993") is None


@pytest.mark.parametrize(
    ("name", "japanese", "english"),
    [
        (
            Text(ja="日本国外務省(在外公館を含む)", en="Ministry of Foreign Affairs of Japan (with its missions)"),
            "外務省",
            "the Ministry of Foreign Affairs of Japan",
        ),
        (
            Text(ja="アメリカ合衆国国務省(在外公館・歴史課を含む)", en="US Department of State (with its missions)"),
            "米国務省",
            "the US Department of State",
        ),
        (
            Text(ja="クウェート通信(KUNA)", en="Kuwait News Agency (KUNA)"),
            "クウェート通信(KUNA)",
            "the Kuwait News Agency (KUNA)",
        ),
        (Text(ja="AP通信", en="Associated Press"), "AP通信", "the Associated Press"),
        (Text(ja="オーストラリアン紙", en="The Australian"), "オーストラリアン紙", "The Australian"),
        (
            Text(ja="『IO』誌", en="International Organization (journal)"),
            "『IO』誌",
            "the journal International Organization",
        ),
        (
            Text(ja="長谷川祐弘(法政大学)", en="Sukehiro Hasegawa (Hosei University)"),
            "長谷川祐弘氏",
            "Sukehiro Hasegawa",
        ),
    ],
)
def test_a_speaker_is_named_as_newsrooms_do(name: Text, japanese: str, english: str) -> None:
    assert speaker(name) == Text(ja=japanese, en=english)


@pytest.mark.parametrize(
    ("name", "japanese", "english"),
    [
        (Text(ja="アメリカ合衆国", en="United States"), "米国", "the United States"),
        (
            Text(ja="コンゴ民主共和国(キンシャサ)", en="Congo - Kinshasa"),
            "コンゴ民主共和国",
            "the Democratic Republic of the Congo",
        ),
        (Text(ja="ミャンマー (ビルマ)", en="Myanmar (Burma)"), "ミャンマー", "Myanmar"),
        (
            Text(ja="ボスニア・ヘルツェゴビナ", en="Bosnia & Herzegovina"),
            "ボスニア・ヘルツェゴビナ",
            "Bosnia and Herzegovina",
        ),
        (Text(ja="日本", en="Japan"), "日本", "Japan"),
    ],
)
def test_a_country_is_named_as_newsrooms_do(name: Text, japanese: str, english: str) -> None:
    assert country(name) == Text(ja=japanese, en=english)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("約2万人", "約2万人"),
        ("34億米ドル", "34億ドル"),
        ("5,000人以上", "5000人以上"),
        ("77,626人", "7万7626人"),
        ("1億8,210万ドル", "1億8210万ドル"),
        ("1.163億ドル", "1億1630万ドル"),
        ("3,937.7万スイス・フラン", "3937万7000スイス・フラン"),
        ("400万英国ポンド", "400万ポンド"),
        ("3,710万オーストラリアドル", "3710万豪ドル"),
        ("2.0%増", "2.0%増"),
    ],
)
def test_japanese_figures_are_written_as_newspapers_do(text: str, written: str) -> None:
    assert japanese_figures(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("USD 3.4 billion", "$3.4 billion"),
        ("about EUR 1.6 billion and GBP 4 million", "about €1.6 billion and £4 million"),
        ("JPY 527 million in all", "527 million yen in all"),
        ("CHF 571,000", "CHF 571,000"),
        ("in USD", "in USD"),
    ],
)
def test_english_amounts_are_written_as_newspapers_do(text: str, written: str) -> None:
    assert english_money(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            (
                "X joined the International Organization for Migration (IOM), "
                "according to the International Organization for Migration (IOM)."
            ),
            "X joined the International Organization for Migration (IOM), according to IOM.",
        ),
        ("IOM grew, according to the International Organization for Migration (IOM).", "IOM grew, according to IOM."),
        (
            "The EU-IOM pact of the International Organization for Migration (IOM).",
            "The EU-IOM pact of the International Organization for Migration (IOM).",
        ),
        ("Nothing of it.", "Nothing of it."),
    ],
)
def test_the_organization_is_named_in_full_once(text: str, written: str) -> None:
    assert abbreviated_again(text, ORG.en) == written


@pytest.mark.parametrize(
    ("start", "end", "english", "japanese"),
    [
        ("1951", None, "in 1951", "1951年"),
        ("1951-12", None, "in December 1951", "1951年12月"),
        ("1951-12-05", "1951-12-05", "on 5 December 1951", "1951年12月5日"),
        ("2022-10-24", "2022-10-25", "on 24 and 25 October 2022", "2022年10月24~25日"),
        ("2021-10-25", "2021-10-28", "from 25 to 28 October 2021", "2021年10月25~28日"),
        ("1954-11-30", "1954-12-04", "from 30 November to 4 December 1954", "1954年11月30日から12月4日まで"),
        ("2017-12-30", "2018-01-02", "from 30 December 2017 to 2 January 2018", "2017年12月30日から2018年1月2日まで"),
        ("1972-11", "1973", "from November 1972 to 1973", "1972年11月から1973年まで"),
    ],
)
def test_days_are_said_without_repeating_themselves(start: str, end: str | None, english: str, japanese: str) -> None:
    assert (dates.days(start, end), dates.japanese_days(start, end)) == (english, japanese)


@pytest.mark.parametrize(
    ("publisher", "parted"),
    [
        ("IOM", ("IOM", None)),
        ("Reuters (via The Star)", ("Reuters", "The Star")),
        ("IOM via allAfrica", ("IOM", "allAfrica")),
        (
            "IO (Cambridge University Press) (via IDEAS/RePEc)",
            ("IO (Cambridge University Press)", "IDEAS/RePEc"),
        ),
        ("US Department of State (cable, via PlusD)", ("US Department of State (cable, via PlusD)", None)),
    ],
)
def test_who_says_it_is_parted_from_where_it_was_read(publisher: str, parted: tuple[str, str | None]) -> None:
    assert split_publisher(publisher) == parted


def test_a_text_is_written_on_one_line() -> None:
    assert one_line(" a\r\n b\u2028c\x00d\x7f ") == "a b c d"


def test_a_former_member_is_told_in_the_past() -> None:
    state = {
        "name": {"ja": "某国", "en": "Ruritania"},
        "country": {"name": {"ja": "某国", "en": "Ruritania"}},
        "status": "former",
        "periods": [{"from": None, "to": "1990"}, {"from": "1995", "to": "2001-03"}],
    }

    assert member(state) == Text(
        ja="某国は1990年まで国際移住機関(IOM)に加盟し、1995年から2001年3月まで国際移住機関(IOM)に加盟していた。",
        en="Ruritania was a member of the International Organization for Migration (IOM) until 1990 and was a member "
        "of the International Organization for Migration (IOM) from 1995 to March 2001.",
    )


def test_a_return_at_an_unknown_time_is_told_as_such() -> None:
    state = {
        "name": {"ja": "某国", "en": "Ruritania"},
        "country": {"name": {"ja": "某国", "en": "Ruritania"}},
        "status": "member",
        "periods": [{"from": "1991", "to": "1993"}, {"from": None, "to": None}],
    }

    told = member(state)

    assert told.ja == "某国は1991年から1993年まで国際移住機関(IOM)に加盟し、復帰した。"
    assert told.en.endswith("from 1991 to 1993 and is one again.")


def test_a_verdict_without_a_wording_of_its_own_is_told_by_its_code() -> None:
    text = {"ja": "雨が降る。", "en": "It rains."}

    told = claim({"statement": text, "explanation": text, "verdict": "disputed"})

    assert told == Text(
        ja="「雨が降る」との記述は「disputed」とIOMファクトは判定した。雨が降る。",
        en="The statement “It rains” was rated “disputed” by IOM Facts. It rains.",
    )


def test_a_type_without_a_wording_of_its_own_is_told_by_its_name() -> None:
    assert other({"id": "x", "name": {"ja": "何か", "en": "Something"}}) == Text(
        ja="IOMファクトは「何か」を記録している。", en="IOM Facts has a record of “Something”."
    )
    assert name_of({"id": "x"}, "en") == "x"


def test_an_event_whose_title_has_its_date_is_not_dated_twice() -> None:
    event = {
        "title": {"ja": "1998年の加盟", "en": "Admissions of 1998"},
        "summary": {"ja": "増えた。", "en": "They grew."},
        "date": "1998",
        "end_date": None,
    }

    assert history_event(event) == Text(ja="1998年の加盟。増えた。", en="Admissions of 1998: They grew.")


def test_a_meeting_online_is_told_as_such() -> None:
    meeting = {
        "name": {"ja": "会合", "en": "Meeting"},
        "theme": None,
        "date": "2021",
        "end_date": None,
        "place": {"ja": "オンライン", "en": "Online"},
    }

    assert forum_event(meeting) == Text(
        ja="「会合」が2021年、オンラインで行われた。", en="The Meeting took place in 2021 online."
    )


@pytest.mark.parametrize(
    ("value", "japanese", "english"),
    [
        ("60168583.83", "約6017万ドル", "about $60.17 million"),
        ("2275.58", "約2276ドル", "about $2,276"),
        ("12.5", "約12ドル", "about $12"),
    ],
)
def test_cents_are_rounded_away_and_that_is_said(value: str, japanese: str, english: str) -> None:
    figure = {
        "indicator": {"id": "new-indicator", "name": {"ja": "新しい{指標}", "en": "New {indicator}"}},
        "country": None,
        "party": None,
        "qualifier": None,
        "period": "2021",
        "period_kind": "year",
        "value": value,
        "unit": "USD",
        "basis": "actual",
        "display": {"ja": f"{value}米ドル", "en": f"USD {value}"},
    }

    told = observation(figure)

    assert japanese_figures(told.ja) == f"2021年の国際移住機関(IOM)の新しい{{指標}}は{japanese}だった。"
    assert english_money(told.en) == (
        f"The new {{indicator}} of the International Organization for Migration (IOM) came to {english} in 2021."
    )
