"""The addresses `/problems` and `/problems/{slug}`."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field
from pydantic_core import to_json

from app.core.malformed import nearest
from app.core.problem_types import PROBLEM_TYPES, ProblemType
from app.core.problems import Fault, Problem, documented
from app.core.query import NoQuery
from app.core.shapes import Shape, Text

router = APIRouter(tags=["problems"])


class ProblemKind(Shape):
    """A kind of problem."""

    type: str = Field(description="Its address, as problem details name it.", examples=["/problems/not-found"])
    status: int = Field(description="The HTTP status it comes with.", examples=[404])
    title: Text = Field(description="Its name.")
    explanation: Text = Field(description="What it means and what to do.")


class ProblemKindList(Shape):
    """All kinds of problem."""

    data: list[ProblemKind]


class ProblemKindAnswer(Shape):
    """One kind of problem."""

    data: ProblemKind


@router.get("/problems", response_model=ProblemKindList)
async def list_problems(query: Annotated[NoQuery, Query()]) -> Response:
    """List every kind of problem that this service answers with (RFC 9457)."""
    kinds = list(PROBLEM_TYPES.values())
    return _json({"data": [_kind(kind) for kind in kinds]})


@router.get("/problems/{slug}", response_model=ProblemKindAnswer, responses=documented("not-found"))
async def get_problem(
    slug: Annotated[str, Path(description="Kind of problem.", examples=["unknown-parameter"])],
    query: Annotated[NoQuery, Query()],
) -> Response:
    """Explain one kind of problem in both languages."""
    kind = PROBLEM_TYPES.get(slug)
    if kind is None:
        detail = Text(ja=f"「{slug}」という種類の問題はありません。", en=f"There is no kind of problem {slug!r}.")
        raise Problem("not-found", detail, [Fault(detail, "slug", list(PROBLEM_TYPES), nearest(slug, PROBLEM_TYPES))])
    return _json({"data": _kind(kind)})


def _kind(kind: ProblemType) -> ProblemKind:
    return ProblemKind(
        type=f"/problems/{kind.slug}", status=kind.status, title=kind.title, explanation=kind.explanation
    )


def _json(body: object) -> Response:
    return Response(to_json(body), media_type="application/json")
