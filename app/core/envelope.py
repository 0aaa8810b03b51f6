"""The envelope of every answer, for OpenAPI and clients; answers themselves are joined from stored documents."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.core.shapes import Shape, Text


class Caveat(Shape):
    """Something to know before using an answer."""

    code: str = Field(description="What kind of warning it is.", examples=["unknown-start"])
    message: Text = Field(description="The warning in words.")
    ids: list[str] = Field(description="The records it is about, at most 50.", examples=[["col", "cri"]])


class Coverage(Shape):
    """Why a list is empty."""

    reason: Literal["outside-coverage", "no-record", "filtered-out"] = Field(
        description="`outside-coverage`: the dates asked for lie outside the collection; `no-record`: one filter "
        "alone matches nothing; `filtered-out`: each filter matches something, together they match nothing.",
        examples=["no-record"],
    )
    hint: Text = Field(description="What to try next.")


class RecordMeta(Shape):
    """What holds for an answer as a whole."""

    release: str = Field(description="Release of the data.", examples=["2026.11.0"])
    license: str = Field(description="Licence of the data (SPDX).", examples=["CC-BY-4.0"])
    warnings: list[Caveat] = Field(description="What to know before using the answer; empty when nothing.")
    query: dict[str, Any] = Field(description="The query as it was understood.", examples=[{"fields": ["title.ja"]}])


class PageMeta(RecordMeta):
    """What holds for a page as a whole."""

    count: int = Field(description="Records on this page.", examples=[50])
    total: int = Field(description="Records that match, on all pages; exact.", examples=[228])
    coverage: Coverage | None = Field(description="Why the list is empty; null when it is not.")


class AnswerLinks(Shape):
    """Links of an answer of one record."""

    self: str = Field(description="This answer.", examples=["/v1/members/jpn"])
    collection: str = Field(description="The collection.", examples=["/v1/members"])


class PageLinks(Shape):
    """Links of a page; `next` is absent on the last one."""

    self: str = Field(description="This page.", examples=["/v1/members?region=Asia"])
    first: str = Field(description="The first page.", examples=["/v1/members?region=Asia"])
    next: Annotated[
        str, Field(description="The next page; absent on the last.", examples=["/v1/members?cursor=Wy"])
    ] = ""


class Page(Shape):
    """Base of the pages; each resource adds `data`."""

    meta: PageMeta
    links: PageLinks


class Answer(Shape):
    """Base of the answers of one record; each resource adds `data`."""

    meta: RecordMeta
    links: AnswerLinks
