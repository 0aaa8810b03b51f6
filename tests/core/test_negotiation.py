"""Content negotiation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.negotiation import preferred_language, preferred_media_type

OFFERED = ("application/json", "text/html")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        ("en-US,en;q=0.9,ja;q=0.8", "en"),
        ("fr", "en"),
        ("fr, ja;q=0.1", "ja"),
        ("*", "en"),
        ("en;q=0, *", "ja"),
        ("JA", "ja"),
        ("ja;q=nonsense", "en"),
        (";;;,,,q=", "en"),
    ],
)
def test_the_language_is_the_one_liked_best(header: str, language: str) -> None:
    assert preferred_language(header) == language


@pytest.mark.parametrize(
    ("header", "media_type"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/*", "text/html"),
        ("application/*;q=0.2, text/html;q=0.1", "application/json"),
        ("application/xml", None),
        ("application/json;q=0", None),
        ("application/json;q=0, */*", "text/html"),
        ("image/png, */*;q=0", None),
        ("text/html;q=NaN", None),
    ],
)
def test_the_media_type_is_the_one_liked_best(header: str, media_type: str | None) -> None:
    assert preferred_media_type(header, OFFERED) == media_type


@given(st.text())
def test_any_header_is_answered(header: str) -> None:
    assert preferred_language(header) in ("en", "ja")
    assert preferred_media_type(header, OFFERED) in (*OFFERED, None)
