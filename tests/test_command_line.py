"""The command line, and the server that it starts."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from app.__main__ import main
from tests.conftest import DOSSIER
from tests.servers import ROOT, running_server, unmeasured


def test_check_finds_no_fault_in_the_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "--file", str(DOSSIER)])

    assert code == 0
    assert capsys.readouterr().out == f"{DOSSIER}: no faults\n"


def test_check_reports_faults_and_fails(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "seed.json"
    broken.write_text(json.dumps({"release": {}}))

    code = main(["check", "--file", str(broken)])

    printed = capsys.readouterr()
    assert (code, printed.out) == (1, "")
    assert "$.release.id: This key is missing" in printed.err
    assert "$.members: This key is missing" in printed.err


def test_seed_makes_a_store_and_says_what_is_in_it(tmp_path: Path) -> None:
    store = tmp_path / "new" / "facts.sqlite"
    command = [sys.executable, "-m", "app", "seed", "--file", str(DOSSIER), "--store", str(store)]

    done = subprocess.run(command, check=True, cwd=ROOT, env=unmeasured(), capture_output=True, text=True)

    assert store.stat().st_size > 1_000_000
    assert done.stdout == f"{store}: release 2026.11.0, 4,868 records\n"


def test_schema_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["schema"])

    assert code == 0
    assert json.loads(capsys.readouterr().out)["title"] == "SeedFile"


def test_a_command_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["sow"])

    assert refused.value.code == 2
    assert "invalid choice: 'sow'" in capsys.readouterr().err


def test_a_server_answers_and_ends_when_told_to(store: Path) -> None:
    with running_server(store, measured=True) as (address, process):
        head = httpx2.head(f"{address}/v1/members")
        options = httpx2.options(f"{address}/v1/members")
        missing = httpx2.options(f"{address}/nowhere")
        fact = httpx2.get(f"{address}/v1/members/jpn")
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=10)

    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 10_000
    assert (options.status_code, options.content) == (204, b"")
    assert (missing.status_code, missing.json()["status"]) == (404, 404)
    assert fact.json()["data"]["name"]["ja"] == "日本"
    assert code == 0


def test_a_wrong_setting_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "abc")

    code = main(["check"])

    told = capsys.readouterr().err
    assert code == 2
    assert told == "PORT: must be a whole number from 0 to 65535; found 'abc'\n"


@pytest.mark.parametrize("command", ["seed", "serve"])
def test_a_database_without_its_driver_says_what_to_install(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/facts")
    # Other tests would log to where this one does.
    monkeypatch.setattr("app.serving.dictConfig", lambda settings: None)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "app.core.postgres", raising=False)
    monkeypatch.delitem(sys.modules, "app.seeding.publishing", raising=False)

    code = main([command])

    assert code == 2
    assert capsys.readouterr().err == (
        "not installed here: psycopg. DATABASE_URL needs the extra postgresql: pip install 'iom-facts[postgresql]'\n"
    )


def test_an_image_without_seeding_says_that_it_only_serves(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "app.seeding.run", None)

    code = main(["check"])

    assert code == 2
    assert "app.seeding.run" in capsys.readouterr().err
