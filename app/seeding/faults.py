"""What is wrong with a seed file: every fault at once, each with its JSON path."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Way = tuple[str | int, ...]
"""The keys and numbers that lead from the whole file to a value."""

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

    @property
    def path(self) -> str:
        """JSON path: `$.members[3].periods[0].from`."""
        return "$" + "".join(f".{part}" if _plain(part) else f"[{part!r}]" for part in self.at)

    def __str__(self) -> str:
        hint = f" Did you mean {self.did_you_mean!r}?" if self.did_you_mean else ""
        allowed = f" Allowed: {', '.join(self.allowed)}." if self.allowed else ""
        return f"{self.path}: {self.detail}{hint}{allowed}"


class SeedRefused(Exception):
    """The seed file has faults, told in the order of the file; nothing was written."""

    def __init__(self, faults: Iterable[SeedFault], seed: Any = None) -> None:
        self.faults = sorted(faults, key=lambda fault: _place(fault.at, seed))
        count = len(self.faults)
        lines = [f"{count} fault{'' if count == 1 else 's'} found, nothing was written:", *map(str, self.faults)]
        super().__init__("\n".join(lines))


def _plain(part: str | int) -> bool:
    return isinstance(part, str) and _PLAIN_KEY.fullmatch(part) is not None


def _place(at: Way, seed: Any) -> list[int]:
    """Tell where in the file a value stands; a key that is missing stands at the end of its object."""
    place = []
    for part in at:
        if isinstance(part, int):
            place.append(part)
            seed = seed[part]
        else:
            keys = list(seed)
            place.append(keys.index(part) if part in seed else len(keys))
            seed = seed.get(part)
    return place
