"""The shelf from which the store is taken."""

import time
from pathlib import Path

import pytest

from app.core.store import RECHECK_SECONDS, Shelf


def test_a_store_that_is_missing_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    shelf = Shelf(tmp_path / "facts.sqlite")

    for _ in range(2):
        assert shelf.current() is None
        time.sleep(RECHECK_SECONDS)

    assert len(caplog.messages) == 1
    assert caplog.messages[0].endswith("make it with: python -m app seed")
