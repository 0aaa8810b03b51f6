"""Suggests another text where nothing is found."""

from collections.abc import Mapping

from app.core.grams import fold
from app.core.matching import Question, question_of
from app.core.store import Store

MIN_LIKENESS = 65
"""How like a word must be to be suggested: 0 to 100, by edit distance."""

MAX_TERMS = 5
"""A longer text is no mistyped name."""


def suggestion(store: Store, text: str, question: Question) -> str | None:
    """Give a text like `text` that finds something, or None."""
    if len(question.terms) > MAX_TERMS:
        return None
    words = dict(store.rows("SELECT folded, word FROM search_word ORDER BY folded"))
    whole = _nearest(text, words)
    if whole is not None:
        return whole
    corrected = []
    for word in text.split():
        known = _finds(store, question_of(word))
        corrected.append(word if known else _nearest(word, words))
    candidate = " ".join(word for word in corrected if word)
    usable = all(corrected) and candidate != text and _finds(store, question_of(candidate))
    return candidate if usable else None


def _finds(store: Store, question: Question) -> bool:
    if not question.terms:
        return False
    return bool(store.rows("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (question.expression,)))


def _nearest(word: str, words: Mapping[str, str]) -> str | None:
    # Imported late: a server that finds everything starts without it.
    from rapidfuzz import fuzz, process

    found = process.extractOne(fold(word), list(words), scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS)
    return words[found[0]] if found else None
