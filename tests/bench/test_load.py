"""What wrk prints."""

import pytest

from bench.load import LoadFailed, NoAnswers, read_report

REPORT = """\
Running 10m test @ http://127.0.0.1:8401
  1 threads and 1 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   380.15us  220.75us   4.34ms   98.05%
    Req/Sec     2.69k   365.39     3.19k    50.00%
  Latency Distribution
     50%  343.00us
     75%  388.00us
     90%  470.00us
     99%    0.98ms
  {requests} requests in {seconds}, 656.09KB read
{errors}Requests/sec:   2677.33
Transfer/sec:      1.06MB
"""


def report(requests: int = 1615, seconds: str = "603.21ms", errors: str = "") -> str:
    return REPORT.format(requests=requests, seconds=seconds, errors=errors)


@pytest.mark.parametrize(("printed", "seconds"), [("603.21ms", 0.60321), ("1.50s", 1.5), ("2.00m", 120.0)])
def test_a_report_of_wrk_is_read(printed: str, seconds: float) -> None:
    load = read_report(report(seconds=printed))

    assert load.requests == 1615
    assert load.p50_us == pytest.approx(343.0)
    assert load.seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    "errors", ["  Non-2xx or 3xx responses: 1\n", "  Socket errors: connect 0, read 0, write 0, timeout 1\n"]
)
def test_errors_are_not_taken_for_answers(errors: str) -> None:
    with pytest.raises(LoadFailed):
        read_report(report(errors=errors))


def test_a_turn_without_answers_is_told_apart() -> None:
    with pytest.raises(NoAnswers):
        read_report(report(requests=0))


def test_a_failure_to_ask_is_told() -> None:
    with pytest.raises(LoadFailed, match="unable to connect"):
        read_report("unable to connect to 127.0.0.1:1 Connection refused\n")
