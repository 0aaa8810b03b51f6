"""The goals: figures from known numbers, and the report on them."""

import pytest

from bench.figures import Sample
from bench.goals import GOALS, Reading
from bench.report import markdown
from bench.results import Results


def sample(cpu_us: float, per_second: float = 1_000.0) -> Sample:
    return Sample(cpu_us, per_second, p50_us=1e6 / per_second)


def results() -> Results:
    return Results(
        machine={"processor": "abacus"},
        asks={"record": "one record", "mix": "the mix"},
        servers={"bare": "ready bytes", "cached": "the service", "cold": "no cache", "fastify": "Node"},
        turns={
            "record": {"bare": [sample(20), sample(40)], "cached": [sample(22), sample(44)], "cold": [sample(130)] * 2},
            "mix": {
                "bare": [sample(20, 10_000)],
                "cached": [sample(20, 8_500)],
                "fastify": [sample(20, 4_000)],
            },
        },
        starts={"record": {"bare": [0.1], "cached": [0.29]}},
        memory={"bare": {"1": 24.0, "3": 90.0}, "cached": {"1": 48.0, "3": 70.0}},
        seeding={"service": [7.0, 8.0], "raw": [1.0, 1.0]},
        scale={"record": {"1000": [10.0, 20.0], "1000000": [11.0, 24.0]}},
        left_out={"datasette": "pip is not installed"},
    )


def readings(number: int) -> dict[str, Reading]:
    goal = next(goal for goal in GOALS if goal.number == number)
    return {reading.what: reading for reading in goal.readings(results())}


@pytest.mark.parametrize(
    ("goal", "what", "value", "reached"),
    [
        (1, "record", 1.1, True),
        (3, "record", 4.875, True),
        (4, "answers per second, times bare", 0.85, True),
        (4, "answers per second, times fastify", 2.125, True),
        (5, "record", 1.15, True),
        (7, "to record, times bare", 2.9, True),
        (8, "first worker, times bare", 2.0, True),
        (8, "each further worker, MB", 11.0, False),
        (9, "times plain inserts", 7.5, True),
    ],
)
def test_goals_read_their_figures(goal: int, what: str, value: float, reached: bool) -> None:
    reading = readings(goal)[what]

    assert reading.value == pytest.approx(value)
    assert reading.reached is reached


def test_what_was_not_measured_is_not_reached() -> None:
    reading = readings(2)["304"]

    assert (reading.value, reading.reached) == (None, False)


def test_seeding_that_was_measured_for_growth_alone_is_no_figure_of_the_goal() -> None:
    grown = Results(seeding={"service, 1,000 records": [5.0], "raw, 1,000 records": [0.1]})
    goal = next(goal for goal in GOALS if goal.number == 9)

    assert [reading.value for reading in goal.readings(grown)] == [None]


def test_all_ten_goals_are_there() -> None:
    assert [goal.number for goal in GOALS] == list(range(1, 11))


def test_the_report_marks_goals_and_what_was_left_out() -> None:
    report = markdown(results())

    assert "| one record | 30.0 (20.0..40.0) | 1.10 (1.10..1.10) | 4.88 (3.25..6.50) | - |" in report
    assert "| **not reached** | first worker, times bare 2.00, each further worker, MB **11.0** |" in report
    assert "| reached | times plain inserts 7.50 |" in report
    assert "- datasette: pip is not installed" in report


def test_results_are_kept_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("kept") / "results.json"
    results().save(file)

    assert Results.load(file) == results()
