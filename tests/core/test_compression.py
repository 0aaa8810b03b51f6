"""Content codings: which one a client gets, and that what is packed can be unpacked."""

import gzip

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from app.core.compression import CODINGS, compressed, preferred_coding
from app.core.ready import MESSAGE_BYTES, ReadyAnswer

UNPACK = {"zstd": zstd.decompress, "br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("br;q=0.5, gzip", "gzip"),
        ("*", "zstd"),
        ("zstd;q=0, *", "br"),
        ("gzip;q=0", ""),
        ("gzip;q=0, br;q=0, zstd;q=0, *;q=0", ""),
        ("identity, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip", "gzip"),
        ("GZIP", "gzip"),
        ("compress, x-unknown", ""),
        (";;;q=,,", ""),
    ],
)
def test_the_coding_is_the_one_liked_best(header: str, coding: str) -> None:
    assert preferred_coding(header.encode()) == coding


@given(st.binary())
def test_any_header_gets_a_coding_that_exists(header: bytes) -> None:
    assert preferred_coding(header) in ("", *CODINGS)


@pytest.mark.parametrize("coding", CODINGS)
@given(body=st.binary())
def test_what_is_packed_can_be_unpacked(coding: str, body: bytes) -> None:
    assert UNPACK[coding](compressed(body, coding)) == body


@pytest.mark.parametrize(("media_type", "length"), [(b"application/json", 511), (b"image/png", 5_000)])
def test_what_would_not_become_smaller_is_sent_as_it_is(media_type: bytes, length: int) -> None:
    answer = ReadyAnswer("name", [(b"content-type", media_type)], [], b"x" * length)

    headers, body = answer.parts("gzip")

    assert body["body"] == b"x" * length
    assert dict(headers) == {
        b"content-type": media_type,
        b"etag": b'"name"',
        b"content-length": str(length).encode(),
    }
    assert answer.size == MESSAGE_BYTES + length
