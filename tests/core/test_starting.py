"""What a server must not load to start."""

import os
import subprocess
import sys
from pathlib import Path

from tests.contract.requests import BAD, GOOD
from tests.servers import ROOT

SEEDING = ["alembic", "babel", "mako", "pycountry", "sqlalchemy", "sqlmodel"]
"""Not in the image: a request that needs one of them would fail there."""

RARE = ["brotli", "isal", "jinja2", "prometheus_client", "rapidfuzz"]
"""Needed by few requests."""


def loaded_by(program: str, names: list[str], store: Path) -> str:
    """Run a program in a process of its own and tell which of the modules it has loaded."""
    program = f"{program}; import sys; print([name for name in {names} if name in sys.modules])"
    environment = {**os.environ, "STORE": str(store)}
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return printed.stdout.strip()


def test_a_server_starts_without_what_few_requests_need(store: Path) -> None:
    assert loaded_by("import app.api", [*SEEDING, *RARE], store) == "[]"


def test_a_server_listens_before_its_routes_are_loaded(store: Path) -> None:
    assert (
        loaded_by("from app.main import create_app; create_app()", ["fastapi", "starlette", "app.api"], store) == "[]"
    )


def test_no_request_needs_what_only_seeding_has(store: Path) -> None:
    program = (
        "from app.main import create_app; from starlette.testclient import TestClient; "
        f"client = TestClient(create_app(), raise_server_exceptions=False); "
        f"[client.get(url, headers={{'Accept': 'text/html, */*'}}) for url in {[*GOOD, *BAD]}]"
    )

    assert loaded_by(program, SEEDING, store) == "[]"
