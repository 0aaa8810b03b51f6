"""Errors about values, worded in both languages: the same for a parameter and for a seed file."""

from collections.abc import Iterable

from pydantic_core import PydanticCustomError

MAX_ALLOWED_SHOWN = 60
MAX_WORD_COMPARED = 80
MAX_VALUE_SHOWN = 80

MIN_LIKENESS = 60
"""How like a word must be to be suggested: 0 to 100, by edit distance."""


def malformed(*, en: str, ja: str, allowed: Iterable[str] = (), did_you_mean: str | None = None) -> PydanticCustomError:
    """Make the error that a validator raises: what is wrong in both languages, and what is allowed."""
    context = {"en": en, "ja": ja, "allowed": list(allowed), "did_you_mean": did_you_mean}
    return PydanticCustomError("malformed", "{en}", context)


def shown(value: object) -> str:
    """Quote a value, cut to a readable length."""
    text = repr(value)
    return text if len(text) <= MAX_VALUE_SHOWN else text[: MAX_VALUE_SHOWN - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Name the known word most like `word`, or None if none is like it.

    Case, spaces and underscores do not count: "History_Events" is near "history-events".
    """
    # Imported late: a server that meets no mistakes starts without it.
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        word[:MAX_WORD_COMPARED], list(known), scorer=fuzz.ratio, processor=_fold, score_cutoff=MIN_LIKENESS
    )
    return found[0] if found else None


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
