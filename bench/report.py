"""The report: tables of ratios in Markdown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from bench.figures import Figure, Sample, cpu, per_second, ratio, shown
from bench.goals import BASE, GOALS, Goal, Reading
from bench.results import Results

NOTHING = "-"
READING = """\
Each figure is the median of the rounds with their lowest and highest, as a **ratio to the bare server of the same
round**: absolute times drift on any machine, ratios hold. `bare` is uvicorn that answers the service's own bytes from
memory: what HTTP itself costs here. `cached` is the service as it is; `cold` the same with `CACHE_MB=0`, so that every
answer is made anew. nginx sends the same bytes from files. The others serve the same records in their own way, with the
settings that their documentation advises; their answers differ in form and size, see below. Processor time is that of
all processes of the server. `make bench` measures all this anew."""


def markdown(results: Results) -> str:
    """Write the whole report."""
    parts = [
        "# Benchmarks",
        READING,
        _machine(results),
        "## Goals",
        _goals(results),
        "## Processor time per answer, times bare",
        _turns(results, cpu, "bare, us"),
        "## Answers per second, times bare",
        _turns(results, per_second, "bare, 1/s"),
        "## Size of the answers: bytes (records)",
        _answers(results),
        "## Start: seconds to the first answer, times bare",
        _starts(results),
        "## Memory of all processes, MB",
        _memory(results),
        "## Seeding: processor seconds",
        _seeding(results),
        "## Growth: p50 of an answer, times that of the smallest dossier",
        _scale(results),
        "## Not measured",
        _left_out(results),
    ]
    return "\n\n".join(parts) + "\n"


def _machine(results: Results) -> str:
    servers = "\n".join(f"- `{name}`: {title}" for name, title in results.servers.items())
    machine = "\n".join(f"- {name}: {value}" for name, value in results.machine.items())
    return (
        f"{servers}\n\nMeasured on {results.date} in {results.rounds} rounds, each turn {results.seconds} s,"
        f" {results.connections} connection{'s' if results.connections > 1 else ''} where no other number is named, on:"
        f"\n\n{machine}"
    )


def _goals(results: Results) -> str:
    rows = []
    for goal in GOALS:
        readings = list(goal.readings(results))
        rows.append([f"{goal.number}. {goal.title}", _verdict(goal, readings), _worst(readings)])
    return table(["goal", "", "figures"], rows)


def _verdict(goal: Goal, readings: Sequence[Reading]) -> str:
    if all(reading.reached for reading in readings):
        return "reached"
    if any(reading.value is not None and not reading.reached for reading in readings):
        return "**not reached**"
    return "not measured"


def _worst(readings: Iterable[Reading]) -> str:
    """List the figures, those in bold that are not as they should be."""
    cells = []
    for reading in readings:
        value = NOTHING if reading.value is None else shown(reading.value)
        missed = reading.value is not None and not reading.reached
        cells.append(f"{reading.what} {f'**{value}**' if missed else value}")
    return ", ".join(cells)


def _turns(results: Results, read: Callable[[Sequence[Sample]], list[float]], base_head: str) -> str:
    """Compare what was read of the turns with bare."""
    rows = []
    for ask, title in results.asks.items():
        turns = results.turns.get(ask, {})
        if BASE in turns:
            base = read(turns[BASE])
            ratios = [str(ratio(read(turns[one]), base)) if one in turns else NOTHING for one in _others(results)]
            rows.append([title, str(Figure.of(base)), *ratios])
    return table(["request", base_head, *_others(results)], rows)


def _answers(results: Results) -> str:
    rows = [
        [results.asks[ask], *(sizes.get(one, NOTHING) for one in results.servers)] for ask, sizes in _sizes(results)
    ]
    return table(["request", *results.servers], rows)


def _sizes(results: Results) -> Iterable[tuple[str, Mapping[str, str]]]:
    for ask, servers in results.answers.items():
        yield ask, {server: f"{size:,} ({count})" for server, (size, count) in servers.items()}


def _starts(results: Results) -> str:
    rows = []
    others = [one for one in _others(results) if any(one in starts for starts in results.starts.values())]
    for what, starts in results.starts.items():
        base = starts[BASE]
        ratios = [str(ratio(starts[one], base)) if one in starts else NOTHING for one in others]
        rows.append([f"to {what}", str(Figure.of(base)), *ratios])
    return table(["first answer", "bare, s", *others], rows)


def _memory(results: Results) -> str:
    counts = sorted({count for weights in results.memory.values() for count in weights}, key=int)
    rows = [[server, *(_weight(weights, count) for count in counts)] for server, weights in results.memory.items()]
    return table(["server", *(f"workers: {count}" for count in counts)], rows)


def _weight(weights: Mapping[str, float], count: str) -> str:
    return f"{weights[count]:.0f}" if count in weights else NOTHING


def _seeding(results: Results) -> str:
    rows = [[way, str(Figure.of(times)), shown(median(times))] for way, times in results.seeding.items()]
    return table(["way", "range", "median"], rows)


def _scale(results: Results) -> str:
    if not results.scale:
        return "Measured by `make bench-scale`."
    sizes = sorted({int(size) for times in results.scale.values() for size in times})
    rows = []
    for ask, times in results.scale.items():
        base = times[str(sizes[0])]
        rows.append([ask, str(Figure.of(base)), *(str(ratio(times[str(size)], base)) for size in sizes[1:])])
    return table(["request", f"{sizes[0]:,} records, us", *(f"{size:,}" for size in sizes[1:])], rows)


def _others(results: Results) -> list[str]:
    return [name for name in results.servers if name != BASE]


def _left_out(results: Results) -> str:
    return "\n".join(f"- {name}: {reason}" for name, reason in results.left_out.items()) or "Nothing was left out."


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; all columns but the first are figures."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
