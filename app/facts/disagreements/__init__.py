"""Disagreements: every fact about which our sources say what cannot all be true."""

from app.core.resource import View
from app.core.shapes import Text
from app.facts.disagreements.models import Disagreement, disagreements
from app.facts.disagreements.queries import DisagreementQuery

__all__ = ["VIEW"]

VIEW = View(
    path="disagreements",
    type_name="disagreement",
    title=Text(ja="食い違い", en="Disagreements"),
    summary=Text(
        ja="資料の間で両立しない数値や日付。どれを先に示すか、その規則、開きの大きさ。平均や混合はしない。",
        en="Figures and dates on which sources differ beyond what their wording allows: which is shown first, by "
        "which rule, and how far they lie apart. Never a blend, never an average.",
    ),
    shape=Disagreement,
    row="app.facts.disagreements.tables:DisagreementRow",
    query=DisagreementQuery,
    make=disagreements,
)
