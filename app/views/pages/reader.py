"""Who reads a page: a language and a release, and how single values are written for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from app.core.vocabulary import COUNTRIES, SLUG_PATTERN
from app.views.pages.addresses import page_address
from app.views.pages.dates import is_date, worded
from app.views.pages.described import NOTHING, Described
from app.views.pages.pieces import Piece
from app.views.pages.vocabulary import RECORD_TYPES, Vocabulary, site_words, value_label

Document = Mapping[str, Any]

REFERENCES = {
    "claims": "claims",
    "event": "history-events",
    "indicator": "indicators",
    "observation": "observations",
    "observations": "observations",
    "origin": "origins",
    "people": "people",
    "person": "people",
    "series": "forum-series",
    "source": "sources",
    "sources": "sources",
    "uncertain": "members",
}
"""The collection that an id is of, by the key it stands at."""

DATES = frozenset(
    [
        "date",
        "period",
        "published",
        "adopted",
        "in_force",
        "born",
        "died",
        "joined",
        "since",
        "started",
        "ended",
        "year",
        "years",
        "missing_years",
        "first_year",
        "last_year",
        "counted_on",
        "from",
        "to",
    ]
)
UNGROUPED = frozenset({"edition", "order", "year"})
"""Numbers that are names and have no thousands."""

NAMED_VALUES = frozenset({"area", "found_in", "kind", "lane", "scheme"})
TYPES = frozenset({"type", "record_type"})

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")

FIGURE_PARTS = frozenset(
    [
        "value",
        "value_number",
        "value_min",
        "value_max",
        "unit",
        "display",
        "link",
        "observation",
        "decimals",
        "basis",
        "formula",
        "working",
        "among",
        "tied",
        "since",
        "percent",
    ]
)
"""The parts of a figure that its wording has in it or that its own page shows."""


@dataclass(frozen=True)
class Reader:
    """Writes single values in a language, as a release names them."""

    language: str
    vocabulary: Vocabulary
    members: frozenset[str]
    """Ids of members: countries that have a page."""

    def text(self, texts: Mapping[str, str]) -> str:
        """Choose the reader's language."""
        return texts[self.language]

    def page(self, address: str) -> str:
        """Give the page of an address of the API."""
        return page_address(address, self.language)

    def word(self, key: str) -> str:
        """Give a word of the site."""
        return site_words(self.language)[key]

    def code(self, code_list: str, code: str, href: str = "") -> Piece:
        """Write a code by its label."""
        return Piece(
            self.vocabulary.label(code_list, code, self.language),
            href,
            self.vocabulary.definition(code_list, code, self.language),
        )

    def record(self, collection: str, record_id: str, name: str = "") -> Piece:
        """Write a reference to a record."""
        return Piece(name or record_id, self.page(f"/v1/{collection}/{record_id}"))

    def piece(self, key: str, value: Any, below: Described = NOTHING) -> Piece | None:
        """Write a value as one piece of text; None if it has more to it."""
        if isinstance(value, dict):
            return self._of_object(key, value)
        if isinstance(value, list):
            return None
        if isinstance(value, bool):
            return Piece(self.word("yes" if value else "no"))
        if isinstance(value, int | float):
            return Piece(str(value) if key in UNGROUPED else f"{value:,}")
        return self._of_string(key, str(value), below)

    def _of_object(self, key: str, value: Document) -> Piece | None:
        names = set(value)
        if names == {"ja", "en"}:
            return Piece(self.text(value))
        if names == {"code", "name"}:
            return self.country(value["code"], self.text(value["name"]))
        if names in ({"id", "name"}, {"id", "label"}):
            name = self.text(value.get("name") or value["label"])
            return self.record(REFERENCES[key], value["id"], name) if key in REFERENCES else Piece(name)
        if names == {"id", "link"}:
            return Piece(value["id"], self.page(value["link"]))
        return self.figure(value) if "display" in names and names <= FIGURE_PARTS else None

    def figure(self, value: Document) -> Piece:
        """Write a figure in words, leading to its sources."""
        words = self.text(value["display"])
        if value.get("percent"):
            words = f"{words} ({self.text(value['percent']['display'])})"
        return Piece(words, self.page(value.get("link") or ""))

    def country(self, code: str, name: str = "") -> Piece:
        """Write a country; it leads to its page as a member, if it is one."""
        href = self.page(f"/v1/members/{code.lower()}") if code.lower() in self.members else ""
        return Piece(name or self.vocabulary.label(COUNTRIES, code, self.language), href, code)

    def _of_string(self, key: str, value: str, below: Described) -> Piece:
        collection = below.collection or REFERENCES.get(key, "")
        if below.code_list == COUNTRIES:
            return self.country(value)
        if below.code_list:
            return self.code(below.code_list, value)
        if key in TYPES:
            return self.code(RECORD_TYPES, value)
        if collection == "members" and self.vocabulary.has(value.upper()):
            return self.country(value.upper())
        if collection and re.fullmatch(SLUG_PATTERN, value):
            return self.record(collection, value)
        if key in DATES and is_date(value):
            return Piece(worded(value, self.language))
        if value.startswith(("https://", "http://")):
            return Piece(urlsplit(value).netloc, value, lang="en")
        if value.startswith("/"):
            return Piece(value, self.page(value), lang="en")
        return self._of_words(key, value)

    def _of_words(self, key: str, value: str) -> Piece:
        if key in NAMED_VALUES:
            return Piece(value_label(value, self.language))
        if key != "id" and _DECIMAL.fullmatch(value):
            return Piece(f"{Decimal(value):,f}")
        return Piece(value)
