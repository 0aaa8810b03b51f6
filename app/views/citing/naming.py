"""Names as newsrooms write them: whoever says something, countries, and what a sentence repeats."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date as day_of
from decimal import Decimal
from typing import Any

from app.core.figures import japanese_number
from app.core.shapes import Text
from app.core.worded_dates import MONTHS, is_day

ORG = Text(ja="国際移住機関(IOM)", en="the International Organization for Migration (IOM)")
SHORT = "IOM"

FIRST_YEAR_AS_IOM = 1989
"""Before, the organization had other names: what is of then is of a predecessor."""

_SHORT_WORD = re.compile(r"(?<![A-Za-z-])IOM(?![A-Za-z-])")

UNDER_REVIEW = "article"
"""The article whose claims are examined: named only where nothing else says so."""

DAYS_OF_NEWS = 7

_KINDS = ("official", "treaty", "government", "academic", "news", "reference", UNDER_REVIEW)
"""Kinds of source, the one to name first at the front."""

_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{0,3}[A-Z0-9][A-Za-z0-9-]*")
_PERSON = re.compile(r"\([^()]*(大学|元事務局長|個人)[^()]*\)$")
"""The remark after a person's name says where that person works or worked."""

_REMARK = re.compile(r" ?\(([^()]*)\)$")

_TAKES_THE = re.compile(
    r"\b(Administration|Agency|Assembly|Bank|Board|Bundestag|Cent(er|re)|Charity|Commission(er)?|Committee|Community|Confederation"
    r"|Conference|Council|Department|Dialogue|Diet|Emirates|Endowment|EU|Factbook|Federation|Forum|Foundation|Fund"
    r"|Government|Institute|Islands|Kingdom|Library|Minister|Ministry|Nations|Netherlands|Network|Office|Organization"
    r"|Philippines|Platform|Process|Programme|Project|Republic|Secretariat|See|Senate|Service|Society|States|Union"
    r"|Bahamas|Comoros|Gambia|Maldives)\b|^(Associated Press|University|House)"
)
_TAKES_NONE = re.compile(r"^(the|article)\b|\b(blog|magazine)$|'s ", re.IGNORECASE)

_ENGLISH_NAMES = {
    "Congo - Kinshasa": "Democratic Republic of the Congo",
    "Congo - Brazzaville": "Republic of the Congo",
}
_JAPANESE_NAMES = {"アメリカ合衆国": "米国", "イギリス": "英国", "ミャンマー (ビルマ)": "ミャンマー"}
_JAPANESE_OFFICES = {
    "アメリカ合衆国": "米",
    "イギリス": "英",
    "大韓民国": "韓国",
    "日本国": "",
    "国際連合": "国連",
}
_JAPANESE_MONEY = {
    "米ドル": "ドル",
    "オーストラリアドル": "豪ドル",
    "英国ポンド": "ポンド",
    "ノルウェークローネ": "ノルウェー・クローネ",
}
_JAPANESE_SIZES = {"": 1, "万": 10**4, "億": 10**8, "兆": 10**12}
_ENGLISH_MONEY = {"USD": "$", "EUR": "€", "GBP": "£", "AUD": "A$", "CAD": "C$"}


def best_citation(citations: Sequence[Mapping[str, Any]], date: str | None) -> Mapping[str, Any] | None:
    """Choose the source to name: the one that gives the date of the fact most closely, and of these an official one."""

    def order(citation: Mapping[str, Any]) -> tuple[bool, int, int]:
        kind = citation["kind"]
        rank = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
        return kind == UNDER_REVIEW, -_closeness(citation, date or ""), rank

    return min(citations, key=order, default=None)


def _closeness(citation: Mapping[str, Any], date: str) -> int:
    """Count how many of year, month and day a source gives, by its wording or by its own date."""
    year, month, day = [*date.split("-"), "", ""][:3]
    own = _own_closeness(citation["published"] or "", date)
    wording = unicodedata.normalize("NFKC", citation["as_stated"])
    numbers = {int(number) for number in re.findall(r"\d{1,4}", wording)}
    # Treaty bulletins write 30-11-04.
    short_year = re.search(rf"\d\d-\d\d-{year[2:]}\b", wording)
    if not year or not (int(year) in numbers or short_year):
        return own
    named = bool(month) and (int(month) in numbers or MONTHS[int(month)] in wording)
    return max(own, 1 + named + (bool(day) and int(day) in numbers))


def _own_closeness(published: str, date: str) -> int:
    """Count the same for the day of publication; a report of the days after gives the day."""
    if is_day(published) and is_day(date):
        days = (day_of.fromisoformat(published) - day_of.fromisoformat(date)).days
        if 0 <= days <= DAYS_OF_NEWS:
            return 3
    same = [given == wanted for given, wanted in zip(published.split("-"), date.split("-"), strict=False)]
    return same.index(False) if False in same else len(same)


def speaker(name: Text) -> Text:
    """Name whoever says something within a sentence: "外務省", "the Ministry of Foreign Affairs of Japan"."""
    japanese, english = _without_remark(name.ja), _without_remark(name.en)
    for long, short in _JAPANESE_OFFICES.items():
        if japanese.startswith(long):
            japanese = short + japanese.removeprefix(long)
    if _PERSON.search(name.ja):
        japanese += "氏"
    return Text(ja=japanese, en=f"the journal {english}" if name.en.endswith("(journal)") else with_article(english))


def _without_remark(name: str) -> str:
    """Drop a remark in brackets, but not an abbreviation: "(with its missions)", but "(KUNA)" stays."""
    remark = _REMARK.search(name)
    return name if remark is None or _ACRONYM.fullmatch(remark[1]) else name[: remark.start()]


def country(name: Text) -> Text:
    """Name a country within a sentence: "米国", "the United States"."""
    english = _ENGLISH_NAMES.get(name.en, _without_remark(name.en)).replace(" & ", " and ")
    return Text(ja=_JAPANESE_NAMES.get(name.ja, _without_remark(name.ja)), en=with_article(english))


def with_article(name: str) -> str:
    """Put "the" before an English name that takes it."""
    return f"the {name}" if _TAKES_THE.search(name) and not _TAKES_NONE.search(name) else name


def abbreviated_again(text: str, full: str) -> str:
    """Write the organization's name in full once, and shortly where it comes again."""
    before, found, after = text.partition(full)
    if not found:
        return text
    if _SHORT_WORD.search(before):
        return text.replace(full, SHORT)
    return before + found + after.replace(full, SHORT).replace(full[0].upper() + full[1:], SHORT)


def japanese_figures(text: str) -> str:
    """Write the figures of a Japanese text as newspapers do: 7万7626人, 5000人, 1億1630万ドル."""
    text = re.sub(r"(\d[\d,]*\.\d+)([万億兆])", _grouped, text)
    text = re.sub(r"(?<![\d.])(\d{1,3}(?:,\d{3})+)()(?!\.\d)", _grouped, text)
    for long, short in _JAPANESE_MONEY.items():
        text = text.replace(long, short)
    return text


def _grouped(found: re.Match[str]) -> str:
    number = Decimal(found[1].replace(",", "")) * _JAPANESE_SIZES[found[2]]
    return japanese_number(number).replace(",", "")


def english_money(text: str) -> str:
    """Write the amounts of an English text as newspapers do: $3.4 billion."""
    text = re.sub(r"\bJPY ([\d,.]+( [mbt]r?illion)?)", r"\1 yen", text)
    return re.sub(rf"\b({'|'.join(_ENGLISH_MONEY)}) (?=\d)", lambda found: _ENGLISH_MONEY[found[1]], text)
