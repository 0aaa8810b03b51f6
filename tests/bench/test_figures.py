"""Ratios and how they are written."""

import pytest

from bench.figures import Figure, Sample, cpu, per_second, ratio, shown


def test_ratios_are_taken_round_by_round() -> None:
    slow_minute_in_between = ratio([30.0, 120.0, 33.0], [20.0, 80.0, 30.0])

    assert slow_minute_in_between == Figure(middle=1.5, low=1.1, high=1.5)


def test_rounds_must_be_as_many_on_both_sides() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0, 3.0], [1.0, 2.0])


def test_samples_are_read_by_what_they_tell() -> None:
    samples = [Sample(cpu_us=20.0, per_second=40_000.0, p50_us=25.0)]

    assert (cpu(samples), per_second(samples)) == ([20.0], [40_000.0])


@pytest.mark.parametrize(
    ("value", "written"), [(1.006, "1.01"), (9.99, "9.99"), (12.34, "12.3"), (123.4, "123"), (41234.0, "41,234")]
)
def test_numbers_are_written_with_the_figures_that_count(value: float, written: str) -> None:
    assert shown(value) == written


def test_a_figure_shows_its_range() -> None:
    assert str(Figure.of([1.5, 1.1, 12.0])) == "1.50 (1.10..12.0)"
