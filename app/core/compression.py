"""Content codings: which one a client gets (RFC 9110, section 12.5.3), and how bytes are put into it."""

from collections.abc import Callable
from functools import lru_cache

from app.core.negotiation import MAX_HEADERS_KEPT, weighted

CODINGS = ("zstd", "br", "gzip")
"""The codings we have; of those a client likes equally the first is taken, for it is the smallest and fastest."""

IDENTITY = ""

MIN_BYTES = 512
"""Below, the headers of a coding weigh more than it saves."""

COMPRESSED_TYPES = (b"application/", b"text/", b"image/svg")
"""Beginnings of media types that become smaller; pictures and fonts are compressed in themselves."""


@lru_cache(MAX_HEADERS_KEPT)
def preferred_coding(accept_encoding: bytes) -> str:
    """Choose the coding for a client from its Accept-Encoding header; `IDENTITY` if it takes none of ours."""
    weights = dict(reversed(weighted(accept_encoding.decode("latin-1"))))
    anything = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: weights.get(coding, anything))
    weight = weights.get(best, anything)
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else IDENTITY


def compressed(body: bytes, coding: str) -> bytes:
    """Put `body` into a coding, at the level at which the first client to ask need not wait."""
    return _COMPRESSORS[coding](body)


def _zstd(body: bytes) -> bytes:
    # Imported late, as the others: a server that nobody asks for a coding does without.
    from backports import zstd

    return zstd.compress(body, 3)


def _brotli(body: bytes) -> bytes:
    import brotli

    packed: bytes = brotli.compress(body, quality=1)
    return packed


def _gzip(body: bytes) -> bytes:
    # ISA-L: as small as zlib's level 1 in a quarter of the time.
    from isal import isal_zlib

    return isal_zlib.compress(body, 2, GZIP_WINDOW)


GZIP_WINDOW = 31
"""zlib's way to say: 32 KB window, in a gzip file."""

_COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {"zstd": _zstd, "br": _brotli, "gzip": _gzip}
