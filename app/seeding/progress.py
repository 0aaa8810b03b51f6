"""Shows on a terminal how far seeding has come."""

from types import TracebackType
from typing import Self, TextIO


class Progress:
    """Counts records; on a terminal it shows the count in one line that it cleans up at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._checked: dict[str, int] = {}
        self._written: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __call__(self, name: str, count: int) -> None:
        """Note that `count` records of the collection `name` are written."""
        self._written[name] = count
        self._show(f"{sum(self._written.values()):,} records, now {name}")

    def checking(self, name: str, count: int) -> None:
        """Note that `count` records of the list `name` are read and checked."""
        self._checked[name] = count
        self._show(f"{sum(self._checked.values()):,} records checked, now {name}")

    def _show(self, line: str) -> None:
        if self._stream.isatty():
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream.isatty():
            self._stream.write("\r\x1b[K")
