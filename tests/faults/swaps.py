"""Putting one release in the place of another, and waiting until a server has seen it."""

import time
from pathlib import Path

import httpx2

OLD, NEW = "2026.11.0", "2026.12.0"

GENEROUS_SECONDS = 5
"""A new release is seen within one second; a busy machine may take longer, and no test should fail for that."""


def replaced(store: Path, content: bytes, mode: int = 0o644) -> Path:
    """Put another file in the place of a store, as seeding does."""
    incoming = store.with_name("incoming")
    incoming.write_bytes(content)
    incoming.chmod(mode)
    return incoming.replace(store)


def await_release(address: str, release: str) -> None:
    """Wait until the server at `address` answers from a release."""
    deadline = time.monotonic() + GENEROUS_SECONDS
    while time.monotonic() < deadline:
        answer = httpx2.get(f"{address}/readyz")
        if answer.status_code == 200 and answer.json()["release"] == release:
            return
        time.sleep(0.02)
    raise AssertionError(f"release {release} is not served after {GENEROUS_SECONDS} s")
