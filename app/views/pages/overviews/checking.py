"""The forms that check a claim, with examples, and the words for what is claimed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.core.figures import display
from app.core.worded_dates import japanese, when
from app.views.checking.models import ClaimCheckQuery
from app.views.pages.dates import worded
from app.views.pages.forms import FormField, form_of
from app.views.pages.pieces import Piece
from app.views.pages.reader import Document, Reader

CHECK = "/v1/claims/check"

FIGURE = ("indicator", "value", "date", "place", "unit", "tolerance")
MEMBERSHIP = ("member", "date")
NEEDED = frozenset({"indicator", "value", "member"})

BLANK = {"indicator": "choose", "member": "choose", "place": "whole", "unit": "usual_unit"}
"""Words for what it means to choose nothing."""

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


class CheckForm(NamedTuple):
    """A form that checks one kind of claim."""

    key: str
    title: str
    fields: Sequence[FormField]


class Check(NamedTuple):
    """Ways to check a claim."""

    forms: Sequence[CheckForm]
    examples: Sequence[Piece]


def unasked(reader: Reader) -> Check:
    """Offer to check a claim, with forms that are filled in for a first try."""
    return check_of({**MEMBERSHIP_EXAMPLE, **EXAMPLE}, reader, membership_date=MEMBERSHIP_EXAMPLE["date"])


def check_of(asked: Mapping[str, str], reader: Reader, membership_date: str = "") -> Check:
    """Offer to check another claim; the forms hold what was asked."""
    fields = {one.name: one for one in form_of(ClaimCheckQuery, asked, reader)}
    blank = {name: reader.word(word) for name, word in BLANK.items()}
    figure = [fields[name]._replace(required=name in NEEDED, blank=blank.get(name, "")) for name in FIGURE]
    member = [fields[name]._replace(required=True, blank=blank.get(name, "")) for name in MEMBERSHIP]
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
