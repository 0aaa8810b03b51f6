"""The report: tables of ratios in Markdown."""

from collections.abc import Iterable, Sequence

from bench.figures import cpu, per_second, ratio
from bench.results import Results

BASE = "bare"
NOTHING = "-"


def markdown(results: Results) -> str:
    """Write the whole report."""
    parts = [
        "# Benchmarks",
        _introduction(results),
        "## Processor time of the server per answer, times that of bare",
        _cpu_table(results),
        "## Answers per second, times those of bare",
        _speed_table(results),
        "## Left out",
        _left_out(results),
    ]
    return "\n\n".join(parts) + "\n"


def _introduction(results: Results) -> str:
    machine = ", ".join(f"{name} {value}" for name, value in results.machine.items())
    return f"Measured {results.date}, {results.rounds} rounds, turns of {results.seconds} s. {machine}."


def _cpu_table(results: Results) -> str:
    rows = []
    for ask, title in results.asks.items():
        turns = results.turns.get(ask, {})
        if BASE in turns:
            base = cpu(turns[BASE])
            cells = [str(ratio(cpu(turns[one]), base)) if one in turns else NOTHING for one in _others(results)]
            rows.append([title, f"{results.sizes.get(ask, 0):,}", f"{min(base):.0f}..{max(base):.0f}", *cells])
    return table(["request", "bytes", "bare, us", *_others(results)], rows)


def _speed_table(results: Results) -> str:
    rows = []
    for ask, title in results.asks.items():
        turns = results.turns.get(ask, {})
        if BASE in turns:
            base = per_second(turns[BASE])
            cells = [str(ratio(per_second(turns[one]), base)) if one in turns else NOTHING for one in _others(results)]
            rows.append([title, f"{min(base):,.0f}..{max(base):,.0f}", *cells])
    return table(["request", "bare, 1/s", *_others(results)], rows)


def _others(results: Results) -> list[str]:
    return [name for name in results.servers if name != BASE]


def _left_out(results: Results) -> str:
    return "\n".join(f"- {name}: {reason}" for name, reason in results.left_out.items()) or "Nothing."


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; all columns but the first are figures."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
