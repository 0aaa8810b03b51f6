"""How each type of record that sources speak of is told, without its source."""

import re

from app.core import worded_dates as dates
from app.core.shapes import Text
from app.views.citing.naming import FIRST_YEAR_AS_IOM, ORG, country
from app.views.citing.references import Document

_VENUE = re.compile(r",|Castle|Centre|Center|Hall|[Hh]eadquarters|Hotel|Palais|University")
"""What is no town or country: one meets in Geneva, but at the Palais des Nations."""


def member(document: Document) -> Text:
    """Tell since when a state has been a member or observer."""
    name = Text(ja=document["name"]["ja"], en=country(Text.model_validate(document["country"]["name"])).en)
    *former, present = document["periods"]
    if document["status"] == "observer":
        return _observer(name, present)
    ours = _or_predecessors(document["periods"][0]["from"])
    if present["to"]:
        former, present = document["periods"], None
    japanese, english = [], []
    for period in former:
        japanese.append(f"{_japanese_span(period)}{ours.ja}に加盟していた")
        english.append(f"was a member of {ours.en} {_english_span(period)}")
    if present:
        again = bool(former)
        japanese.append(_japanese_accession(present["from"], ours.ja, again=again))
        english.append(_english_accession(present["from"], ours.en, again=again))
    verb = "、".join(japanese).replace("加盟していた、", "加盟し、")
    return Text(ja=f"{name.ja}は{verb}。", en=f"{_capital(name.en)} {' and '.join(english)}.")


def _observer(name: Text, period: Document) -> Text:
    since = period["from"]
    return Text(
        ja=f"{name.ja}は{dates.japanese(since) + 'から' if since else ''}{ORG.ja}のオブザーバー国である。",
        en=f"{_capital(name.en)} has had observer status at {ORG.en} since {dates.british(since)}."
        if since
        else f"{_capital(name.en)} has observer status at {ORG.en}.",
    )


def _or_predecessors(since: str | None) -> Text:
    if since and int(since[:4]) < FIRST_YEAR_AS_IOM:
        return Text(ja=f"{ORG.ja}の前身", en=f"{ORG.en} or its predecessors")
    return ORG


def _japanese_accession(since: str | None, whom: str, *, again: bool) -> str:
    day = f"{dates.japanese(since)}に" if since else ""
    if again:
        return f"{day}復帰した"
    return f"{day}{whom}に{'加盟した' if since else '加盟している'}"


def _english_accession(since: str | None, whom: str, *, again: bool) -> str:
    if again:
        return f"has been one again since {dates.british(since)}" if since else "is one again"
    return f"has been a member of {whom} since {dates.british(since)}" if since else f"is a member of {whom}"


def _japanese_span(period: Document) -> str:
    start = f"{dates.japanese(period['from'])}から" if period["from"] else ""
    return f"{start}{dates.japanese(period['to'])}まで"


def _english_span(period: Document) -> str:
    start = f"from {dates.british(period['from'])} to " if period["from"] else "until "
    return start + dates.british(period["to"])


def history_event(document: Document) -> Text:
    """Tell what happened, under its title and date."""
    title, summary = texts(document, "title", "summary")
    when = dates.japanese_days(document["date"], document["end_date"])
    day = dates.days(document["date"], document["end_date"]).partition(" ")[2]
    return Text(
        ja=f"{title.ja}。{summary.ja}" if when in title.ja else f"{when}、{title.ja}。{summary.ja}",
        en=f"{title.en}: {summary.en}" if day in title.en else f"{title.en} ({day}): {summary.en}",
    )


def funding_issue(document: Document) -> Text:
    """Tell of a shortfall under its title."""
    title, summary = texts(document, "title", "summary")
    return Text(ja=f"{title.ja}をめぐり、{summary.ja}", en=f"{title.en}: {summary.en}")


def activity(document: Document) -> Text:
    """Tell of an activity under its title."""
    title, summary = texts(document, "title", "summary")
    return Text(ja=f"{ORG.ja}の活動「{within_quotes(title.ja)}」について、{summary.ja}", en=f"{title.en}: {summary.en}")


def forum_event(document: Document) -> Text:
    """Tell when and where a meeting was held, and its theme."""
    name = Text.model_validate(document["name"])
    place, theme = document["place"], document["theme"]
    when = dates.japanese_days(document["date"], document["end_date"])
    day = dates.days(document["date"], document["end_date"])
    article = "" if "'s " in name.en[:40] or name.en.startswith("The ") else "The "
    held = Text(
        ja=f"「{within_quotes(name.ja)}」が{when}{'、' + place['ja'] + 'で' if place else 'に'}行われた。",
        en=f"{article}{name.en} took place {day}{_english_place(place['en']) if place else ''}",
    )
    if theme is None:
        return Text(ja=held.ja, en=f"{held.en}.")
    return Text(
        ja=f"{held.ja}テーマは「{within_quotes(theme['ja'])}」。", en=f"{held.en} under the theme “{theme['en']}”."
    )


def _english_place(place: str) -> str:
    if place == "Online":
        return " online"
    if place.startswith("Online"):
        return f" ({place[0].lower()}{place[1:]})"
    return f" at {place}" if _VENUE.search(place) else f" in {place}"


def forum_series(document: Document) -> Text:
    """Tell what a series of meetings is; only its first sentence, for the others are about what we have of it."""
    name, description = texts(document, "name", "description")
    japanese, english = description.ja.partition("。")[0], description.en.partition(". ")[0].removesuffix(".")
    return Text(ja=f"{name.ja}は、{japanese}。", en=f"{name.en}: {english}.")


def person(document: Document) -> Text:
    """Tell the offices that somebody held; that somebody still holds one is not known and not said."""
    name = Text.model_validate(document["name"])
    held = [(office, _belongs(office)) for office in document["offices"]]
    japanese = [_japanese_office(office, ours=ours) for office, ours in held]
    english = [_english_office(office, ours=ours) for office, ours in held]
    verb = "、".join(japanese).replace("務めた、", "務め、").replace("就任した、", "就任し、")
    return Text(ja=f"{name.ja}氏は{verb}。", en=f"{name.en} {' and '.join(english)}.")


def _belongs(office: Document) -> bool:
    """Tell whether the title of an office leaves open that it is one of the organization."""
    named = any(word in office["title"]["en"] for word in ("IOM", "ICEM", "PICMME", "Intergovernmental"))
    return not named and office["office"] != "external"


def _japanese_office(office: Document, *, ours: bool) -> str:
    title = f"{ORG.ja}の{office['title']['ja']}" if ours else office["title"]["ja"]
    if office["to"]:
        return f"{_japanese_span(office)}{title}を務めた"
    return f"{dates.japanese(office['from'])}に{title}に就任した" if office["from"] else f"{title}を務めた"


def _english_office(office: Document, *, ours: bool) -> str:
    title = office["title"]["en"]
    if ours:
        title += f"{',' if ',' in title else ''} of {ORG.en}"
    if office["to"]:
        return f"was {title} {_english_span(office)}"
    return f"became {title} {dates.when(office['from'])}" if office["from"] else f"has served as {title}"


def organization(document: Document) -> Text:
    """Tell when and where the organization was founded."""
    founding = document["founding"]
    first = document["names"][0]
    return Text(
        ja=f"{ORG.ja}の前身である{first['name']['ja']}({first['abbreviation']})は"
        f"{dates.japanese(founding['date'])}、{founding['place']['ja']}で設立された。",
        en=f"The predecessor of {ORG.en}, the {first['name']['en']} ({first['abbreviation']}), was founded "
        f"{dates.when(founding['date'])} in {founding['place']['en']}.",
    )


def texts(document: Document, *keys: str) -> list[Text]:
    """Give some texts of a record in both languages."""
    return [Text.model_validate(document[key]) for key in keys]


def within_quotes(text: str) -> str:
    """Turn the brackets of a Japanese text into those that stand within others."""
    return text.replace("「", "『").replace("」", "』")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
