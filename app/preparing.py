"""Makes the answers that a server has ready when it starts: the reference, and what its examples answer."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

from app.api import create_api
from app.core.addresses import canonical_query
from app.core.http import UNRELEASED
from app.core.sqlite import SQLiteShelf
from app.facts.resources import COLLECTIONS
from app.main import build_of
from app.seeding.answers import Prepared, PreparedAnswer
from app.settings import Settings
from app.views.reference.asking import answer_of
from app.views.reference.introduction import EXAMPLES

PAGES = ("/", "/docs", "/openapi.json", *(f"/schemas/{collection.type_name}.json" for collection in COLLECTIONS))


def prepare(store: Path, settings: Settings) -> Prepared:
    """Ask the service what will be asked first."""
    return Prepared(build_of(settings), asyncio.run(_answers(store, settings)))


async def _answers(file: Path, settings: Settings) -> list[PreparedAnswer]:
    shelf = SQLiteShelf(file)
    store = shelf.current()
    if store is None:
        return []
    api = create_api(shelf, settings.public_url, settings.max_parameters)
    made = []
    for url in _urls():
        given = await answer_of(api, store, url)
        if given.status == 200:
            path, _, query = url.partition("?")
            headers = json.dumps([(name.decode(), value.decode()) for name, value in given.headers]).encode()
            made.append(PreparedAnswer(path, canonical_query(query.encode()).decode(), headers, given.body))
    store.close()
    return made


def _urls() -> Iterator[str]:
    yield from PAGES
    yield from (url for url in EXAMPLES.values() if url not in UNRELEASED)
