"""The state of the service in the text format of Prometheus."""

import sys
import time
from collections.abc import Iterator
from itertools import accumulate

from prometheus_client import CollectorRegistry, Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector

from app import __version__
from app.core.store import Shelf
from app.core.traffic import ANSWERS, BUCKETS_SECONDS, HELD, SECONDS, TOTAL, WITHIN, Numbers

_ENDS = [*(str(end) for end in BUCKETS_SECONDS), "+Inf"]


class ServiceMetrics(Collector):
    """Words the numbers of all processes, as they are at the moment of asking."""

    def __init__(self, numbers: Numbers, shelf: Shelf) -> None:
        self._numbers = numbers
        self._shelf = shelf

    def collect(self) -> Iterator[Metric]:
        yield self._answers()
        yield self._durations()
        yield from self._cache()
        yield from self._process()
        yield from self._store()

    def _answers(self) -> Metric:
        answers = CounterMetricFamily(
            "http_requests", "Requests that were answered, or refused.", labels=["route", "method", "status"]
        )
        for kind, *labels in self._numbers:
            if kind == ANSWERS:
                answers.add_metric(labels, self._numbers[kind, *labels])
        return answers

    def _durations(self) -> Metric:
        durations = HistogramMetricFamily(
            "http_request_duration_seconds",
            "Time from a request to the end of its answer, network and connection left out.",
            labels=["route"],
        )
        for kind, *labels in self._numbers:
            if kind == SECONDS:
                within = (self._numbers[WITHIN, *labels, str(place)] for place in range(len(_ENDS)))
                buckets = list(zip(_ENDS, accumulate(within), strict=True))
                durations.add_metric(labels, buckets, self._numbers[kind, *labels])
        return durations

    def _cache(self) -> Iterator[Metric]:
        asked = CounterMetricFamily(
            "answer_cache_requests", "Good answers by whether they were ready.", labels=["result"]
        )
        asked.add_metric(["hit"], self._numbers[TOTAL, "hits"])
        asked.add_metric(["miss"], self._numbers[TOTAL, "misses"])
        yield asked
        yield self._held("answer_cache_answers", "Answers that are ready.", "answers")
        yield self._held("answer_cache_bytes", "Bytes that ready answers take.", "bytes")

    def _process(self) -> Iterator[Metric]:
        build = {"version": __version__, "python": sys.version.partition(" ")[0]}
        yield InfoMetricFamily("build", "The program that answers.", value=build)
        used = self._numbers[TOTAL, "cpu_seconds"]
        yield CounterMetricFamily("process_cpu_seconds", "Processor time that all workers have used.", value=used)
        yield self._held("service_workers", "Processes that answer.", "workers")
        yield self._held("service_connections", "Connections that are open.", "connections")
        yield self._held("service_connections_limit", "Connections that are answered at once.", "connections_limit")

    def _store(self) -> Iterator[Metric]:
        store, placed_at = self._shelf.current(), self._shelf.placed_at
        yield GaugeMetricFamily("store_ready", "Whether facts can be served (1) or not (0).", value=int(bool(store)))
        yield GaugeMetricFamily(
            "store_refused",
            "Whether the file in the place of the store cannot be served (1), even if an older one still is.",
            value=int(bool(self._shelf.fault)),
        )
        if store and placed_at:
            release = {"release": store.release, "digest": store.digest}
            yield InfoMetricFamily("store", "The release that is served.", value=release)
            age = max(time.time() - placed_at, 0)
            yield GaugeMetricFamily("store_age_seconds", "Time since that was put in place.", value=age)

    def _held(self, name: str, text: str, held: str) -> Metric:
        return GaugeMetricFamily(name, text, value=self._numbers.get((HELD, held), 0))


def exposition(numbers: Numbers, shelf: Shelf) -> tuple[bytes, int, dict[str, str]]:
    """Give the body, status and headers that tell the metrics."""
    registry = CollectorRegistry()
    registry.register(ServiceMetrics(numbers, shelf))
    return generate_latest(registry), 200, {"Content-Type": CONTENT_TYPE_PLAIN_0_0_4}
