"""The page that judges a claim: the verdict, the figure that decides, its words, and what other sources state."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.facts.resources import COLLECTIONS
from app.views.pages.asking import Asking
from app.views.pages.dates import span, worded
from app.views.pages.described import described
from app.views.pages.overviews.checking import check_of, claimed
from app.views.pages.pieces import Field, Piece
from app.views.pages.reader import Document, Reader
from app.views.pages.vocabulary import value_label
from app.views.pages.wording import Wording

OBSERVATIONS = "/v1/observations"
OBSERVATION = described(next(one.shape for one in COLLECTIONS if one.collection == OBSERVATIONS))
CONFIDENCE = "confidence-levels"
MAX_STATED = 8
"""How many figures a table shows: the rest is one click away."""


class Stated(NamedTuple):
    """A figure that a source states, with its words."""

    figure: Piece
    when: str
    words: Piece
    publisher: str
    level: str
    label: Piece


class Judgement(NamedTuple):
    """A verdict, and what it rests on."""

    verdict: str
    label: Piece
    explanation: str
    rule: str
    closest: Stated | None
    others: Sequence[Stated]
    beside: Sequence[Field]
    """What other sources state for the time of the closest figure."""

    disputed: bool
    """Whether any of that cannot be true beside the closest figure."""

    then: Sequence[Stated]
    """What is stated for the time of the claim."""

    counted: str
    periods: Sequence[str]
    member: Piece | None
    records: str


async def checked(answer: Any, asked: Mapping[str, str], asking: Asking, reader: Reader) -> dict[str, Any]:
    """Make what the page of a check shows: the claim, the verdict with its reasons, and the form for another."""
    return {
        "title": claimed(answer["data"], reader),
        "text": reader.text(answer["data"]["explanation"]),
        "check": check_of(asked, reader),
        "judgement": await judgement(answer, asking, reader),
    }


async def judgement(answer: Any, asking: Asking, reader: Reader) -> Judgement:
    """Explain a verdict by the closest figure, its words and who disagrees."""
    check = answer["data"]
    deciding = [
        _stated(one, one["publisher"], Piece(one["as_stated"], lang="und"), reader) for one in check["deciding"]
    ]
    counted = check["counted"]
    member = check["claim"]["member"]
    beside = await _beside(check["deciding"][0]["link"], asking) if deciding else []
    return Judgement(
        verdict=check["verdict"],
        label=reader.code("claim-verdicts", check["verdict"]),
        explanation=reader.text(check["explanation"]),
        rule=value_label(check["rule"], reader.language),
        closest=deciding[0] if deciding else None,
        others=deciding[1:MAX_STATED],
        beside=Wording(reader).fields({"alternatives": beside}, OBSERVATION),
        disputed=any(one["conflicts"] for one in beside),
        then=await _stated_then(check, asking, reader),
        counted=f"{counted['value_min']}{reader.word('to')}{counted['value_max']}" if counted else "",
        periods=[span(one["from"], one["to"], reader.language) for one in check["periods"]],
        member=reader.country(member["id"].upper(), reader.text(member["name"])) if member else None,
        records=reader.page(answer["links"]["records"]),
    )


def _stated(document: Document, publisher: str, words: Piece, reader: Reader) -> Stated:
    level = document["confidence"]
    level = level["level"] if isinstance(level, dict) else level
    address = document["link"] if "link" in document else document["links"]["self"]
    return Stated(
        figure=Piece(reader.text(document["display"]), reader.page(address)),
        when=worded(document["period"], reader.language),
        words=words,
        publisher=publisher,
        level=level,
        label=reader.code(CONFIDENCE, level),
    )


async def _beside(address: str, asking: Asking) -> Sequence[Document]:
    beside: Sequence[Document] = (await asking.content(address, "en"))["data"]["alternatives"]
    return beside


async def _stated_then(check: Document, asking: Asking, reader: Reader) -> Sequence[Stated]:
    """Ask for what is stated for the time of a claim, but for what decides and is told already."""
    claim, told = check["claim"], {one["id"] for one in check["deciding"]}
    if claim["member"] or not claim["date"]:
        return []
    place = f"&country={claim['place']['code']}" if claim["place"] else ""
    query = f"indicator={claim['indicator']['id']}&unit={claim['unit']}&qualifier=none&party=none{place}"
    found = await asking.data(f"{OBSERVATIONS}?{query}&date_from={claim['date']}&date_to={claim['date']}&limit=500")
    whole = [one for one in found if one["id"] not in told and (claim["place"] or not one["country"])]
    return [
        _stated(one, cited["publisher"], Piece(cited["as_stated"], lang=cited["language"]), reader)
        for one in whole[:MAX_STATED]
        for cited in one["citations"][:1]
    ]
