"""The command line: python -m bench run | report."""

import argparse
import sys
from pathlib import Path

from bench.report import markdown
from bench.results import Results
from bench.run import Plan, run
from bench.servers import ROOT

FOLDER = ROOT / "var" / "bench"
DOCS = ROOT / "docs" / "benchmarks.md"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is 0 when it could be done, whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="The benchmark of IOM Facts.")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where all is kept (default: %(default)s)")
    parser.add_argument("--write-docs", action="store_true", help="write docs/benchmarks.md from the results")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    whole = commands.add_parser("run", help="measure everything but growth, in about five minutes")
    whole.add_argument("--rounds", type=int, default=3, help="rounds of turns (default: %(default)s)")
    whole.add_argument("--seconds", type=float, default=0.5, help="length of a turn (default: %(default)s)")
    whole.add_argument("--only", default="", help="names of the servers to measure, comma-separated (default: all)")
    whole.set_defaults(run=_run)
    commands.add_parser("report", help="print the report of the last results again").set_defaults(run=_report)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    chosen.run(chosen)
    return 0


def _run(chosen: argparse.Namespace) -> None:
    only = [name for name in chosen.only.split(",") if name]
    results = run(Plan(chosen.folder, chosen.rounds, chosen.seconds, only))
    results.save(chosen.folder / "results.json")
    _report(chosen)


def _report(chosen: argparse.Namespace) -> None:
    report = markdown(Results.load(chosen.folder / "results.json"))
    (chosen.folder / "results.md").write_text(report)
    if chosen.write_docs:
        DOCS.write_text(report)
    print(report)


if __name__ == "__main__":
    sys.exit(main())
