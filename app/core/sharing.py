"""Memory that forked processes share, where each lays open its numbers: whichever is asked can tell those of all."""

import json
import mmap

from app.core.traffic import Numbers

HALF_BYTES = 1_048_576
"""Several times what the numbers of all routes take; memory that nobody writes to is not taken."""

_HEAD_BYTES = 8
_SIZE_BYTES = 4


class Board:
    """A place for the numbers of each of several processes; made before they are forked.

    A place has two halves, and a byte that says which one holds: who reads never meets what is half written, and what
    a process told last stays when it is killed.
    """

    def __init__(self, places: int) -> None:
        self.places = places
        self._memory = mmap.mmap(-1, places * self._place_bytes)

    _place_bytes = _HEAD_BYTES + 2 * HALF_BYTES

    def write(self, place: int, numbers: Numbers) -> None:
        """Put numbers in the stead of those that a process told before."""
        content = json.dumps([[*key, number] for key, number in numbers.items()]).encode()
        head = place * self._place_bytes
        half = 1 - self._memory[head]
        begin = head + _HEAD_BYTES + half * HALF_BYTES
        end = begin + _SIZE_BYTES + len(content)
        self._memory[begin:end] = len(content).to_bytes(_SIZE_BYTES, "little") + content
        self._memory[head] = half

    def read(self, place: int) -> Numbers:
        """Give what a process told last; nothing if it never did."""
        head = place * self._place_bytes
        begin = head + _HEAD_BYTES + self._memory[head] * HALF_BYTES
        size = int.from_bytes(self._memory[begin : begin + _SIZE_BYTES], "little")
        if not size:
            return {}
        told = json.loads(self._memory[begin + _SIZE_BYTES : begin + _SIZE_BYTES + size])
        return {tuple(key): number for *key, number in told}
