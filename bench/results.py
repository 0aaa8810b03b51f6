"""All that a run found, as it is kept in a file."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.figures import Sample


@dataclass
class Results:
    """What was measured, and on what."""

    machine: dict[str, str] = field(default_factory=dict)
    date: str = ""
    rounds: int = 0
    seconds: float = 0
    connections: int = 1
    asks: dict[str, str] = field(default_factory=dict)
    """Titles by name, in the order of the report; so are `servers`."""

    servers: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    """Servers and asks that were not measured, with the reason."""

    answers: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    """Bytes of the answer and number of records in it, by ask and server."""

    turns: dict[str, dict[str, list[Sample]]] = field(default_factory=dict)
    starts: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    """Seconds from starting the program to the first answer, by what was asked and server; one for each round."""

    memory: dict[str, dict[str, float]] = field(default_factory=dict)
    """Megabytes of all processes by server and number of workers."""

    seeding: dict[str, list[float]] = field(default_factory=dict)
    """Seconds of processor time by way."""

    scale: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    """Microseconds to half of the answers, one for each round, by ask and number of records."""

    def save(self, path: Path) -> None:
        """Write the file."""
        path.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n")

    @classmethod
    def load(cls, path: Path) -> "Results":
        """Read the file."""
        kept: dict[str, Any] = json.loads(path.read_text())
        kept["turns"] = {
            ask: {server: [Sample(**one) for one in samples] for server, samples in servers.items()}
            for ask, servers in kept["turns"].items()
        }
        return cls(**kept)
