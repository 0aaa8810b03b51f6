"""What operators are told of a database: by `python -m app doctor` and by the metrics."""

import sys
import time
from pathlib import Path

import psycopg
import pytest
from starlette.testclient import TestClient

from app.__main__ import main
from app.doctor import Level, database_is_ready
from app.main import create_app
from app.seeding.publishing import publish
from app.settings import Settings
from tests.faults.swaps import OLD
from tests.metrics import labels_of, samples_of, value
from tests.postgres.clusters import Cluster
from tests.servers import free_port


def test_a_database_with_a_release_is_well(
    database: str, small: dict[str, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(small[OLD], database)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("PORT", str(free_port()))

    code = main(["doctor"])

    told = capsys.readouterr().out
    assert code == 0
    assert f"ok     database: it has release {OLD}\n" in told
    assert "store: " not in told


def test_what_is_wrong_with_a_database_is_told(
    cluster: Cluster, database: str, small: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = database_is_ready(Settings(database_url=database))
    publish(small[OLD], database)
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE facts.release SET format = 99")
    other = database_is_ready(Settings(database_url=database))
    away = database_is_ready(Settings(database_url=database.replace(str(cluster.port), str(free_port()))))
    monkeypatch.delitem(sys.modules, "app.core.postgres")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    without = database_is_ready(Settings(database_url=database))

    assert [one.level for one in (empty, other, away, without)] == [Level.WRONG] * 4
    assert empty.text == "database: it is not there, or may not be read"
    assert other.text == "database: it has the format of another version of the program"
    assert away.text == "database: its database does not answer"
    assert without.text == "database: psycopg is not installed"


def test_the_metrics_tell_of_the_release_in_the_database(database: str, small: dict[str, Path]) -> None:
    publish(small[OLD], database)
    with TestClient(create_app(Settings(database_url=database))) as client:
        client.get("/readyz")
        samples = samples_of(client.get("/metrics").text)

    assert (value(samples, "store_ready"), value(samples, "store_refused")) == (1, 0)
    assert labels_of(samples, "store_info")[0]["release"] == OLD
    assert 0 <= value(samples, "store_age_seconds") < time.monotonic()
