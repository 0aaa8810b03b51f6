"""The state of a process in the text format of Prometheus."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector

from app.core.cache import AnswerCache
from app.core.store import Store


class ServiceMetrics(Collector):
    """Reads the counters where they are kept, at the moment of asking."""

    def __init__(self, cache: AnswerCache, store: Store | None) -> None:
        self._cache = cache
        self._store = store

    def collect(self) -> Iterator[Metric]:
        asked = CounterMetricFamily(
            "answer_cache_requests", "Good answers by whether they were ready.", labels=["result"]
        )
        asked.add_metric(["hit"], self._cache.counters.hits)
        asked.add_metric(["miss"], self._cache.counters.misses)
        yield asked
        yield GaugeMetricFamily("answer_cache_answers", "Answers that are ready.", value=len(self._cache))
        yield GaugeMetricFamily("answer_cache_bytes", "Bytes that ready answers take.", value=self._cache.bytes)
        if self._store:
            release = {"release": self._store.release, "digest": self._store.digest}
            yield InfoMetricFamily("store", "The release that is served.", value=release)


def exposition(cache: AnswerCache, store: Store | None) -> tuple[bytes, int, dict[str, str]]:
    """Give the body, status and headers that tell the metrics."""
    registry = CollectorRegistry()
    registry.register(ServiceMetrics(cache, store))
    return generate_latest(registry), 200, {"Content-Type": CONTENT_TYPE_PLAIN_0_0_4}
