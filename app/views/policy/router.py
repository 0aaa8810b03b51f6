"""The address of the rules: `/v1/policy`."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from pydantic_core import from_json

from app.core.answers import made_answer
from app.core.conflicts import TOLERANCE
from app.core.envelope import RecordMeta
from app.core.problems import documented
from app.core.query import NoQuery
from app.core.shapes import Shape, Text
from app.core.store import Store

METHOD = Text(
    ja="同じもの(指標、限定、国、団体、単位、時期がすべて等しいもの)についての数値だけを比べます。"
    "規則は順に適用し、それぞれが劣る数値を外します。最初に一つだけを残した規則が、選んだ理由になります。"
    "平均や混合はせず、選ばれなかった数値もすべて並べて示します。",
    en="Only figures about the same thing are compared: indicator, qualifier, country, party, unit and period are all "
    "equal. The rules are applied in order, each drops the figures that are worse by it, and the first that leaves one "
    "names the reason. Nothing is blended or averaged, and every other figure is shown beside the preferred one.",
)

router = APIRouter(tags=["policy"])


class PolicyRule(Shape):
    """One rule."""

    id: str = Field(description="Its code.", examples=["primary-source"])
    order: int = Field(description="When it is applied, from 1.", examples=[2])
    label: Text = Field(description="Its name.", examples=[{"ja": "一次資料", "en": "Primary source"}])
    definition: Text = Field(description="What it says.")


class Policy(Shape):
    """The rules by which we judge how sure we are, and which of several figures we show first."""

    confidence_levels: list[PolicyRule] = Field(description="Levels of confidence, in the order they are tested.")
    preference_rules: list[PolicyRule] = Field(description="Reasons to prefer a figure, in the order of the rules.")
    method: Text = Field(description="How the rules work together.")
    tolerance_percent: str = Field(
        description="How far apart approximate, estimated and loosely dated figures may lie, in per cent of the "
        "larger one, before they contradict each other.",
        examples=["5"],
    )


class PolicyAnswer(Shape):
    """The rules in the common envelope."""

    data: Policy
    meta: RecordMeta
    links: dict[str, str] = Field(description="Where to go on.", examples=[{"self": "/v1/policy"}])


@router.get("/v1/policy", response_model=PolicyAnswer, responses=documented("unknown-parameter", "not-acceptable"))
async def get_policy(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """Show the rules by which confidence and preference are judged.

    They are the code lists `confidence-levels` and `preference-reasons`, applied by the program exactly so.
    """
    return made_answer(request, query, _policy(request.state.store), {"disagreements": "/v1/disagreements"})


def _policy(store: Store) -> Policy:
    return Policy(
        confidence_levels=_rules(store, "confidence-levels"),
        preference_rules=_rules(store, "preference-reasons"),
        method=METHOD,
        tolerance_percent=f"{(TOLERANCE * 100).normalize():f}",
    )


def _rules(store: Store, code_list: str) -> list[PolicyRule]:
    document: dict[str, Any] = from_json(store.rows("SELECT document FROM code_lists WHERE id = ?", (code_list,))[0][0])
    rules = [{key: code[key] for key in PolicyRule.model_fields} for code in document["values"]]
    return sorted((PolicyRule.model_validate(rule) for rule in rules), key=lambda rule: rule.order)
