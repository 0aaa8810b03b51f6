"""Asks the service what will be asked, before workers are forked from it: what the answers build is then shared."""

import asyncio
from contextlib import suppress

from app.core.asgi import ASGIApp
from app.core.http import UNRELEASED
from app.core.store import Shelf, Store
from app.views.reference.asking import answer_of
from app.views.reference.introduction import EXAMPLES


def warm_up(api: ASGIApp, shelf: Shelf) -> None:
    """Ask for every example, from a shelf of its own that is closed again: no connection outlives a fork."""
    store = shelf.current()
    if store is not None:
        asyncio.run(_ask(api, store))
        store.close()


async def _ask(api: ASGIApp, store: Store) -> None:
    for url in EXAMPLES.values():
        # Those would open the store that the service itself has.
        if url not in UNRELEASED:
            # What fails here will fail for who asks it, and is logged then as now.
            with suppress(Exception):
                await answer_of(api, store, url)
