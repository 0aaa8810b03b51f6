"""The terms of those who led IOM and its forerunners, and what is known of their ends."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from app.core.edtf import extent
from app.core.shapes import Text

HEADS = ("director", "director-general")
"""The one head at a time: Directors until 1979, Directors General since."""

DEPUTIES = ("deputy-director", "deputy-director-general")


class OfficeHeld(Protocol):
    """What is read of an office in the dossier."""

    @property
    def office(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def from_(self) -> str | None: ...
    @property
    def to(self) -> str | None: ...


class Holder(Protocol):
    """What is read of a person in the dossier."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def name_ja(self) -> str: ...
    @property
    def died(self) -> str | None: ...
    @property
    def offices(self) -> list[OfficeHeld]: ...


class Term(NamedTuple):
    """One person's time in one office."""

    person: str
    name: Text
    number: int
    """Which of the person's offices it is, from 1."""

    office: str
    title: Text
    from_: str | None
    to: str | None
    ongoing: bool | None
    """Whether it has not ended; None if the dossier does not tell."""

    begun_after: str | None = None
    """First day on which it may have begun, where that follows although no source states the start."""

    ended_by: str | None = None
    """Last day by which it had ended, where that follows although no source states the end."""


def terms(people: Iterable[Holder]) -> Iterator[Term]:
    """List the terms of heads and deputies.

    The dossier writes an end that is unknown like one that has not come. There is one head at a time: the last
    to begin is in office, an earlier one had left when a successor had begun, and one whose start is unknown
    came after those who had begun before it ended. Deputies may be several: whether one of them is still there
    is not told. Death ends every term.
    """
    found = list(people)
    heads = [office for person in found for office in person.offices if office.office in HEADS]
    for person in found:
        for number, office in enumerate(person.offices, 1):
            if office.office in HEADS:
                yield _of_head(_term(person, number), heads)
            elif office.office in DEPUTIES:
                yield _term(person, number)


def _term(person: Holder, number: int) -> Term:
    office = person.offices[number - 1]
    died = extent(person.died).last_day if person.died and not office.to else None
    return Term(
        person=person.id,
        name=Text(ja=person.name_ja, en=person.name),
        number=number,
        office=office.office,
        title=office.title,
        from_=office.from_,
        to=office.to,
        ongoing=False if office.to or died else None,
        ended_by=died,
    )


def _of_head(term: Term, heads: Sequence[OfficeHeld]) -> Term:
    """Add what follows from there being one head at a time."""
    if term.from_ is None:
        return term._replace(begun_after=_last_before(term.to, heads))
    start = extent(term.from_).first_day
    begun = [extent(head.from_) for head in heads if head.from_]
    successors = [other.last_day for other in begun if other.first_day > start]
    if term.to:
        return term
    ended_by = min([*successors, *([term.ended_by] if term.ended_by else [])], default=None)
    return term._replace(ended_by=ended_by, ongoing=ended_by is None)


def _last_before(end: str | None, heads: Sequence[OfficeHeld]) -> str | None:
    """Give the last day on which a head is known to have been there who had begun before `end`."""
    if end is None:
        return None
    last = extent(end).first_day
    before = [head for head in heads if head.from_ and extent(head.from_).last_day < last]
    return max((extent(head.to or head.from_ or end).first_day for head in before), default=None)
