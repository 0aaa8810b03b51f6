"""The addresses of code lists."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import list_answer, record_answer
from app.core.envelope import Answer, Page
from app.core.problems import LIST_PROBLEMS, RECORD_PROBLEMS
from app.core.query import RecordQuery
from app.facts.code_lists import RESOURCE
from app.facts.code_lists.models import CodeList
from app.facts.code_lists.queries import CodeListQuery

router = APIRouter(tags=["code-lists"])

ListIdPath = Annotated[str, Path(description="Id of a code list.", examples=[RESOURCE.example])]


class CodeListPage(Page):
    """A page of code lists."""

    data: list[CodeList]


class CodeListAnswer(Answer):
    """One code list."""

    data: CodeList


@router.get("/v1/code-lists", response_model=CodeListPage, responses=LIST_PROBLEMS)
async def list_code_lists(request: Request, query: Annotated[CodeListQuery, Query()]) -> Response:
    """List every code that a field may have, with label and definition in both languages."""
    return list_answer(request, RESOURCE, query)


@router.get("/v1/code-lists/{list_id}", response_model=CodeListAnswer, responses=RECORD_PROBLEMS)
async def get_code_list(request: Request, list_id: ListIdPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show one code list."""
    return record_answer(request, RESOURCE, list_id, query)
