"""The address of the guide: `/v1/guide`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.core.answers import made_answer
from app.core.envelope import RecordMeta
from app.core.problems import documented
from app.core.query import NoQuery
from app.core.shapes import Shape, Text
from app.views.guide.tasks import TASKS, Task, code_of

router = APIRouter(tags=["guide"])


class GuideCode(Shape):
    """What does a task, whole and ready to run."""

    curl: str = Field(description="For a shell with curl.")
    python: str = Field(description="For Python 3, with nothing installed beside it.")
    javascript: str = Field(description="A module for browsers and for Node.")


class GuideTask(Shape):
    """One thing to do, and how it is done."""

    id: str = Field(description="Its name.", examples=["badge"])
    title: Text = Field(
        description="What is wanted.",
        examples=[{"ja": "ページに事実を一つ載せる", "en": "Put a fact badge on a page"}],
    )
    text: Text = Field(description="How it is done; names of fields stand between `backticks`.")
    code: GuideCode = Field(description="Code that does it; tests of this service run it.")
    leads_to: str = Field(description="Where to go on.", examples=["/v1/charts"])


class Guide(Shape):
    """Where to start."""

    tasks: list[GuideTask] = Field(description="Worked tasks, the most wanted first.")


class GuideAnswer(Shape):
    """The guide in the common envelope."""

    data: Guide
    meta: RecordMeta
    links: dict[str, str] = Field(description="Where to go on.", examples=[{"self": "/v1/guide"}])


@router.get("/v1/guide", response_model=GuideAnswer, responses=documented("unknown-parameter", "not-acceptable"))
async def get_guide(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """Start here: five tasks with their code, in curl, Python and JavaScript.

    Put a fact badge on a page, make a chart, check an article's figure, cite for print, mirror the data.
    """
    guide = Guide(tasks=[_worked(task, request.app.state.public_url) for task in TASKS])
    return made_answer(request, query, guide, {"door": "/v1", "docs": "/docs"})


def _worked(task: Task, site: str) -> GuideTask:
    return GuideTask(**task._asdict(), code=GuideCode(**code_of(task, site)))
