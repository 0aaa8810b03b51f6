"""Content negotiation: which of the forms we have the client prefers (RFC 9110, section 12)."""

from collections.abc import Sequence
from functools import lru_cache

LANGUAGES = ("en", "ja")
"""The languages of prose; the first is the default."""

JSON = "application/json"
PAGE = "text/html"
FORMS = (JSON, PAGE)
"""The forms of addresses that answer people as well as programs; the first is the default."""

MAX_HEADERS_KEPT = 128
"""How many headers what they mean is kept for: browsers and programs send but a few."""


def preferred_language(accept_language: str) -> str:
    """Choose the language of prose from an Accept-Language header; English if it names neither."""
    weights = {tag.partition("-")[0]: weight for tag, weight in reversed(weighted(accept_language))}
    anything = weights.get("*", 0.0)
    return max(LANGUAGES, key=lambda language: weights.get(language, anything))


def preferred_media_type(accept: str, offered: Sequence[str]) -> str | None:
    """Choose the media type to answer with; None if the client accepts none of those offered.

    No header means anything. Between types equally liked the first offered wins.
    """
    ranges = weighted(accept) or [("*/*", 1.0)]
    best = max(offered, key=lambda media_type: _weight(media_type, ranges))
    return best if _weight(best, ranges) > 0 else None


@lru_cache(MAX_HEADERS_KEPT)
def prefers_page(accept: bytes) -> bool:
    """Tell by an Accept header whether a client would rather have a page than data."""
    return preferred_media_type(accept.decode("latin-1"), FORMS) == PAGE


@lru_cache(MAX_HEADERS_KEPT)
def page_language(accept_language: bytes) -> str:
    """Choose the language of a page by an Accept-Language header."""
    return preferred_language(accept_language.decode("latin-1"))


@lru_cache(MAX_HEADERS_KEPT)
def takes(accept: bytes, content_type: bytes) -> bool:
    """Tell whether a client takes a media type; its parameters do not matter."""
    media_type = content_type.decode("latin-1").partition(";")[0]
    return preferred_media_type(accept.decode("latin-1"), (media_type,)) is not None


def _weight(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    weights = dict(ranges)
    main = media_type.partition("/")[0]
    for pattern in (media_type, f"{main}/*", "*/*"):
        if pattern in weights:
            return weights[pattern]
    return 0.0


def weighted(header: str) -> list[tuple[str, float]]:
    """Read a header of weighted choices, most liked first; what is malformed is passed over."""
    choices = []
    for choice in header.split(","):
        name, *parameters = (part.strip().casefold() for part in choice.split(";"))
        weight = next((value for value in parameters if value.startswith("q=")), "q=1").removeprefix("q=")
        try:
            choices.append((name, min(1.0, max(0.0, float(weight)))))
        except ValueError:
            continue
    return sorted((choice for choice in choices if choice[0]), key=lambda choice: -choice[1])
