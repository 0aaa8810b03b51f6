"""The page that checks a claim: two forms, examples, and the judgement with what it rests on."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.core.figures import display
from app.core.worded_dates import japanese, when
from app.facts.resources import COLLECTIONS
from app.views.checking.models import ClaimCheckQuery
from app.views.pages.asking import Asking
from app.views.pages.dates import span, worded
from app.views.pages.described import described
from app.views.pages.forms import FormField, form_of
from app.views.pages.pieces import Field, Piece
from app.views.pages.reader import Document, Reader
from app.views.pages.vocabulary import value_label
from app.views.pages.wording import Wording

CHECK = "/v1/claims/check"
OBSERVATIONS = "/v1/observations"
OBSERVATION = described(next(one.shape for one in COLLECTIONS if one.collection == OBSERVATIONS))
CONFIDENCE = "confidence-levels"

FIGURE = ("indicator", "value", "date", "place", "unit", "tolerance")
MEMBERSHIP = ("member", "date")
NEEDED = frozenset({"indicator", "value", "member"})

EXAMPLE = {"indicator": "member-states", "value": "175", "date": "2010"}
"""Stands in the form for figures until something else is asked."""

MEMBERSHIP_EXAMPLE = {"member": "JPN", "date": "1980"}

EXAMPLES: Sequence[Mapping[str, str]] = (
    {"indicator": "member-states", "value": "175", "date": "2025"},
    EXAMPLE,
    {"indicator": "staff", "value": "20000", "date": "2024", "tolerance": "10"},
    {"indicator": "member-states", "value": "300", "date": "2010"},
    {"member": "JPN", "date": "1995"},
    MEMBERSHIP_EXAMPLE,
)
MAX_STATED = 8
"""How many figures a table shows: the rest is one click away."""


class CheckForm(NamedTuple):
    """A form that checks one kind of claim."""

    key: str
    title: str
    fields: Sequence[FormField]


class Check(NamedTuple):
    """Ways to check a claim."""

    forms: Sequence[CheckForm]
    examples: Sequence[Piece]


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


def unasked(reader: Reader) -> Check:
    """Offer to check a claim, with forms that are filled in for a first try."""
    return check_of({**MEMBERSHIP_EXAMPLE, **EXAMPLE}, reader, membership_date=MEMBERSHIP_EXAMPLE["date"])


def check_of(asked: Mapping[str, str], reader: Reader, membership_date: str = "") -> Check:
    """Offer to check another claim; the forms hold what was asked."""
    fields = {one.name: one for one in form_of(ClaimCheckQuery, asked, reader)}
    figure = [fields[name]._replace(required=name in NEEDED) for name in FIGURE]
    member = [fields[name]._replace(required=True) for name in MEMBERSHIP]
    if membership_date:
        member[-1] = member[-1]._replace(value=membership_date)
    return Check(
        forms=[
            CheckForm("figure", reader.word("check_figure"), figure),
            CheckForm("membership", reader.word("check_membership"), member),
        ],
        examples=[_example(one, reader) for one in EXAMPLES],
    )


def _example(asked: Mapping[str, str], reader: Reader) -> Piece:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    if "member" in asked:
        words = _membership_claimed(reader.country(asked["member"]).text, asked["date"], reader)
    else:
        name = reader.vocabulary.label("indicators", asked["indicator"], reader.language)
        words = _figure_claimed(name, reader.text(display(asked["value"], "count").model_dump()), asked["date"], reader)
    if "tolerance" in asked:
        words += reader.word("check_within").format(asked["tolerance"])
    return Piece(words, reader.page(f"{CHECK}?{query}"))


def _figure_claimed(name: str, value: str, date: str | None, reader: Reader) -> str:
    time = worded(date, reader.language) if date else reader.word("check_latest")
    return reader.word("check_figure_claimed").format(name=name, value=value, date=time)


def _membership_claimed(name: str, date: str, reader: Reader) -> str:
    time = japanese(date) if reader.language == "ja" else when(date)
    return reader.word("check_membership_claimed").format(name=name, date=time)


def claimed(check: Document, reader: Reader) -> str:
    """Say what is claimed, as it was understood."""
    claim = check["claim"]
    if claim["member"]:
        return _membership_claimed(reader.text(claim["member"]["name"]), claim["date"], reader)
    name = reader.text(claim["indicator"]["name"])
    if claim["place"]:
        name = f"{name}{reader.word('comma')}{reader.text(claim['place']['name'])}"
    value = reader.text(display(claim["value"], claim["unit"]).model_dump())
    words = _figure_claimed(name, value, claim["date"], reader)
    tolerance = claim["tolerance_percent"]
    return words if tolerance == "0" else words + reader.word("check_within").format(tolerance)


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
