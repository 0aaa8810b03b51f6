"""Claims: statements that were examined, with verdict and evidence."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.claims.models import Claim, ClaimRecord
from app.facts.claims.queries import ClaimQuery

__all__ = ["RESOURCE"]

RESOURCE = Resource(
    path="claims",
    type_name="claim",
    title=Text(ja="検証した記述", en="Claims"),
    summary=Text(
        ja="記事などの記述を検証した結果。判定、理由、根拠となる資料の文言。",
        en="Statements of articles, examined: verdict, explanation and the evidence that decides.",
    ),
    record=ClaimRecord,
    shape=Claim,
    row="app.facts.claims.tables:ClaimRow",
    query=ClaimQuery,
    name=lambda claim, _: claim.statement,
    derive=Claim.of,
    example="members-175",
)
