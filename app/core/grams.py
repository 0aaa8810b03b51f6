"""The one way in which texts and questions are taken apart for search.

Japanese has no spaces between words: a run of it becomes its bigrams and its last character alone, so that
terms of one character (by prefix), two (by equality) and more (as phrases) are found exactly. What has
spaces becomes words. Both after folding: width, case, accents, old kanji, the two kana, dashes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from app.core.kanji import MODERN

MAX_CHARACTERS_KEPT = 20_000
"""Foldings kept; a hostile client could otherwise fill the memory with every character there is."""

WORDS_KEPT = 20_000
"""Words whose singular is remembered."""

_VOICED = "\u3099\u309a"
"""Combining marks that make が of か: they make another letter, as accents do not."""

_HIRAGANA = range(0x3041, 0x3097)
_TO_KATAKANA = 0x60
_CHARACTERS = {
    **MODERN,
    **dict.fromkeys("‐‑‒–—―−﹘⸺", "-"),
    **dict(zip("ヵヶゝゞ゠ıłøđ", "カカヽヾ・ilod", strict=True)),
    "æ": "ae",
    "œ": "oe",
}
_DROPPED = frozenset({"Mn", "Mc", "Me", "Cf"})

_RUN = (
    "々〆〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323afァ-ヺーヽヾ가-힣"
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u1000-\u102a\u1780-\u17b3"
)
"""Scripts that are written without spaces: Japanese, Chinese, Thai, Burmese, Khmer; and Hangul, whose words carry
endings."""

_PIECE = re.compile(rf"(?P<run>[{_RUN}]+)|(?P<word>[^\W_{_RUN}]+)")
_MARKED = re.compile(f".?[{_VOICED}]+", re.DOTALL)
_CONTEXT = re.compile(
    r"-(?<=[ァ-ヺ]-)(?!-)"
    r"|[・=](?<=[ァ-ヺー][・=])(?=[ァ-ヺ])"
    r"|,(?<=\d,)(?=\d{3}(?!\d))"
    r"|\.(?<=(?<![^\W_])[a-z]\.)(?=[a-z](?![^\W_]))"
)
"""What depends on its neighbours: a dash that stands for ー, the point or double hyphen in a Japanese name, the
comma in 20,000, the full stops in U.S.A. Each begins with the character itself, which is 20 times faster."""


_NO = re.compile("(?<=[\u3400-\u9fff])ノ(?=[\u3400-\u9fff])")


class Piece(NamedTuple):
    """A run of Japanese or a word, folded."""

    text: str
    is_run: bool


class _Folding(dict[int, str]):
    """What each character is folded to, found when it is first met."""

    def __init__(self) -> None:
        self.keeping_places: set[str] = set()
        """Characters, of those met, that are folded to one."""

    def __missing__(self, code: int) -> str:
        folded = "".join(map(_fold_character, _plain(chr(code))))
        if len(self) < MAX_CHARACTERS_KEPT:
            self[code] = folded
            if len(folded) == 1:
                self.keeping_places.add(chr(code))
        return folded


def _plain(character: str) -> str:
    """Take away width, case and accents."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = (part for part in parts if part in _VOICED or unicodedata.category(part) not in _DROPPED)
    return unicodedata.normalize("NFC", "".join(kept))


def _fold_character(character: str) -> str:
    if ord(character) in _HIRAGANA:
        character = chr(ord(character) + _TO_KATAKANA)
    return _CHARACTERS.get(character, character)


_FOLDING = _Folding()


def _with_mark(match: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", match[0][:2])
    return composed if len(composed) == 1 and composed not in _VOICED else match[0][0].strip(_VOICED)


def _in_context(match: re.Match[str]) -> str:
    return "ー" if match[0] == "-" else ""


_STEPS = ((_MARKED, _with_mark), (_CONTEXT, _in_context))


def fold(text: str) -> str:
    """Write a text as search compares it."""
    folded = text.casefold() if text.isascii() else text.translate(_FOLDING)
    for pattern, written in _STEPS:
        folded = pattern.sub(written, folded)
    return folded


def folded_with_origins(text: str) -> tuple[str, list[int]]:
    """Fold a text and tell, for each character of the result and for its end, where in `text` it comes from."""
    parts = [_FOLDING[ord(character)] for character in text]
    folded = "".join(parts)
    origins = [place for place, part in enumerate(parts) for _ in part]
    for pattern, written in _STEPS:
        folded, origins = _rewritten(folded, origins, pattern, written)
    return folded, [*origins, len(text)]


def _rewritten(
    text: str, origins: list[int], pattern: re.Pattern[str], written: Callable[[re.Match[str]], str]
) -> tuple[str, list[int]]:
    """Do what `pattern.sub(written, text)` does, and keep track of the origins."""
    result, kept, done = "", list[int](), 0
    for match in pattern.finditer(text):
        new = written(match)
        result += text[done : match.start()] + new
        kept += origins[done : match.start()] + [origins[match.start()]] * len(new)
        done = match.end()
    return result + text[done:], [*kept, *origins[done:]]


def keeps_places(text: str, folded: str) -> bool:
    """Tell whether each character of a text stands at its own place in the folded text too."""
    if len(folded) != len(text):
        return False
    known = _FOLDING.keeping_places
    return known.issuperset(text) or all(len(_FOLDING[ord(character)]) == 1 for character in set(text) - known)


def pieces(text: str) -> list[Piece]:
    """Take a text apart into runs of Japanese and words, folded."""
    return pieces_of_folded(fold(text))


def pieces_of_folded(folded: str) -> list[Piece]:
    """Take apart a text that has been folded."""
    return [
        Piece(run, is_run=True) if run else Piece(singular(word), is_run=False) for run, word in _PIECE.findall(folded)
    ]


def grams(text: str) -> list[str]:
    """List what a text is found by, in its order."""
    return grams_of_folded(fold(text))


def grams_of_folded(folded: str) -> list[str]:
    """List the same of a text that has been folded."""
    found: list[str] = []
    for run, word in _PIECE.findall(folded):
        found += run_grams(run) if run else [singular(word)]
    return found


def run_grams(run: str) -> list[str]:
    """List the bigrams of a run and its last character alone, by which a term of one character finds it."""
    return [run[place : place + 2] for place in range(len(run))]


@lru_cache(WORDS_KEPT)
def singular(word: str) -> str:
    """Fold the regular English plurals: "cuts" is found by "cut" and the other way round."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def in_text(parts: Iterable[Piece]) -> re.Pattern[str]:
    """Make the pattern by which adjoining pieces are found in a folded text, as the index finds them."""
    return re.compile(r"[\W_]*".join(map(_in_text, parts)))


def _in_text(piece: Piece) -> str:
    if piece.is_run:
        return re.escape(piece.text)
    by_ies = piece.text.endswith("y")
    stem = re.escape(piece.text[:-1] if by_ies else piece.text)
    ending = "(?:y(?:e?s)?|ies)" if by_ies else "(?:e?s)?"
    # The word stands before what must not precede it: a pattern that begins with letters is found 10 times faster.
    return rf"{stem}(?<![^\W_{_RUN}]{stem}){ending}(?![^\W_{_RUN}])"


def without_no(parts: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leave out each の between kanji: 国連の関連機関 is also written 国連関連機関."""
    return tuple(Piece(_NO.sub("", part.text), part.is_run) for part in parts)
