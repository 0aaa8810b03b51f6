"""What a user's search text asks for, as a full-text expression, a condition on a collection, and a key."""

import re
from collections.abc import Sequence
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from app.core.grams import Piece, in_text, pieces, run_grams, without_no
from app.core.malformed import malformed

COLUMNS = ("title", "text", "links", "quotes")
"""Of the search table: what a record is called; its own texts and figures; names, codes and dates that it
leads to; the wording of its sources."""

COLLECTION_BITS = 26
"""A number in the search table is `collection << 26 | place`: up to 67 million records a collection, and
31 bits in all."""

BETWEEN_TEXTS = "\x1f"
BETWEEN_FOLDED = " X "
"""What stands between the texts that search keeps of a record: as written, and folded. A folded text has no capital, so
no question finds this one, and no term reaches over it."""

MOVED = "*"
"""After the field of a text whose characters stand elsewhere in the folded text: then, where they begin to stand
elsewhere, the places in both: `title.en*12:13,40:42`."""

MAX_QUESTION_LENGTH = 200

_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂«»", '"'))


class Term(NamedTuple):
    """Pieces that must adjoin: a word, a Japanese word, or a quoted phrase."""

    parts: tuple[Piece, ...]
    quoted: bool = False

    @property
    def spellings(self) -> Sequence[tuple[Piece, ...]]:
        """List the ways in which the term may be written; a quoted one is written as it is."""
        return (self.parts,) if self.quoted else tuple(dict.fromkeys((self.parts, without_no(self.parts))))

    @property
    def expression(self) -> str:
        """Write the term for FTS5; every token is quoted, so nothing in it is an operator."""
        written = [_phrase(parts) for parts in self.spellings]
        return written[0] if len(written) == 1 else f"({' OR '.join(written)})"

    @property
    def pattern(self) -> re.Pattern[str]:
        """Make the pattern that finds the term in a folded text."""
        return re.compile("|".join(in_text(parts).pattern for parts in self.spellings))


def _phrase(parts: tuple[Piece, ...]) -> str:
    tokens: list[str] = []
    for part in parts:
        tokens += run_grams(part.text) if part.is_run else [part.text]
    last = parts[-1]
    if last.is_run and len(last.text) > 1:
        tokens.pop()
    by_prefix = "*" if last.is_run and len(last.text) == 1 else ""
    return f'"{" ".join(tokens)}"{by_prefix}'


class Question(NamedTuple):
    """A search text as it was understood: all its terms must be found."""

    terms: tuple[Term, ...]

    @property
    def expression(self) -> str:
        """Write the question for FTS5."""
        return " AND ".join(term.expression for term in self.terms)

    @property
    def phrase(self) -> str:
        """Write for FTS5 that the terms adjoin, in their order."""
        parts = tuple(part for term in self.terms for part in term.parts)
        return Term(parts, quoted=any(term.quoted for term in self.terms)).expression

    @property
    def key(self) -> str:
        """Write the question as names are compared as a whole."""
        return key_of([part for term in self.terms for part in term.parts])


def question_of(text: str) -> Question:
    """Understand a search text: white space parts terms, quotes keep a phrase together, all else is text."""
    terms = []
    for match in _PARTS.finditer(text.translate(_QUOTES)):
        found = tuple(pieces(match[1] or match[2] or ""))
        if found:
            terms.append(Term(found, quoted=match[1] is not None))
    return Question(tuple(dict.fromkeys(terms)))


def key_of(parts: list[Piece]) -> str:
    """Write pieces as one key, by which whole names are equal whatever stands between their words."""
    key = ""
    for before, part in zip([None, *parts], parts, strict=False):
        key += f" {part.text}" if before and not before.is_run and not part.is_run else part.text
    return key


def _askable(text: str) -> str:
    if not question_of(text).terms:
        raise malformed(
            en="There is nothing to search for: give at least one letter, number or Japanese character.",
            ja="検索する語がありません。文字か数字を一つ以上指定してください。",
        )
    return text


SearchText = Annotated[str, Field(max_length=MAX_QUESTION_LENGTH), AfterValidator(_askable)]
"""A search text with something to search for in it."""
