"""Texts whose words follow Zipf's law: drawn from those of the real dossier, by how often it has them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_JAPANESE = re.compile(r"[\u4e00-\u9fff]{1,4}|[ァ-ヺー]{2,}|[ぁ-ゖ]{1,3}")
"""Japanese has no spaces: its pieces end where its script changes."""


class Words:
    """The words of one language, the most frequent first."""

    def __init__(self, words: Sequence[str], gap: str, end: str) -> None:
        self._words = words
        self._gap = gap
        self._end = end

    def some(self, random: Random, count: int) -> str:
        """Draw some words; each is as frequent as Zipf's law has it."""
        words, size, draw = self._words, len(self._words) + 1, random.random
        return self._gap.join([words[int(size ** draw()) - 1] for _ in range(count)])

    def sentence(self, random: Random, count: int) -> str:
        """Draw a sentence."""
        return self.some(random, count) + self._end


class Vocabulary:
    """The words of both languages."""

    def __init__(self, dossier: Mapping[str, Any]) -> None:
        japanese, english = Counter[str](), Counter[str]()
        for text in _texts(dossier):
            japanese.update(_JAPANESE.findall(text["ja"]))
            english.update(_ENGLISH.findall(text["en"]))
        self.japanese = Words(_by_frequency(japanese), "", "。")
        self.english = Words(_by_frequency(english), " ", ".")

    def name(self, random: Random, japanese: int, english: int) -> dict[str, str]:
        """Make a name or title of so many words in each language."""
        return {"ja": self.japanese.some(random, japanese), "en": self.english.some(random, english)}

    def text(self, random: Random, japanese: int, english: int) -> dict[str, str]:
        """Make a sentence of so many words in each language."""
        return {"ja": self.japanese.sentence(random, japanese), "en": self.english.sentence(random, english)}


def _by_frequency(words: Counter[str]) -> list[str]:
    return sorted(words, key=lambda word: (-words[word], word))


def _texts(value: object) -> Iterator[Mapping[str, str]]:
    """Find every text in both languages."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        if value.keys() == {"ja", "en"}:
            yield value
        else:
            for below in value.values():
                yield from _texts(below)
