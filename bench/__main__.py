"""The command line: python -m bench [--scale SIZES | --report]."""

import argparse
import shutil
import sys
from pathlib import Path

from bench.report import markdown
from bench.results import Results
from bench.run import Plan, run
from bench.scale import scale
from bench.servers import ROOT

FOLDER = ROOT / "var" / "bench"
DOCS = ROOT / "docs" / "benchmarks.md"


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the report; the exit code is 0 when that could be done, whatever the figures are."""
    chosen = _parser().parse_args(arguments)
    if not shutil.which("wrk") and not chosen.report:
        print("wrk is not installed: make bench-deps, or the package wrk of Debian", file=sys.stderr)
        return 2
    chosen.folder.mkdir(parents=True, exist_ok=True)
    kept = chosen.folder / "results.json"
    results = Results.load(kept) if kept.exists() else Results()
    if chosen.scale:
        scale(chosen.folder, chosen.scale, chosen.rounds, chosen.seconds, results)
    elif not chosen.report:
        only = [name for name in chosen.only.split(",") if name]
        run(Plan(chosen.folder, chosen.rounds, chosen.seconds, chosen.connections, only), results)
    results.save(kept)
    report = markdown(results)
    (chosen.folder / "results.md").write_text(report)
    if chosen.write_docs:
        DOCS.write_text(report)
    print(report)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="The benchmark of IOM Facts.")
    add = parser.add_argument
    add("--folder", type=Path, default=FOLDER, help="where all is kept (default: %(default)s)")
    add("--rounds", type=int, default=3, help="rounds of turns (default: %(default)s)")
    add("--seconds", type=float, default=0.5, help="length of a turn (default: %(default)s)")
    add("--connections", type=int, default=1, help="connections, where an ask needs no other (default: %(default)s)")
    add("--only", default="", help="names of the servers to measure beside the bare one (default: all)")
    add("--scale", type=_sizes, help="measure growth instead: numbers of records, comma-separated")
    add("--report", action="store_true", help="measure nothing; write the report of the last results again")
    add("--write-docs", action="store_true", help=f"write {DOCS.relative_to(ROOT)} too")
    return parser


def _sizes(text: str) -> list[int]:
    return sorted(int(size) for size in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
