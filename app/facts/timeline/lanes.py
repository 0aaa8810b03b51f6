"""How the records of the dossier become entries of the timeline, lane by lane."""

from collections.abc import Iterator
from typing import NamedTuple

from app.core.dossier import Dossier
from app.core.shapes import Text, dated
from app.facts.timeline.leadership import terms
from app.facts.timeline.models import Lane, TimelineEntry, TimelineRecord

LANE_NAMES = {
    Lane.HISTORY: Text(ja="歴史", en="History"),
    Lane.LEADERSHIP: Text(ja="幹部", en="Leadership"),
    Lane.MEMBERS: Text(ja="加盟国", en="Members"),
    Lane.FUNDING: Text(ja="資金", en="Funding"),
    Lane.FORUMS: Text(ja="会合", en="Forums"),
}

ACCESSION = "accession"
WITHDRAWAL = "withdrawal"
OBSERVER_STATUS = "observer-status"
OBSERVER_STATUS_END = "observer-status-end"

MEMBER_KINDS = {
    ACCESSION: Text(ja="加盟", en="Accession"),
    WITHDRAWAL: Text(ja="脱退", en="Withdrawal"),
    OBSERVER_STATUS: Text(ja="オブザーバー資格", en="Observer status"),
    OBSERVER_STATUS_END: Text(ja="オブザーバー資格の終了", en="End of observer status"),
}

MEMBER_TITLES = {
    ACCESSION: Text(ja="{}が加盟", en="{} joins"),
    WITHDRAWAL: Text(ja="{}が脱退", en="{} leaves"),
    OBSERVER_STATUS: Text(ja="{}がオブザーバーに", en="{} becomes an observer"),
    OBSERVER_STATUS_END: Text(ja="{}がオブザーバーでなくなる", en="{} ceases to be an observer"),
}
REJOINING = Text(ja="{}が再加盟", en="{} rejoins")


class Thing(NamedTuple):
    """What a lane says of one thing; the rest of its entry follows from that."""

    resource: str
    record: str
    part: str
    """Tells the entries of one record apart, where it has several; else empty."""

    lane: Lane
    kind: str
    kind_name: Text
    title: Text
    from_: str | None
    to: str | None
    until: str | None
    """When it was over (EDTF), by whatever that is known: an end, its one date, a successor; None if it is open."""

    ongoing: bool | None
    countries: list[str]
    since: str | None = None
    """First day on which it may have begun, where `from_` is unknown and that follows from something else."""


def entries(dossier: Dossier) -> Iterator[tuple[str, TimelineEntry]]:
    """Make all entries, lane by lane."""
    for lane in (_history, _leadership, _members, _funding, _forums):
        for thing in lane(dossier):
            entry = _entry(dossier, thing)
            yield entry.id, entry


def _entry(dossier: Dossier, thing: Thing) -> TimelineEntry:
    record_type = dossier.resources[thing.resource].type_name
    links = dossier.links(thing.resource, thing.record)
    days = dated(thing.from_, thing.until)
    return TimelineEntry(
        **days | {"date_start": days["date_start"] or thing.since},
        type="timeline-entry",
        id="-".join(filter(None, (record_type, thing.record, thing.part))),
        lane=thing.lane,
        lane_name=LANE_NAMES[thing.lane],
        kind=thing.kind,
        kind_name=thing.kind_name,
        from_=thing.from_,
        to=thing.to,
        ongoing=thing.ongoing,
        title=thing.title,
        countries=[dossier.country(code) for code in thing.countries],
        record=TimelineRecord(type=record_type, id=thing.record, link=links.self),
        links=links,
    )


def _history(dossier: Dossier) -> Iterator[Thing]:
    for event in dossier.records("history-events"):
        yield Thing(
            resource="history-events",
            record=event.id,
            part="",
            lane=Lane.HISTORY,
            kind=event.category,
            kind_name=dossier.label("history-categories", event.category),
            title=event.title,
            from_=event.date,
            to=event.end_date,
            until=event.end_date or event.date,
            ongoing=False,
            countries=event.countries,
        )


def _leadership(dossier: Dossier) -> Iterator[Thing]:
    for term in terms(dossier.records("people")):
        yield Thing(
            resource="people",
            record=term.person,
            part=str(term.number),
            lane=Lane.LEADERSHIP,
            kind=term.office,
            kind_name=dossier.label("offices", term.office),
            title=Text(ja=f"{term.title.ja} {term.name.ja}", en=f"{term.title.en}: {term.name.en}"),
            from_=term.from_,
            to=term.to,
            until=term.to or term.ended_by,
            ongoing=term.ongoing,
            countries=[],
            since=term.begun_after,
        )


def _members(dossier: Dossier) -> Iterator[Thing]:
    for member in dossier.records("members"):
        observer = member.status == "observer"
        begins, ends = (OBSERVER_STATUS, OBSERVER_STATUS_END) if observer else (ACCESSION, WITHDRAWAL)
        for number, period in enumerate(member.periods, 1):
            again = number > 1 and not observer
            words = REJOINING if again else MEMBER_TITLES[begins]
            yield _turn(dossier, member.id, f"{number}-start", begins, words, period.from_)
            if period.to:
                yield _turn(dossier, member.id, f"{number}-end", ends, MEMBER_TITLES[ends], period.to)


def _turn(dossier: Dossier, member: str, part: str, kind: str, words: Text, date: str | None) -> Thing:
    """Make of a start or an end of a membership a thing of its own: a span would fill every later year."""
    code = member.upper()
    name = dossier.country(code).name
    return Thing(
        resource="members",
        record=member,
        part=part,
        lane=Lane.MEMBERS,
        kind=kind,
        kind_name=MEMBER_KINDS[kind],
        title=Text(ja=words.ja.format(name.ja), en=words.en.format(name.en)),
        from_=date,
        to=None,
        until=date,
        ongoing=False,
        countries=[code],
    )


def _funding(dossier: Dossier) -> Iterator[Thing]:
    for issue in dossier.records("funding-issues"):
        # Without an end an issue goes on only where the record says so; elsewhere its end is not known.
        going_on = True if issue.status == "ongoing" else None
        yield Thing(
            resource="funding-issues",
            record=issue.id,
            part="",
            lane=Lane.FUNDING,
            kind=issue.status,
            kind_name=dossier.label("funding-issue-statuses", issue.status),
            title=issue.title,
            from_=issue.started,
            to=issue.ended,
            until=issue.ended,
            ongoing=False if issue.ended else going_on,
            countries=issue.donors,
        )


def _forums(dossier: Dossier) -> Iterator[Thing]:
    for event in dossier.records("forum-events"):
        yield Thing(
            resource="forum-events",
            record=event.id,
            part="",
            lane=Lane.FORUMS,
            kind=event.series,
            kind_name=dossier.reference("forum-series", event.series).name,
            title=event.name,
            from_=event.date,
            to=event.end_date,
            until=event.end_date or event.date,
            ongoing=False,
            countries=[event.country] if event.country else [],
        )
