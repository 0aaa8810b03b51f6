"""How records are told whose statement is our own: no source says it."""

from app.core import worded_dates as dates
from app.core.shapes import Text
from app.views.citing.references import Document, name_of
from app.views.citing.wording import texts, within_quotes
from app.views.doors.router import NAME

MAX_CODES_NAMED = 12


def claim(document: Document) -> Text:
    """Tell what was claimed and what we found."""
    statement, explanation = texts(document, "statement", "explanation")
    code = document["verdict"]
    verdict = _VERDICTS.get(code, Text(ja=f"「{code}」と{NAME.ja}は判定した", en=f"was rated “{code}” by {NAME.en}"))
    return Text(
        ja=f"「{within_quotes(statement.ja.removesuffix('。'))}」との記述は{verdict.ja}。{explanation.ja}",
        en=f"The statement “{statement.en.removesuffix('.')}” {verdict.en}. {explanation.en}",
    )


_VERDICTS = {
    "supported": Text(ja=f"裏付けられている、と{NAME.ja}は判定した", en=f"is supported by evidence, {NAME.en} found"),
    "partly-supported": Text(
        ja=f"一部だけ裏付けられている、と{NAME.ja}は判定した", en=f"is supported in part, {NAME.en} found"
    ),
    "outdated": Text(ja=f"古くなっている、と{NAME.ja}は判定した", en=f"is out of date, {NAME.en} found"),
    "contradicted": Text(
        ja=f"資料と食い違う、と{NAME.ja}は判定した", en=f"is contradicted by evidence, {NAME.en} found"
    ),
    "unverified": Text(ja=f"確認できない、と{NAME.ja}は判定した", en=f"could not be verified, {NAME.en} found"),
}
"""What each verdict says of a statement, within a sentence."""


def source(document: Document) -> Text:
    """Tell what a source is and how much rests on it."""
    title, publisher, count = document["title"], document["publisher"], document["fact_count"]
    published = document["published"]
    japanese_day = f"{dates.japanese(published)}に" if published else ""
    english_day = f" {dates.when(published)}" if published else ""
    rests = "1 record rests" if count == 1 else f"{count} records rest"
    return Text(
        ja=f"「{within_quotes(title)}」は{publisher}が{japanese_day}公表した資料で、{NAME.ja}の{count}件の記録の"
        "根拠となっている。",
        en=f"“{title}” was published by {publisher}{english_day}; {rests} on it in {NAME.en}.",
    )


def origin(document: Document) -> Text:
    """Tell what an origin is for."""
    name = Text.model_validate(document["name"])
    return Text(
        ja=f"{NAME.ja}は、独立した資料を数えるとき、{name.ja}による資料をまとめて一つと数える。",
        en=f"In counting independent sources, {NAME.en} counts all that {name.en} says as one.",
    )


def code_list(document: Document) -> Text:
    """Tell the codes of a list by their labels."""
    labels = [Text.model_validate(code["label"]) for code in document["values"][:MAX_CODES_NAMED]]
    more = Text(ja="など", en=" and others") if len(document["values"]) > len(labels) else None
    count = len(document["values"])
    return Text(
        ja=f"{NAME.ja}のコード表「{name_of(document, 'ja')}」は、{'、'.join(label.ja for label in labels)}"
        f"{more.ja if more else 'の'}{count}項目からなる。",
        en=f"The code list “{name_of(document, 'en')}” of {NAME.en} has {count} codes: "
        f"{', '.join(label.en for label in labels)}{more.en if more else ''}.",
    )


def indicator(document: Document) -> Text:
    """Tell what an indicator measures."""
    name, definition = texts(document, "name", "definition")
    return Text(
        ja=f"{NAME.ja}の定義によると、「{name.ja}」とは、{definition.ja}",
        en=f"“{name.en}”, as {NAME.en} defines it: {definition.en}",
    )


def other(document: Document) -> Text:
    """Tell a record of a type that has no wording of its own: by its name."""
    return Text(
        ja=f"{NAME.ja}は「{name_of(document, 'ja')}」を記録している。",
        en=f"{NAME.en} has a record of “{name_of(document, 'en')}”.",
    )
