"""Suggestions."""

import pytest

from app.core.malformed import nearest

KNOWN = ["country", "date_from", "date_to", "history-events", "valid_on", "un-system"]


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("contry", "country"),
        ("Country", "country"),
        ("date-from", "date_from"),
        ("History_Events", "history-events"),
        ("valid on", "valid_on"),
        ("un system", "un-system"),
        ("xyzzy", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_the_nearest_word_is_suggested(word: str, suggestion: str | None) -> None:
    assert nearest(word, KNOWN) == suggestion


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert nearest("country", []) is None
