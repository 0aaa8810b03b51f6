"""What the tests with a real browser share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PATIENCE_SECONDS = 60
"""How long a busy machine may take to make the document and draw the page."""

expect.set_options(timeout=PATIENCE_SECONDS * 1000)

CHROMIUM = Path("/usr/bin/chromium")
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for this package only: as long as it runs, playwright keeps an event loop in this thread."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed: make test-deps")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page as wide as a desk allows."""
    with browser.new_page(viewport={"width": 1280, "height": 900}) as opened:
        opened.set_default_timeout(PATIENCE_SECONDS * 1000)
        yield opened
