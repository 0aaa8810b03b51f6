"""Marks in a record's texts what was asked for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import Any, NamedTuple

from app.core.matching import BETWEEN_FOLDED, BETWEEN_TEXTS, MOVED

MAX_SNIPPETS = 4
MAX_RANGES = 20
SNIPPET_CHARACTERS = 200
BEFORE_CHARACTERS = 60
"""How much of a long text is shown before the first place."""

CUT = "…"

Range = tuple[int, int]
Patterns = Sequence[re.Pattern[str]]

Found = tuple[int, list[Range], set[int]]
"""A text that has what was asked for: where it begins in the folded texts of its record, where in it terms stand, and
which."""


class Texts(NamedTuple):
    """The texts of a record one after the other, as stored for marking: see `app.core.tables.SearchRecordRow`."""

    fields: str
    texts: str
    folded: str


def snippets(kept: Texts, patterns: Patterns) -> list[dict[str, Any]]:
    """Show where in its texts a record was found: first the texts that have a term which none before has."""
    seen: set[int] = set()
    telling: list[Found] = []
    others: list[Found] = []
    for text in _with_terms(kept.folded, patterns):
        terms = text[-1]
        (others if terms <= seen else telling).append(text)
        seen |= terms
        if len(seen) == len(patterns) and len(telling) + len(others) >= MAX_SNIPPETS:
            break
    fields, texts = kept.fields.split(BETWEEN_TEXTS), kept.texts.split(BETWEEN_TEXTS)
    shown = []
    for begin, spans, _ in [*telling, *others][:MAX_SNIPPETS]:
        place = kept.folded.count(BETWEEN_FOLDED, 0, begin)
        field, _, moved = fields[place].partition(MOVED)
        shown.append(_snippet(field, texts[place], _joined(_moved(spans, moved) if moved else spans)))
    return shown


def _with_terms(folded: str, patterns: Patterns) -> Iterator[Found]:
    """Yield the texts that have a term, in their order."""
    begin = end = 0
    spans: list[Range] = []
    terms: set[int] = set()
    for start, stop, term in _places(folded, patterns):
        if start >= end:
            if spans:
                yield begin, spans, terms
            before, after = folded.rfind(BETWEEN_FOLDED, 0, start), folded.find(BETWEEN_FOLDED, start)
            begin = before + len(BETWEEN_FOLDED) if before >= 0 else 0
            end = after if after >= 0 else len(folded)
            spans, terms = [], set()
        spans.append((start - begin, stop - begin))
        terms.add(term)
    if spans:
        yield begin, spans, terms


def _places(folded: str, patterns: Patterns) -> Iterator[tuple[int, int, int]]:
    """Yield where each term stands, from the beginning to the end: first sign, the one after the last, and term."""
    each = [_places_of(folded, pattern, term) for term, pattern in enumerate(patterns)]
    return each[0] if len(each) == 1 else merge(*each)


def _places_of(folded: str, pattern: re.Pattern[str], term: int) -> Iterator[tuple[int, int, int]]:
    return ((match.start(), match.end(), term) for match in pattern.finditer(folded))


def _moved(ranges: Iterable[Range], moved: str) -> list[Range]:
    """Tell where ranges of a folded text stand in the text as written."""
    jumps = [(0, 0), *(tuple(map(int, jump.split(":"))) for jump in moved.split(","))]

    def origin(place: int) -> int:
        jumped, landed = jumps[bisect_right(jumps, (place + 1,)) - 1]
        return landed + place - jumped

    # A sign may be folded to several: the range ends after the whole sign.
    return [(origin(start), max(origin(end - 1) + 1, origin(end))) for start, end in ranges]


def _joined(spans: Iterable[Range]) -> list[Range]:
    """Bring ranges into order; those that touch or overlap are joined."""
    joined: list[Range] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _snippet(field: str, text: str, ranges: list[Range]) -> dict[str, Any]:
    if len(text) <= SNIPPET_CHARACTERS:
        return {"field": field, "text": text, "ranges": ranges[:MAX_RANGES]}
    begin = 0
    if ranges[0][0] > BEFORE_CHARACTERS:
        begin = min(ranges[0][0] - BEFORE_CHARACTERS, len(text) - SNIPPET_CHARACTERS)
    shown = text[begin : begin + SNIPPET_CHARACTERS]
    before, after = (CUT if begin else ""), (CUT if begin + len(shown) < len(text) else "")
    moved = [(start - begin + len(before), min(end - begin, len(shown)) + len(before)) for start, end in ranges]
    visible = [one for one in moved if one[0] < len(before) + len(shown)]
    return {"field": field, "text": before + shown + after, "ranges": visible[:MAX_RANGES]}
