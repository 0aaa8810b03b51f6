"""The peer of Node: Fastify over the same documents in a SQLite file of its own."""

import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.asks import PAGE_SIZE, PAGES_DOWN, Ask
from bench.flat import Flat, flattened
from bench.load import Target
from bench.material import Material
from bench.runners.runner import Runner
from bench.servers import ROOT, Command

PEER = ROOT / "bench" / "peers" / "fastify"
INSTALL = ("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent")
SCHEMA = """
CREATE TABLE record (number INTEGER PRIMARY KEY, collection TEXT, id TEXT, first_day TEXT, last_day TEXT,
                     document TEXT);
CREATE UNIQUE INDEX record_id ON record (collection, id);
CREATE INDEX record_number ON record (collection, number);
CREATE TABLE record_country (collection TEXT, country TEXT, number INTEGER,
                             PRIMARY KEY (collection, country, number)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(grams, content='', prefix='1', tokenize='unicode61');
"""


class Fastify(Runner):
    """Fastify with better-sqlite3."""

    name = "fastify"
    title = "Fastify, better-sqlite3, the same documents"

    def lacking(self) -> str:
        return ", ".join(name for name in ("node", "npm") if not shutil.which(name))

    def prepare(self, material: Material) -> None:
        self._install(self._folder(material))
        store = material.folder / "documents.sqlite"
        store.unlink(missing_ok=True)
        _fill(store, flattened(material.records))

    def command(self, material: Material, port: int, workers: int = 1) -> Command:
        settings = {
            "DOCUMENTS": str(material.folder / "documents.sqlite"),
            "RELEASE": material.release,
            "PORT": str(port),
            "NODE_ENV": "production",
        }
        return Command(("node", str(self._folder(material) / "server.js")), settings)

    def target(self, material: Material, ask: Ask) -> Target | None:
        if ask.kind == "deep":
            first = next(record.number for record in flattened(material.records) if record.collection == "observations")
            return Target(f"/v1/observations?after={first + PAGES_DOWN * PAGE_SIZE - 1}")
        if ask.once or ask.encoding:
            return None
        if ask.listed:
            return Target(listed=material.listed(ask))
        return Target(ask.path, (f'If-None-Match: "{material.release}"',) if ask.conditional else ())

    def _install(self, folder: Path) -> None:
        """Install the packages, if they are not there as the peer wants them."""
        wanted, installed = PEER / "package.json", folder / "installed.json"
        if not installed.exists() or installed.read_text() != wanted.read_text():
            folder.mkdir(exist_ok=True)
            shutil.copy(wanted, folder)
            subprocess.run(INSTALL, cwd=folder, check=True)
            shutil.copy(wanted, installed)
        shutil.copy(PEER / "server.js", folder)

    def _folder(self, material: Material) -> Path:
        return material.folder / "fastify"


def _fill(store: Path, records: Sequence[Flat]) -> None:
    connection = sqlite3.connect(store)
    connection.executescript(SCHEMA)
    with connection:
        connection.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)",
            [(one.number, one.collection, one.id, one.first_day, one.last_day, one.document) for one in records],
        )
        connection.executemany(
            "INSERT INTO record_country VALUES (?, ?, ?)",
            {(one.collection, country["code"], one.number) for one in records for country in one.countries},
        )
        connection.executemany(
            "INSERT INTO search (rowid, grams) VALUES (?, ?)", [(one.number, one.grams) for one in records]
        )
    connection.execute("ANALYZE")
    connection.close()
