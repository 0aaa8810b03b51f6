"""The shelf from which the store is taken."""

import threading
import time
from pathlib import Path

import pytest

from app.core.sqlite import SQLiteShelf
from app.core.store import RECHECK_SECONDS, Store


def test_a_store_that_is_missing_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    shelf = SQLiteShelf(tmp_path / "facts.sqlite")

    for _ in range(2):
        assert shelf.current() is None
        time.sleep(RECHECK_SECONDS)

    assert len(caplog.messages) == 1
    assert caplog.messages[0].endswith("make it with: python -m app seed")


def test_a_file_that_comes_while_the_first_is_examined_takes_nothing_away(store: Path, tmp_path: Path) -> None:
    served = tmp_path / "facts.sqlite"
    served.write_bytes(store.read_bytes())
    shelf = SQLiteShelf(served)
    taken = shelf.current()
    served.unlink()

    shelf.examine()

    assert taken is not None
    assert shelf.current() is taken
    assert taken.release == "2026.11.0"


def test_who_waits_for_another_thread_takes_what_that_found(store: Path) -> None:
    shelf = SQLiteShelf(store)
    found: list[Store | None] = []
    with shelf._looking:
        waiting = threading.Thread(target=lambda: found.append(shelf.current()))
        waiting.start()
        time.sleep(0.2)
        shelf._checked = time.monotonic() + 60
    waiting.join()

    assert found == [None]
