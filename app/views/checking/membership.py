"""The verdict on a membership: whether a state was a member on a date."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from app.core.periods import PossiblePeriod
from app.core.shapes import Text
from app.core.worded_dates import british, japanese, when
from app.views.checking.verdicts import Verdict


class MembershipRule(StrEnum):
    """Why a verdict was given."""

    IN_FORCE = "member-on-the-date"
    PERHAPS_IN_FORCE = "days-not-known-closely-enough"
    OTHER_TIME = "member-on-another-date"
    OBSERVER = "observer-not-member"
    NO_RECORD = "no-record-of-the-state"


class MembershipFinding(NamedTuple):
    """A verdict with the rule that gave it."""

    verdict: Verdict
    rule: MembershipRule


def judge_membership(
    periods: Sequence[PossiblePeriod] | None, status: str | None, first_day: str, last_day: str
) -> MembershipFinding:
    """Judge whether a state was a member on any day between two; `periods` is None if we know no such state."""
    if periods is None:
        return MembershipFinding(Verdict.CONTRADICTED, MembershipRule.NO_RECORD)
    if status == "observer":
        return MembershipFinding(Verdict.CONTRADICTED, MembershipRule.OBSERVER)
    if any(_overlap(one.latest_start, one.earliest_end, first_day, last_day) for one in periods):
        return MembershipFinding(Verdict.SUPPORTED, MembershipRule.IN_FORCE)
    if any(_overlap(one.earliest_start, one.latest_end, first_day, last_day) for one in periods):
        return MembershipFinding(Verdict.UNVERIFIED, MembershipRule.PERHAPS_IN_FORCE)
    return MembershipFinding(Verdict.OUTDATED, MembershipRule.OTHER_TIME)


def _overlap(start: str, end: str, first_day: str, last_day: str) -> bool:
    return start <= end and start <= last_day and first_day <= end


def explain_membership(
    rule: MembershipRule, state: Text, date: str, periods: Sequence[tuple[str | None, str | None]]
) -> Text:
    """Explain the verdict on a membership, naming the periods as the sources have them."""
    spans = [_told(start, end) for start, end in periods]
    ja, en = "、".join(span.ja for span in spans), " and ".join(span.en for span in spans)
    day, on_day = japanese(date), when(date)
    match rule:
        case MembershipRule.IN_FORCE:
            return Text(
                ja=f"{state.ja}の加盟期間は{ja}で、{day}を含みます。",
                en=f"{state.en} was a member {en}, which includes {british(date)}.",
            )
        case MembershipRule.PERHAPS_IN_FORCE:
            return Text(
                ja=f"{state.ja}の加盟期間は{ja}で、日付が詳しく分からないため{day}を含むか判断できません。",
                en=f"{state.en} was a member {en}; the days are not known closely enough to tell for {british(date)}.",
            )
        case MembershipRule.OTHER_TIME:
            return Text(
                ja=f"{day}には加盟していません。{state.ja}の加盟期間は{ja}です。",
                en=f"Not {on_day}: {state.en} was a member {en}.",
            )
        case MembershipRule.OBSERVER:
            return Text(
                ja=f"{state.ja}はオブザーバーで、加盟国ではありません。",
                en=f"{state.en} is an observer and not a member.",
            )
        case _:
            return Text(
                ja=f"{state.ja}は加盟国としてもオブザーバーとしても記録にありません。",
                en=f"Our records have {state.en} neither as a member nor as an observer.",
            )


def _told(start: str | None, end: str | None) -> Text:
    return Text(
        ja=f"{japanese(start) if start else '開始日不明'}から{japanese(end) if end else '現在'}",
        en=f"from {british(start) if start else 'an unknown date'} {f'to {british(end)}' if end else 'on'}",
    )
