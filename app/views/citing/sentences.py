"""A record in a sentence that can be quoted: the fact, who says so and when, and where we say it."""

import re
from collections.abc import Callable

from app.core import worded_dates as dates
from app.core.shapes import Text
from app.core.worded_dates import Language
from app.views.citing import naming
from app.views.citing.figures import observation
from app.views.citing.own_words import claim, code_list, indicator, origin, other, source
from app.views.citing.references import Document, Reference
from app.views.citing.wording import (
    activity,
    forum_event,
    forum_series,
    funding_issue,
    history_event,
    member,
    organization,
    person,
)

_WORDINGS: dict[str, Callable[[Document], Text]] = {
    "activity": activity,
    "claim": claim,
    "code-list": code_list,
    "forum-event": forum_event,
    "forum-series": forum_series,
    "funding-issue": funding_issue,
    "history-event": history_event,
    "indicator": indicator,
    "member": member,
    "observation": observation,
    "organization": organization,
    "origin": origin,
    "person": person,
    "source": source,
}
"""How a record is told, by its type; a type that is missing here is told by its name."""

RECENT = "2000"
"""A source from before this year cannot say that a state is a member now."""

_OURS = frozenset({"claim", "code-list", "indicator", "origin", "source"})
"""Types whose statement is our own: no source says it."""

_SENTENCE_END = re.compile(r"(?:(?<=[a-z0-9)”’%]\.)|(?<=[A-Z]{3}\.))(?<![Nn]o\.) (?=[A-Z“])")
"""Where an English sentence ends; an initial, an abbreviation (U.S.) or "No." does not end one."""


def fact_date(document: Document) -> str | None:
    """Give the date that a source must state to be named for a record."""
    given: dict[str, str | None] = {key: document.get(key) for key in ("date", "started", "since")}
    match document["type"]:
        case "member":
            given = {"from": document["periods"][-1]["from"]}
        case "organization":
            given = {"date": document["founding"]["date"]}
        case "person":
            given = {key: document["offices"][-1][key] for key in ("from", "to")}
    return next((date for date in given.values() if date), None)


def evidence(document: Document) -> list[Document]:
    """List the citations that a sentence may name: none where the statement is ours."""
    if document["type"] in _OURS:
        return []
    cited = document["founding"] if document["type"] == "organization" else document
    citations = list(cited.get("citations", []))
    if document["type"] == "member" and fact_date(document) is None:
        return [one for one in citations if (one["published"] or RECENT) >= RECENT] or citations
    return citations


def sentence(
    document: Document, named: Document | None, speaker: Text | None, cited: Reference, language: Language
) -> str:
    """Tell a record in one or two sentences, with the source that is `named` by its `speaker`, and our own address."""
    told = _WORDINGS.get(document["type"], other)(document)
    # A title stays as it is, its figures too.
    verbatim = document["type"] == "source"
    if language == "ja":
        statement = told.ja if verbatim else naming.japanese_figures(told.ja)
        if named and speaker:
            statement = f"{speaker.ja}{_japanese_day(named['published'])}によると、{statement}"
        statement = naming.abbreviated_again(statement, naming.ORG.ja)
        return f"{_one_bracket(statement, ')(', '、')}({cited.author}、公開版{cited.version}、{cited.url})"
    statement = told.en if verbatim else naming.english_money(told.en)
    if named and speaker:
        statement = _attributed(statement, speaker.en + _english_day(named["published"]))
    statement = naming.abbreviated_again(statement, naming.ORG.en)
    return f"{_one_bracket(statement, ') (', '; ')} ({cited.author}, release {cited.version}, {cited.url})"


def _attributed(statement: str, source: str) -> str:
    """Name the source at the end of the first sentence, which holds the fact."""
    first, *rest = _SENTENCE_END.split(statement, maxsplit=1)
    return " ".join([f"{first.removesuffix('.')}, according to {source}.", *rest])


def _one_bracket(statement: str, brackets: str, comma: str) -> str:
    """Write an abbreviation and what follows it in one pair of brackets: (IOM; 9 September 2025)."""
    return re.sub(rf"(?<=\()([A-Z]\w+){re.escape(brackets)}", rf"\1{comma}", statement)


def _japanese_day(published: str | None) -> str:
    if not published:
        return ""
    return f"({dates.japanese(published)}{'付' if len(published) == 10 else ''})"


def _english_day(published: str | None) -> str:
    return f" ({dates.british(published)})" if published else ""
