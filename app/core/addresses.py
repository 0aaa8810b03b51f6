"""Addresses as they were asked for, and their one canonical form."""

import re
from urllib.parse import unquote

_TRACKING = re.compile(r"utm_\w*|fbclid|gclid")
_PERHAPS_TRACKED = re.compile(rb"utm_|clid|%")


def without_tracking(query: bytes) -> bytes:
    """Drop the parameters that other sites add to links."""
    if not _PERHAPS_TRACKED.search(query):
        return query
    parts = query.decode("latin-1").split("&")
    kept = [part for part in parts if not _TRACKING.fullmatch(unquote(part.partition("=")[0]))]
    return query if len(kept) == len(parts) else "&".join(kept).encode("latin-1")


def canonical_query(query: bytes) -> bytes:
    """Order parameters by name: their order has no meaning, but that of one parameter's values may have."""
    if b"&" not in query:
        return query
    parts: list[bytes] = query.split(b"&")
    return b"&".join(sorted(parts, key=lambda part: bytes(part).partition(b"=")[0]))


def without_slash(raw_path: bytes) -> bytes | None:
    """Give the path without its trailing slash; None if it has none."""
    if raw_path == b"/" or not raw_path.endswith(b"/"):
        return None
    # One slash only: "//host/" would lead away from here.
    return b"/" + raw_path.strip(b"/")


def is_pinned(query: bytes) -> bool:
    """Tell whether an address names a release: what it answers never changes."""
    return query.startswith(b"release=") or b"&release=" in query
