"""What is wrong with a seed file: every fault at once, each with its JSON path."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Way = tuple[str | int, ...]
"""The keys and numbers that lead from the whole file to a value."""

Place = tuple[int, ...]
"""Where a value stands: for each step of its way, how many stand before it."""

_PLAIN_KEY = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True)
class SeedFault:
    """One fault of a seed file."""

    at: Way
    """Where it is."""

    detail: str
    """What is wrong."""

    allowed: Sequence[str] = ()
    did_you_mean: str | None = None
    place: Place = field(default=(), compare=False)

    @property
    def path(self) -> str:
        """JSON path: `$.members[3].periods[0].from`."""
        return "$" + "".join(f".{part}" if _plain(part) else f"[{part!r}]" for part in self.at)

    def within(self, way: Way, place: Place, value: Any) -> "SeedFault":
        """Give the same fault, found in `value`, with its way and place in the whole file."""
        return replace(self, at=(*way, *self.at), place=(*place, *_place(self.at, value)))

    def __str__(self) -> str:
        hint = f" Did you mean {self.did_you_mean!r}?" if self.did_you_mean else ""
        allowed = f" Allowed: {', '.join(self.allowed)}." if self.allowed else ""
        return f"{self.path}: {self.detail}{hint}{allowed}"


class SeedRefused(Exception):
    """The seed file has faults, told in the order of the file; nothing was written."""

    def __init__(self, faults: Iterable[SeedFault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.place)
        count = len(self.faults)
        lines = [f"{count} fault{'' if count == 1 else 's'} found, nothing was written:", *map(str, self.faults)]
        super().__init__("\n".join(lines))


def _plain(part: str | int) -> bool:
    return isinstance(part, str) and _PLAIN_KEY.fullmatch(part) is not None


def _place(at: Way, value: Any) -> list[int]:
    """Tell where in `value` the way `at` leads; a key that is missing stands at the end of its object."""
    place = []
    for part in at:
        if isinstance(part, int):
            place.append(part)
            value = value[part]
        else:
            keys = list(value)
            place.append(keys.index(part) if part in value else len(keys))
            value = value.get(part)
    return place
