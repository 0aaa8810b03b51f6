"""Observations in a sentence: whose figure it is, of which time, and how much."""

import re
from decimal import Decimal
from typing import NamedTuple

from app.core import worded_dates as dates
from app.core.figures import english_number, japanese_number
from app.core.shapes import Text
from app.views.citing.naming import FIRST_YEAR_AS_IOM, ORG, country
from app.views.citing.references import Document
from app.views.citing.subjects import SUBJECTS

SIGNIFICANT_DIGITS = 4
"""Of an amount stated to the cent, which no newspaper prints; the record has it whole."""

_PLAIN_UNITS = ("count", "percent", "rank")

_JAPANESE_SLOTS = {
    "of": "{}の",
    "at": "{}での",
    "there": "{}で",
    "for_": "{}向けの",
    "with_": "{}と",
    "national": "{}国籍の",
}
_ENGLISH_SLOTS = {"of": "of", "from_": "from", "for_": "for", "there": "in", "with_": "with"}


def observation(document: Document) -> Text:
    """State one figure: whose, when, how much."""
    subject = _subject(document)
    figure = _figure(document)
    verb = "was" if document["unit"] in _PLAIN_UNITS else "came to"
    return Text(
        ja=f"{_japanese_period(document)}{subject.ja}は{figure.ja}だった。",
        en=f"{subject.en[0].upper()}{subject.en[1:]} {verb} {figure.en} {_english_period(document)}.",
    )


def _subject(document: Document) -> Text:
    words = SUBJECTS.get(document["indicator"]["id"]) or _by_name(document)
    whom, part = _whom(document), _part(document)
    japanese = dict.fromkeys(_JAPANESE_SLOTS, "")
    english = dict.fromkeys(_ENGLISH_SLOTS, "")
    if whom:
        japanese = {slot: words.format(whom.ja) for slot, words in _JAPANESE_SLOTS.items()}
        english = {slot: f" {word} {whom.en}" for slot, word in _ENGLISH_SLOTS.items()}
    subject = Text(ja=words.ja.format(**japanese, part=part.ja), en=words.en.format(**english, part=part.en))
    if int(document["period"][:4]) >= FIRST_YEAR_AS_IOM:
        return subject
    return Text(
        ja=subject.ja.replace(ORG.ja, f"{ORG.ja}の前身"), en=subject.en.replace(ORG.en, f"the predecessor of {ORG.en}")
    )


def _by_name(document: Document) -> Text:
    """Make a subject of the name of the indicator."""
    name = document["indicator"]["name"]
    number = "the number of" if document["unit"] == "count" else "the"
    japanese, english = (text.replace("{", "{{").replace("}", "}}") for text in (name["ja"], name["en"].lower()))
    return Text(ja=f"{ORG.ja}の{{of}}{japanese}{{part}}", en=f"{number} {english}{{part}}{{from_}} of {ORG.en}")


def _whom(document: Document) -> Text | None:
    """Name the country or party that a figure concerns."""
    if document["country"]:
        return country(Text.model_validate(document["country"]["name"]))
    return country(Text.model_validate(document["party"])) if document["party"] else None


class _Part(NamedTuple):
    """Which part of the whole a figure is of, in both languages; empty if it is of the whole."""

    ja: str
    en: str


def _part(document: Document) -> _Part:
    if not document["qualifier"]:
        return _Part("", "")
    label = document["qualifier"]["label"]
    japanese = f"「{label['ja']}」" if "(" in label["ja"] else f"({label['ja']})"
    return _Part(japanese, f" ({label['en'].replace('(', '[').replace(')', ']')})")


def _figure(document: Document) -> Text:
    display = Text.model_validate(document["display"])
    if "." in document["value"] and document["unit"] not in _PLAIN_UNITS and document["basis"] == "actual":
        return _rounded(Decimal(document["value"]), document["unit"], display)
    if document["basis"] not in ("approved", "requested"):
        return display
    japanese, _, basis = display.ja.rstrip(")").rpartition("(")
    if document["indicator"]["id"].startswith(("appeal-", "interagency-appeal-")):
        # What an appeal asks for is asked for: the indicator says so.
        return Text(ja=japanese, en=display.en.rpartition(" (")[0])
    return Text(ja=f"{basis}ベースで{japanese}", en=display.en)


def _rounded(value: Decimal, unit: str, display: Text) -> Text:
    """Round an amount as a newspaper does, and say that it is rounded."""
    places = max(value.adjusted() + 1 - SIGNIFICANT_DIGITS, 0)
    rounded = value.quantize(Decimal(1).scaleb(places)) + 0
    currency = re.sub(r"^[\d.,万億兆京-]+", "", display.ja)
    return Text(
        ja=f"約{japanese_number(rounded)}{currency}",
        en=f"about {unit} {english_number(rounded)}",
    )


def _japanese_period(document: Document) -> str:
    period: str = document["period"]
    start, slash, end = period.partition("/")
    if document["period_kind"] == "fiscal-year":
        return f"{start}~{end}会計年度の" if slash else f"{start}会計年度の"
    if slash:
        return f"{dates.japanese(start)}から{dates.japanese(end)}までの"
    return dates.japanese(period) + ("時点の" if document["period_kind"] == "as-of" else "の")


def _english_period(document: Document) -> str:
    if document["period_kind"] == "fiscal-year":
        return f"in the financial year {document['period'].replace('/', '-')}"
    return dates.when(document["period"])
