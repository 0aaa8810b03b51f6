"""Writes what SQLite is asked as PostgreSQL takes it: statements, and what they ask of the full-text table.

Queries are written once, for SQLite. PostgreSQL chooses indexes itself, numbers its parameters, and has no FTS5: what
is looked for stands in an array of grams, by level; that words adjoin is told by the grams in their order.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from app.core.matching import COLUMNS

STATEMENTS_KEPT = 4096
"""Translations of texts that only name columns, and so of no more than the filters of a collection can be put together
to; those used least are made again."""

LEVELS = ("title", "text", "quotes")
"""The last of the columns that are searched together, which are always the first ones."""

BY_PREFIX = "*"
"""After a character in the array of grams: a gram begins with it."""

_INDEX = re.compile(r" (?:NOT INDEXED|INDEXED BY \w+)")
_JOIN = re.compile(r"\bCROSS JOIN\b")
"""With it SQLite is told to keep the order of tables; PostgreSQL takes no ON after it."""

_NUMBER = re.compile(r"\browid\b")
_PLACE = re.compile(r"(search MATCH )?\?(\d*)")
_TOKEN = re.compile(r'"(?P<phrase>[^"]*)"(?P<prefix>\*?)|\{(?P<columns>[a-z ]+)\} :|(?P<sign>\(|\)|AND|OR|NOT)')


_FOUND = "SELECT number FROM search WHERE"


class Statement(NamedTuple):
    """A statement with numbered parameters, of which some ask the full-text table."""

    pieces: Sequence[str]
    """The text, parted where a condition on the full-text table belongs."""

    expressions: Sequence[int]
    """Which parameter, from 0, is asked in each of these places."""


@lru_cache(STATEMENTS_KEPT)
def translated(sql: str) -> Statement:
    """Write a statement for PostgreSQL."""
    unnumbered = count(1)
    expressions: list[int] = []

    def place(match: re.Match[str]) -> str:
        number = int(match[2] or next(unnumbered))
        if match[1]:
            expressions.append(number - 1)
            return "\0"
        return f"${number}"

    text = _NUMBER.sub("number", _JOIN.sub("JOIN", _INDEX.sub("", sql)))
    return Statement(_PLACE.sub(place, text).split("\0"), expressions)


def asked(sql: str, parameters: Sequence[Any]) -> tuple[str, list[Any]]:
    """Write a statement and its parameters for PostgreSQL."""
    pieces, expressions = translated(sql)
    values = [_text(value) if isinstance(value, str) else value for value in parameters]
    written = pieces[0]
    for piece, place in zip(pieces[1:], expressions, strict=True):
        # The expression itself is named too: a parameter that no part of a statement names has no type.
        written += f"(${place + 1}::text <> '' AND {_Matching(values).condition(parameters[place])}){piece}"
    return written, values


def _text(value: str) -> str:
    """PostgreSQL takes no NUL; no text in a store has it, or what stands for it here and sorts next to it."""
    return value.replace("\0", "\1") if "\0" in value else value


class _Matching:
    """Writes an expression of FTS5, as far as `app.core.matching` and search write them, as a condition.

    What is looked for is added to `values`, the parameters of the statement.
    """

    def __init__(self, values: list[Any]) -> None:
        self._values = values

    def condition(self, expression: str) -> str:
        # OFFSET keeps the two selections apart: the database does not know how dear it is to look into one row, and
        # would go through all of a collection instead of asking the index.
        return f"search.number IN ({_FOUND} {self._joined(_TOKEN.finditer(expression), COLUMNS)} OFFSET 0)"

    def _joined(self, tokens: Iterator[re.Match[str]], columns: Sequence[str]) -> str:
        """Write what stands up to the closing bracket or the end; columns that are named hold for the next part."""
        written, within = "", columns
        for token in tokens:
            if token["sign"] == ")":
                break
            if token["columns"]:
                within = token["columns"].split()
                continue
            if token["sign"] == "(":
                written += f"({self._joined(tokens, within)})"
            elif token["sign"]:
                # NOT stands between two whole questions, and in no brackets.
                written += f" EXCEPT {_FOUND} " if token["sign"] == "NOT" else f" {token['sign']} "
            else:
                written += self._phrase(token["phrase"], within, by_prefix=bool(token["prefix"]))
            within = columns
        return written

    def _phrase(self, phrase: str, columns: Sequence[str], *, by_prefix: bool) -> str:
        grams = phrase.split(" ")
        marked = [*grams[:-1], grams[-1] + BY_PREFIX] if by_prefix else grams
        level = str(LEVELS.index(columns[-1]))
        holds = f"found_by @> {self._parameter([level + gram for gram in dict.fromkeys(marked)])}::varchar[]"
        if len(grams) == 1:
            return holds
        adjoining = self._parameter(f" {phrase}" if by_prefix else f" {phrase} ")
        among = " OR ".join(f"strpos({column}, {adjoining}) > 0" for column in columns)
        return f"({holds} AND ({among}))"

    def _parameter(self, value: Any) -> str:
        self._values.append(value)
        return f"${len(self._values)}"
