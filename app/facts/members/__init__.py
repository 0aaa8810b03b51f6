"""Members: the states of IOM, with the periods of their membership."""

from app.core.countries import country_words
from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.members.models import Member, MemberRecord
from app.facts.members.queries import MemberQuery

__all__ = ["RESOURCE"]

RESOURCE = Resource(
    path="members",
    type_name="member",
    title=Text(ja="加盟国", en="Members"),
    summary=Text(
        ja="加盟国とオブザーバー国。地位、期間、地域、加盟日についての資料の文言。",
        en="Member and observer states: status, periods, region, and what sources say of their accession.",
    ),
    record=MemberRecord,
    shape=Member,
    row="app.facts.members.tables:MemberRow",
    query=MemberQuery,
    name=lambda member, _: member.name,
    derive=Member.of,
    example="jpn",
    also_called=lambda member, dossier: country_words(dossier.country(member.id.upper())),
)
