"""What a page is made of: pieces of text, values, fields and cards."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["line", "list", "table", "cards", "fields"]


class Piece(NamedTuple):
    """A piece of text."""

    text: str
    href: str = ""
    """Where it leads; empty if nowhere."""

    note: str = ""
    """What it means, for those who ask."""

    lang: str = ""
    """Its language, where that may be another than the page's."""


class Quote(NamedTuple):
    """A citation: what a source says, in its own words."""

    words: str
    lang: str
    note: str
    source: Piece
    about: str
    """Publisher, kind and date."""

    url: str
    """Where to read it; empty if nowhere."""

    copied: bool
    """Whether `url` is that of a copy."""


class Value(NamedTuple):
    """What stands in a field, in one of several forms."""

    kind: Kind
    pieces: Sequence[Piece] = ()
    head: Sequence[str] = ()
    rows: "Sequence[Sequence[Sequence[Piece]]]" = ()
    cards: "Sequence[Card]" = ()
    fields: "Sequence[Field]" = ()


class Field(NamedTuple):
    """A value with its label."""

    key: str
    label: str
    value: Value


class Card(NamedTuple):
    """Something within a record that has fields of its own."""

    title: Piece | None
    quotes: Sequence[Piece]
    fields: Sequence[Field]
    sources: Sequence[Quote]
