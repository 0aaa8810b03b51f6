"""The terms of those who led IOM and its forerunners, and what is known of their ends."""

from collections.abc import Iterable, Iterator
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

    ended_by: str | None
    """Last day by which it had ended, where that follows although no source states the end."""


def terms(people: Iterable[Holder]) -> Iterator[Term]:
    """List the terms of heads and deputies.

    The dossier writes an end that is unknown like one that has not come. There is one head at a time, so the
    last to begin is in office, and an earlier one had left when a successor had begun, or by death. Deputies
    may be several: whether one of them is still there is not told.
    """
    found = list(people)
    heads = [office for person in found for office in person.offices if office.office in HEADS and office.from_]
    begun = [extent(office.from_) for office in heads if office.from_]
    for person in found:
        for number, office in enumerate(person.offices, 1):
            if office.office not in (*HEADS, *DEPUTIES):
                continue
            start = extent(office.from_).first_day if office.from_ else None
            by = [other.last_day for other in begun if start and other.first_day > start]
            yield _term(person, number, by if office.office in HEADS else None)


def _term(person: Holder, number: int, successors: list[str] | None) -> Term:
    """Make a term; `successors` are the days by which later heads had begun, None for a deputy."""
    office = person.offices[number - 1]
    death = [extent(person.died).last_day] if person.died else []
    ended_by = min([*(successors or []), *death], default=None)
    ongoing: bool | None = None
    if office.to or ended_by:
        ongoing = False
    elif successors is not None and office.from_:
        ongoing = True
    return Term(
        person=person.id,
        name=Text(ja=person.name_ja, en=person.name),
        number=number,
        office=office.office,
        title=office.title,
        from_=office.from_,
        to=office.to,
        ongoing=ongoing,
        ended_by=None if office.to else ended_by,
    )
