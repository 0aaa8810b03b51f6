"""The tutorial's shape: made of the records by plain inserts."""

import os
import subprocess
import sys

from bench.asks import MANY, PAGE_SIZE, PAGES_DOWN, Ask
from bench.flat import flattened
from bench.load import Target
from bench.material import Material
from bench.relational import fill
from bench.runners.bare import UVICORN
from bench.runners.runner import Runner, python
from bench.servers import ROOT, Command

TABLES = "from bench.peers.naive import SQLModel, engine; SQLModel.metadata.create_all(engine)"


class Naive(Runner):
    """FastAPI and SQLModel as tutorials show them."""

    name = "naive"
    title = "FastAPI, SQLModel relations, response_model"
    seconds_factor = 1.6

    def prepare(self, material: Material) -> None:
        store = material.folder / "naive.sqlite"
        store.unlink(missing_ok=True)
        subprocess.run(
            [sys.executable, "-c", TABLES], cwd=ROOT, env={**os.environ, "NAIVE_STORE": str(store)}, check=True
        )
        fill(store, flattened(material.records))

    def command(self, material: Material, port: int, workers: int = 1) -> Command:
        return python(
            *("-m", "uvicorn", "bench.peers.naive:app", "--port", str(port), "--workers", str(workers), *UVICORN),
            NAIVE_STORE=str(material.folder / "naive.sqlite"),
        )

    def target(self, material: Material, ask: Ask) -> Target | None:
        if ask.kind == "deep":
            return Target(f"/v1/observations?offset={PAGES_DOWN * PAGE_SIZE}")
        # With many connections none would be answered within a turn: all are worked on at once.
        return Target(ask.path) if ask.kind and ask.connections < MANY else None
