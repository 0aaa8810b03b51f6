"""Funding: shortfalls and strains, what they did and what was done about them."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.funding.models import FundingIssue, FundingIssueRecord
from app.facts.funding.queries import FundingIssueQuery

__all__ = ["RESOURCE"]

RESOURCE = Resource(
    path="funding-issues",
    type_name="funding-issue",
    title=Text(ja="資金問題", en="Funding issues"),
    summary=Text(
        ja="資金の不足や逼迫。原因、関係する拠出国、影響の数値、対応、現状。",
        en="Shortfalls and strains: cause, donors concerned, impacts in figures, responses and status.",
    ),
    record=FundingIssueRecord,
    shape=FundingIssue,
    row="app.facts.funding.tables:FundingIssueRow",
    query=FundingIssueQuery,
    name=lambda issue, _: issue.title,
    derive=FundingIssue.of,
    example="afghanistan-returns-aid-cuts-2025",
)
