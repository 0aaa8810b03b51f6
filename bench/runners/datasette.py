"""Datasette: the records as one table of an immutable file, with full-text search."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from bench.asks import MANY, PAGE_SIZE, PAGES_DOWN, Ask
from bench.flat import Flat, flattened
from bench.load import Target
from bench.material import Material
from bench.runners.runner import Runner
from bench.servers import ROOT, Command

REQUIREMENTS = ROOT / "bench" / "peers" / "datasette.txt"
SCHEMA = """
CREATE TABLE record (number INTEGER PRIMARY KEY, collection TEXT, id TEXT, title_ja TEXT, title_en TEXT, country TEXT,
                     first_day TEXT, text TEXT, document TEXT);
CREATE INDEX record_collection_country ON record (collection, country);
CREATE VIRTUAL TABLE record_fts USING fts5(text, content="record", content_rowid="number", tokenize="trigram");
"""
TRIGRAM_LENGTH = 3
PLAIN = "_shape=array&_nofacet=1&_nosuggest=1&_nocount=1"
"""Nothing but the rows: what else Datasette would tell costs it more."""


class Datasette(Runner):
    """Datasette with what its documentation advises for files that do not change."""

    name = "datasette"
    title = "Datasette, immutable file"
    seconds_factor = 1.6

    def lacking(self) -> str:
        return "" if _pip() else "pip is not installed"

    def prepare(self, material: Material) -> None:
        program = self._program(material)
        if not program.exists():
            environment = program.parents[1]
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
            pip = [_pip(), "--python", str(environment / "bin" / "python"), "--disable-pip-version-check"]
            subprocess.run([*pip, "install", "--quiet", "-r", str(REQUIREMENTS)], check=True)
        store = material.folder / "facts.db"
        store.unlink(missing_ok=True)
        _fill(store, flattened(material.records))
        inspected = material.folder / "inspected.json"
        subprocess.run([str(program), "inspect", str(store), "--inspect-file", str(inspected)], check=True)

    def command(self, material: Material, port: int, workers: int = 1) -> Command:
        store, inspected = material.folder / "facts.db", material.folder / "inspected.json"
        options = ("--inspect-file", str(inspected), "--cors", "--port", str(port))
        return Command((str(self._program(material)), "serve", "-i", str(store), *options))

    def target(self, material: Material, ask: Ask) -> Target | None:
        if ask.connections >= MANY:
            return None
        numbers = {(one.collection, one.id): one.number for one in flattened(material.records)}
        path = _path(ask, numbers)
        return Target(path) if path else None

    def _program(self, material: Material) -> Path:
        return material.folder / "datasette" / "bin" / "datasette"


def _pip() -> str:
    return shutil.which("pip3") or shutil.which("pip") or ""


def _path(ask: Ask, numbers: Mapping[tuple[str, str], int]) -> str:
    table = f"/facts/record.json?{PLAIN}&_size={PAGE_SIZE}"
    match ask.kind:
        case "record":
            _, _, collection, name = ask.path.split("/")
            return f"/facts/record/{numbers[collection, name]}.json?_shape=array"
        case "page":
            return f"{table}&collection=observations&country=JPN"
        case "deep":
            first = min(number for (collection, _), number in numbers.items() if collection == "observations")
            return f"{table}&collection=observations&_next={first + PAGES_DOWN * PAGE_SIZE - 1}"
        case "search":
            how = "_search" if len(ask.term) >= TRIGRAM_LENGTH else "text__contains"
            return f"/facts/record.json?{PLAIN}&_size=20&{how}={quote(ask.term)}"
    return ""


def _fill(store: Path, records: Sequence[Flat]) -> None:
    connection = sqlite3.connect(store)
    connection.executescript(SCHEMA)
    with connection:
        connection.executemany(
            f"INSERT INTO record VALUES ({', '.join('?' * 9)})",
            [
                (one.number, one.collection, one.id, *one.title, _country(one), one.first_day, one.text, one.document)
                for one in records
            ],
        )
        connection.execute("INSERT INTO record_fts (record_fts) VALUES ('rebuild')")
    connection.execute("ANALYZE")
    connection.close()


def _country(record: Flat) -> str | None:
    return record.countries[0]["code"] if record.countries else None
