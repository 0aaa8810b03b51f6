"""What is wrong with a seed file: every fault at once, each with its JSON path."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_VALUE_SHOWN = 80


@dataclass(frozen=True)
class SeedFault:
    """One fault of a seed file."""

    path: str
    """JSON path: `$.members[3].periods[0].from`."""

    detail: str
    """What is wrong."""

    allowed: Sequence[str] = ()
    did_you_mean: str | None = None

    def __str__(self) -> str:
        hint = f" Did you mean {self.did_you_mean!r}?" if self.did_you_mean else ""
        allowed = f" Allowed: {', '.join(self.allowed)}." if self.allowed else ""
        return f"{self.path}: {self.detail}{hint}{allowed}"


class SeedRefused(Exception):
    """The seed file has faults; nothing was written."""

    def __init__(self, faults: Iterable[SeedFault]) -> None:
        self.faults = sorted(faults, key=lambda fault: _natural(fault.path))
        count = len(self.faults)
        lines = [f"{count} fault{'' if count == 1 else 's'} found, nothing was written:", *map(str, self.faults)]
        super().__init__("\n".join(lines))


def json_path(parts: Iterable[str | int]) -> str:
    """Write the way to a value as a JSON path."""
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)


def shown(value: object) -> str:
    """Quote a value, cut to a readable length."""
    text = repr(value)
    return text if len(text) <= MAX_VALUE_SHOWN else text[: MAX_VALUE_SHOWN - 1] + "…"


def _natural(path: str) -> list[tuple[int, str]]:
    """Order paths as they stand in the file: record 2 before record 10."""
    parts = path.replace("]", "").replace("[", ".").split(".")
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
