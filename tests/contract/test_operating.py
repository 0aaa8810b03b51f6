"""What docs/operating.md says is what there is: settings, log fields, metrics, and what to ask Prometheus."""

import json
import logging
import re
from dataclasses import fields
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.core.http import HTTPLayer
from app.core.logs import JSONLines
from app.main import create_app
from app.settings import Settings
from tests.asking import ask
from tests.core.test_logs import ID, failed, record, request
from tests.metrics import samples_of
from tests.servers import ROOT

PAGE = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```promql\n\s*(.+)\n\s*```", PAGE)
WATCHED = ["Latency", "Traffic", "Errors", "Saturation"]
FUNCTIONS = {"histogram_quantile"}
OF_EVERY_SERIES = {"le"}


def rows(heading: str) -> list[list[str]]:
    """Give the cells of the table under a heading."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def words(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


@pytest.fixture
def asked(store: Path) -> HTTPLayer:
    """A service that has answered once."""
    service = create_app(Settings(store=store))
    ask(service, "/v1/members/jpn")
    return service


def test_every_setting_is_there_with_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [one.name for one in fields(Settings)]
    for name in names:
        monkeypatch.delenv(name.upper(), raising=False)
    defaults = Settings()

    told = {words(name)[0]: "".join(words(default)) for name, default, _ in rows("Settings")}

    assert told == {name.upper(): str(getattr(defaults, name)) for name in names}


def test_every_metric_is_there_with_its_kind_and_labels(asked: HTTPLayer) -> None:
    kinds, labels = {}, {}
    for family in text_string_to_metric_families(ask(asked, "/metrics").body.decode()):
        name = f"{family.name}_total" if family.type == "counter" else family.name
        # The text format calls information a gauge.
        kinds[name] = "info" if name.endswith("_info") else family.type
        labels[name] = {label for sample in family.samples for label in sample.labels} - OF_EVERY_SERIES

    told = rows("Metrics")

    assert {words(name)[0]: kind for name, kind, _, _ in told} == kinds
    assert {words(name)[0]: set(words(re.sub(r"\(.*\)", "", those))) for name, _, those, _ in told} == labels


def test_every_field_of_a_log_line_is_there(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        ask(create_app(Settings(store=store, log="all")), "/v1/members/jpn", {"X-Request-Id": "of-a-proxy"})
    with request(ID):
        lines = [caplog.records[-1], record("failed", failure=failed())]
        logged = {field for line in lines for field in json.loads(JSONLines().format(line))}

    assert {words(name)[0] for name, _ in rows("Requests and logs")} == logged


@pytest.mark.parametrize("query", QUERIES)
def test_what_prometheus_is_asked_for_is_told(asked: HTTPLayer, query: str) -> None:
    samples = samples_of(ask(asked, "/metrics").body.decode())
    names = set(re.findall(r"\b[a-z]+_[a-z_]+\b", query)) - FUNCTIONS
    labels = {name for name, _ in re.findall(r'(\w+)=(~?)"', query)}
    labels |= {name for group in re.findall(r"by \(([^)]+)\)", query) for name in group.split(", ")}

    known = {label for name, series in samples if name in names for label, _ in series}

    assert names
    assert names <= {name for name, _ in samples}
    assert labels <= known
    assert query.count("(") == query.count(")")


def test_four_things_are_watched_each_with_an_alarm() -> None:
    part = PAGE.partition("\n## Four things to watch\n")[2].partition("\n## ")[0]
    titles = re.findall(r"^\d\. \*\*(\w+)\*\*", part, re.MULTILINE)
    pieces = re.split(r"^\d\. \*\*\w+\*\*", part, flags=re.MULTILINE)[1:]

    assert titles == WATCHED
    assert all("```promql" in piece and "Alarm " in piece for piece in pieces)
    assert len(QUERIES) == PAGE.count("```promql") == 9
