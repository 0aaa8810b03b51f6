"""What search is asked and what it answers."""

from typing import Annotated, Literal

from pydantic import Field

from app.core.envelope import Page, PageMeta
from app.core.matching import SearchText
from app.core.parameters import CommaList
from app.core.query import RecordQuery
from app.core.shapes import Identified, RecordLinks, Shape, Text
from app.core.vocabulary import CodeOf

DEFAULT_LIMIT = 20
MAX_LIMIT = 100

RecordType = Annotated[str, CodeOf("record-types")]
HowFound = Literal["whole-name", "name", "text", "elsewhere"]


class SearchQuery(RecordQuery):
    """The parameters of search."""

    q: SearchText = Field(
        description="Search text in Japanese or English, to 200 characters. White space parts words, and all of them "
        'must be found; `"…"` keeps a phrase together. Width, case, accents, old kanji and the two kana do not matter.',
        examples=["国連の関連機関"],
    )
    type: CommaList[RecordType] = Field(
        default=[], description="Only these kinds of record, comma-separated: `history-event,forum-event`."
    )
    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description=f"Finds per page, 1 to {MAX_LIMIT}.")
    cursor: str | None = Field(
        default=None, max_length=1000, description="Where the page begins: taken from `links.next`, never made up."
    )


class Snippet(Shape):
    """A text of the record in which something that was asked for stands."""

    field: str = Field(
        description="Dotted name of the field, with `.label` for the label of a code, and `other_names` for what the "
        "record, or a country in it, is also called.",
        examples=["summary.en"],
    )
    text: str = Field(
        description="The text, cut to about 200 characters around the first place; `…` stands for what was cut.",
        examples=["It became a related organization of the United Nations."],
    )
    ranges: list[tuple[int, int]] = Field(
        description="Where in `text` it stands: first character and the one after the last, counted from 0 in "
        "Unicode code points.",
        examples=[[[12, 32]]],
    )


class SearchHit(Identified):
    """A record that was found."""

    name: Text = Field(
        description="What the record is called.",
        examples=[{"ja": "国連の関連機関に", "en": "Related organization of the United Nations"}],
    )
    found_in: HowFound = Field(
        description="What decides the order: `whole-name` (what was asked for is a name, abbreviation, code or id of "
        "the record), then `name` (all words stand in its names), `text` (in its names and own texts), `elsewhere` (in "
        "countries, people, labels and dates that belong to it, and in the wording of its sources). Among equals the "
        "kind of record decides, then the number of citations, then the newer date.",
        examples=["name"],
    )
    matched: list[Snippet] = Field(description="Where it was found, at most 4 places, names first.")
    links: RecordLinks = Field(description="Where the record and its description are found.")


class Facet(Shape):
    """How many records of a kind were found."""

    type: str = Field(description="The kind of record.", examples=["history-event"])
    count: int = Field(description="How many, whatever `type` was asked for.", examples=[12])


class SearchMeta(PageMeta):
    """What holds for all finds."""

    facets: list[Facet] = Field(
        description="How many of each kind, in the order of search; also of kinds that `type` leaves out."
    )
    did_you_mean: str | None = Field(
        description="A text like the one asked for that finds something; null if something was found, or nothing is "
        "like it.",
        examples=["Rohingya"],
    )


class SearchPage(Page):
    """A page of finds."""

    data: list[SearchHit]
    meta: SearchMeta
