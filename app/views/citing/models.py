"""What may be asked of a citation, and how it is answered."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from app.core.envelope import RecordMeta
from app.core.malformed import malformed, nearest
from app.core.query import RecordQuery
from app.core.shapes import Shape
from app.core.worded_dates import Language, is_day
from app.views.citing.references import Reference
from app.views.citing.styles import STYLES


def _one_of(value: str, known: Iterable[str]) -> str:
    allowed = list(known)
    if value not in allowed:
        raise malformed(
            en=f"{value!r} is not one of {', '.join(allowed)}.",
            ja=f"「{value}」は使えません。{'、'.join(allowed)} のどれかです。",
            allowed=allowed,
            did_you_mean=nearest(value, allowed),
        )
    return value


def _known_style(value: str) -> str:
    return _one_of(value, STYLES)


def _known_language(value: str) -> str:
    return _one_of(value, ("en", "ja"))


def _known_format(value: str) -> str:
    return _one_of(value, ("json", "text"))


def _existing_day(value: str) -> str:
    if not is_day(value):
        raise malformed(
            en=f"Not a day that exists: {value!r}.", ja=f"存在する日ではありません: {value}", allowed=("YYYY-MM-DD",)
        )
    return value


StyleName = Annotated[
    str, AfterValidator(_known_style), WithJsonSchema({"type": "string", "enum": list(STYLES), "default": "sentence"})
]
LanguageCode = Annotated[
    str, AfterValidator(_known_language), WithJsonSchema({"type": "string", "enum": ["en", "ja"], "default": "en"})
]
Format = Annotated[
    str, AfterValidator(_known_format), WithJsonSchema({"type": "string", "enum": ["json", "text"], "default": "json"})
]
Day = Annotated[str, AfterValidator(_existing_day), WithJsonSchema({"type": "string", "format": "date"})]


class CiteQuery(RecordQuery):
    """The parameters of a citation."""

    style: StyleName = Field(
        default="sentence",
        description="How to cite: `sentence` to quote in a text; `apa`, `chicago`, `mla`, `sist02` (the Japanese "
        "standard) for lists of references; `wikipedia` (templates); `csl-json`, `bibtex`, `ris` for programs.",
    )
    lang: LanguageCode = Field(
        default="en",
        description="Language of the wording; titles stay in their own. It wins over `Accept-Language`.",
    )
    accessed: Day | None = Field(
        default=None,
        description="The day on which you looked at the record and its sources (`2026-12-01`), for styles that name "
        "it. Left out, the day of the release stands there, and `meta.warnings` says so.",
    )
    format: Format = Field(
        default="json",
        description="`text` answers nothing but the citation, in the style's own media type: to save it as a file "
        "that a reference manager opens.",
    )

    @property
    def language(self) -> Language:
        """The language of the wording."""
        return "ja" if self.lang == "ja" else "en"


class CitationEntry(Shape):
    """One thing that is cited, and how it is written in the style."""

    id: str = Field(description="Id of the source, or a key for our record.", examples=["mofa-forum-2025"])
    author: str = Field(description="Who says it.", examples=["Reuters"])
    title: str = Field(description="Its title, in its own language.", examples=["Members: Japan"])
    site: str | None = Field(
        description="Where it was read, if not at the author's own place; else null.", examples=["The Star"]
    )
    published: str | None = Field(description="When it was published (EDTF), or null.", examples=["2025-03-25"])
    accessed: str = Field(description="When it was looked at.", examples=["2026-11-25"])
    url: str | None = Field(description="Its address, or null.", examples=["/v1/members/jpn?release=2026.11.0"])
    language: str = Field(description="Language of its title (ISO 639-1).", examples=["en"])
    text: str = Field(
        description="The reference in the style.",
        examples=["IOM Facts. (2026). Members: Japan (Version 2026.11.0) [Dataset]."],
    )

    @classmethod
    def of(cls, cited: Reference, text: str) -> "CitationEntry":
        names = ("id", "author", "title", "site", "published", "accessed", "url", "language")
        return cls(**{name: getattr(cited, name) for name in names}, text=text)


class RecordCitation(Shape):
    """How to cite a record: our statement of it, and the sources that it rests on."""

    type: Literal["citation"] = Field(description="The kind of answer.", examples=["citation"])
    id: str = Field(description="Id of the record that is cited.", examples=["jpn"])
    style: str = Field(description="The style.", examples=["sentence"])
    lang: str = Field(description="Language of the wording.", examples=["en"])
    media_type: str = Field(description="Media type of `text`, as `format=text` answers it.", examples=["text/plain"])
    text: str = Field(
        description="All of it, ready to copy: in the style `sentence` the fact with who says so, else the list of "
        "references, sources first.",
        examples=["Japan has been a member of the International Organization for Migration (IOM) since 1993."],
    )
    record: CitationEntry = Field(description="The record itself, as an entry of the data set.")
    sources: list[CitationEntry] = Field(
        description="The sources that it rests on, in the order of the record; empty where the record is our own."
    )


class CitationLinks(Shape):
    """Links of a citation."""

    self: str = Field(description="This answer.", examples=["/v1/members/jpn/cite"])
    about: str = Field(description="The record that is cited.", examples=["/v1/members/jpn"])


class CitationAnswer(Shape):
    """A citation in the common envelope."""

    data: RecordCitation
    meta: RecordMeta
    links: CitationLinks
