"""The addresses `/problems` and `/problems/{slug}`: pages for people, JSON for programs."""

from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field
from pydantic_core import to_json

from app.core.malformed import nearest
from app.core.problems import PROBLEM_TYPES, Fault, Problem, ProblemType, documented
from app.core.query import NoQuery
from app.core.shapes import Shape, Text

TEMPLATE = FilePath(__file__).with_name("problems.html.jinja")
PAGE_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'self'"}

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
async def list_problems(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """List every kind of problem that this service answers with (RFC 9457)."""
    kinds = list(PROBLEM_TYPES.values())
    return _page(kinds) if _prefers_page(request) else _json({"data": [_kind(kind) for kind in kinds]})


@router.get("/problems/{slug}", response_model=ProblemKindAnswer, responses=documented("not-found"))
async def get_problem(
    request: Request,
    slug: Annotated[str, Path(description="Kind of problem.", examples=["unknown-parameter"])],
    query: Annotated[NoQuery, Query()],
) -> Response:
    """Explain one kind of problem in both languages."""
    kind = PROBLEM_TYPES.get(slug)
    if kind is None:
        detail = Text(ja=f"「{slug}」という種類の問題はありません。", en=f"There is no kind of problem {slug!r}.")
        raise Problem("not-found", detail, [Fault(detail, "slug", list(PROBLEM_TYPES), nearest(slug, PROBLEM_TYPES))])
    return _page([kind]) if _prefers_page(request) else _json({"data": _kind(kind)})


def _prefers_page(request: Request) -> bool:
    return bool(request.state.form == "text/html")


def _kind(kind: ProblemType) -> ProblemKind:
    return ProblemKind(
        type=f"/problems/{kind.slug}", status=kind.status, title=kind.title, explanation=kind.explanation
    )


def _json(body: object) -> Response:
    return Response(to_json(body), media_type="application/json")


def _page(kinds: Sequence[ProblemType]) -> Response:
    # Imported late: only people read these pages, and a server starts without them.
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string(TEMPLATE.read_text(encoding="utf-8"))
    return Response(template.render(kinds=kinds), headers=PAGE_HEADERS, media_type="text/html")
