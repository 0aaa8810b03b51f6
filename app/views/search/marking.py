"""Marks in a record's texts what was asked for."""

import re
from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import Any, NamedTuple

from app.core.grams import folded_with_origins

MAX_SNIPPETS = 4
MAX_RANGES = 20
SNIPPET_CHARACTERS = 200
BEFORE_CHARACTERS = 60
"""How much of a long text is shown before the first place."""

CUT = "…"

Range = tuple[int, int]
Patterns = Sequence[re.Pattern[str]]


class Marked(NamedTuple):
    """A text of a record, as stored for marking: see `_kept` in `app.seeding.searching`."""

    field: str
    text: str
    folded: str = ""
    moved: str = ""

    def compared(self) -> str:
        """Give the text as search compares it."""
        return self.folded or self.text.casefold()

    def ranges(self, patterns: Patterns) -> list[Range]:
        """Tell where what was asked for stands, in order; ranges that touch or overlap are joined."""
        folded, origins = folded_with_origins(self.text) if self.moved else (self.compared(), None)
        spans = [match.span() for pattern in patterns for match in pattern.finditer(folded)]
        return _joined(sorted(_range(origins, *span) if origins else span for span in spans))


def snippets(texts: Sequence[Sequence[str]], patterns: Patterns) -> list[dict[str, Any]]:
    """Show where in its texts a record was found: first the texts that have a term which none before has."""
    seen: set[int] = set()
    telling: list[Marked] = []
    others: list[Marked] = []
    for text in starmap(Marked, texts):
        folded = text.compared()
        terms = {place for place, pattern in enumerate(patterns) if pattern.search(folded)}
        if terms:
            (others if terms <= seen else telling).append(text)
            seen |= terms
        if len(seen) == len(patterns) and len(telling) + len(others) >= MAX_SNIPPETS:
            break
    return [_snippet(text.field, text.text, text.ranges(patterns)) for text in [*telling, *others][:MAX_SNIPPETS]]


def _range(origins: Sequence[int], start: int, end: int) -> Range:
    # A sign may be folded to several: the range ends after the whole sign.
    return origins[start], max(origins[end - 1] + 1, origins[end])


def _joined(found: Iterable[Range]) -> list[Range]:
    joined: list[Range] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _snippet(field: str, text: str, ranges: Sequence[Range]) -> dict[str, Any]:
    begin = 0
    if len(text) > SNIPPET_CHARACTERS and ranges[0][0] > BEFORE_CHARACTERS:
        begin = min(ranges[0][0] - BEFORE_CHARACTERS, len(text) - SNIPPET_CHARACTERS)
    shown = text[begin : begin + SNIPPET_CHARACTERS]
    before, after = (CUT if begin else ""), (CUT if begin + len(shown) < len(text) else "")
    moved = [(start - begin + len(before), min(end - begin, len(shown)) + len(before)) for start, end in ranges]
    visible = [one for one in moved if one[0] < len(before) + len(shown)]
    return {"field": field, "text": before + shown + after, "ranges": visible[:MAX_RANGES]}
