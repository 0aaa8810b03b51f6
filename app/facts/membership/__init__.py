"""Membership: how many members and observers there were, counted from their periods beside what was published."""

from app.core.resource import View
from app.core.shapes import Text
from app.facts.membership.counting import membership_counts
from app.facts.membership.models import MembershipCount
from app.facts.membership.queries import MembershipQuery

__all__ = ["COUNTS"]

COUNTS = View(
    path="membership",
    type_name="membership-count",
    title=Text(ja="加盟国数の推移", en="Membership counts"),
    summary=Text(
        ja="任意の日または年の加盟国とオブザーバー国の数。各国の加盟期間から数え、当時の公表値と並べて一致するかを示す。",
        en="How many members and observers there were on any day or in any year, counted from their periods, beside "
        "the counts published at the time and whether they agree.",
    ),
    shape=MembershipCount,
    row="app.facts.membership.tables:MembershipRow",
    query=MembershipQuery,
    make=membership_counts,
)
