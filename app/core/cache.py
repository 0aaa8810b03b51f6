"""The answer cache: ready answers of one release, bounded in bytes, those least used dropped first."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from app.core.ready import ReadyAnswer

MAX_SHARE = 8
"""No answer takes more than one part in so many: one large page must not push out all others."""

Key = tuple[bytes, bytes, str]
"""Path, canonical query, and the form that the client asks for."""


class Counters:
    """How often answers were ready, and how often they were not; never goes back."""

    def __init__(self) -> None:
        self.hits = 0
        self.misses = 0


class AnswerCache:
    """Answers by key. A limit of 0 keeps none."""

    def __init__(self, max_bytes: int, counters: Counters | None = None) -> None:
        self.counters = counters or Counters()
        self.bytes = 0
        self._max_bytes = max_bytes
        self._answers: OrderedDict[Key, ReadyAnswer] = OrderedDict()
        self._being_made: dict[Key, asyncio.Event] = {}

    def __len__(self) -> int:
        return len(self._answers)

    def emptied(self) -> "AnswerCache":
        """Give a cache for the next release: what is being made for this one is kept in this one, and so forgotten."""
        return AnswerCache(self._max_bytes, self.counters)

    def get(self, key: Key) -> ReadyAnswer | None:
        """Give the answer that is ready, if any."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
            self.counters.hits += 1
        return answer

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._max_bytes > 0

    async def get_or_make(self, key: Key, make: Callable[[], Awaitable[ReadyAnswer | None]]) -> ReadyAnswer | None:
        """Give the answer, made once however many ask for it at once; None if there is none to be kept.

        What is not to be kept, a refusal, is for whom it was made alone: each who waits makes their own.
        """
        while (being_made := self._being_made.get(key)) is not None:
            await being_made.wait()
        answer = self.get(key)
        if answer is not None:
            return answer
        being_made = self._being_made[key] = asyncio.Event()
        try:
            answer = await make()
            if answer is not None:
                self.counters.misses += 1
                self._keep(key, answer)
            return answer
        finally:
            del self._being_made[key]
            being_made.set()

    def _keep(self, key: Key, answer: ReadyAnswer) -> None:
        if answer.size * MAX_SHARE > self._max_bytes:
            return
        answer.on_growth = self._grow
        self._answers[key] = answer
        self._grow(answer.size)

    def _grow(self, count: int) -> None:
        self.bytes += count
        while self.bytes > self._max_bytes:
            _, dropped = self._answers.popitem(last=False)
            dropped.on_growth = None
            self.bytes -= dropped.size
