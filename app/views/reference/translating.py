"""The OpenAPI document in Japanese: what is written in English in the code has its Japanese in `japanese.json`."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from app.facts.resources import RESOURCES, VIEWS

WRITTEN = Path(__file__).with_name("japanese.json")

_TEXTS = frozenset({"summary", "description"})
_UNTOUCHED = frozenset({"example", "examples", "enum", "const", "default"})
"""What is data within the document, not words about it."""

_PARTS = re.compile(
    r"(?P<text>.*?)"
    r"(?: Default: (?P<default>`[^`]*`)\.)?"
    r"(?:(?:\n\n)?Example: (?P<example>\[`[^`]*`\]\(.*\)))?\Z",
    re.DOTALL,
)
"""A text, and what is added to it for an operation: the default of `sort`, and the address of an example."""


@cache
def japanese() -> dict[str, str]:
    """Give the Japanese of each English text: the written ones, and the summaries of collections."""
    written: dict[str, str] = from_json(WRITTEN.read_bytes())
    summaries = {
        f"{one.title.ja} – {one.summary.en}": f"{one.title.ja} – {one.summary.ja}" for one in (*RESOURCES, *VIEWS)
    }
    return {**written, **summaries}


def in_japanese(node: Any) -> Any:
    """Translate all descriptions and summaries; a text that has no Japanese stays as it is."""
    if isinstance(node, list):
        return [in_japanese(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {key: _translated(key, value) for key, value in node.items()}


def _translated(key: str, value: Any) -> Any:
    if key in _UNTOUCHED:
        return value
    if key in _TEXTS and isinstance(value, str):
        return in_words(value)
    return in_japanese(value)


def in_words(text: str) -> str:
    """Translate one text with what was added to it."""
    parts = parted(text)
    words = japanese().get(parts["text"], parts["text"])
    if parts["default"]:
        words = f"{words} 省いたとき: {parts['default']}。"
    return "\n\n".join(one for one in (words, f"例: {parts['example']}" if parts["example"] else "") if one)


def parted(text: str) -> dict[str, str]:
    """Part a text from what was added to it."""
    return next(_PARTS.finditer(text)).groupdict("")
