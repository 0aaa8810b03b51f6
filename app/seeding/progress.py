"""Shows on a terminal how far seeding has come."""

from types import TracebackType
from typing import Self, TextIO


class Progress:
    """Counts records; on a terminal it shows the count in one line that it cleans up at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._counts: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __call__(self, name: str, count: int) -> None:
        """Note that `count` records of the collection `name` are written."""
        self._counts[name] = count
        if self._stream.isatty():
            self._stream.write(f"\r\x1b[K{self.total:,} records, now {name}")
            self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream.isatty():
            self._stream.write("\r\x1b[K")

    @property
    def total(self) -> int:
        """Records written so far."""
        return sum(self._counts.values())
