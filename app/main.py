"""The one place where everything is joined."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.build import fingerprint
from app.core.http import HTTPLayer
from app.core.journal import Journal
from app.core.late import LateApp
from app.core.sqlite import SQLiteShelf
from app.core.store import Shelf
from app.core.traffic import UNROUTED
from app.settings import Settings

if TYPE_CHECKING:
    from app.views.pages.layer import PageLayer

MEGABYTE = 2**20


def create_app(settings: Settings | None = None, *, late: bool = True) -> HTTPLayer:
    """Make the service. It can answer what is ready at once; its routes are loaded when it starts to listen.

    Unless `late`, all is loaded here, as for the first answers: for who forks the service and wants that shared.
    """
    settings = settings or Settings()
    shelf = shelf_of(settings)
    routes = LateApp(lambda: _routes(shelf, settings), shelf.examine)
    if not late:
        from app.warming import warm_up

        warm_up(routes.load(), shelf_of(settings))

    def route_of(path: str, form: str) -> str:
        return UNROUTED if routes.loaded is None else routes.loaded.route_of(path, form)

    journal = Journal(route_of, settings.log)
    if settings.traces != "off":
        # Imported late: few services are traced.
        from app.core.tracing import TracedJournal

        journal = TracedJournal(route_of, settings.log)
    cache_bytes = settings.cache_mb * MEGABYTE
    return HTTPLayer(routes, shelf, build_of(settings), cache_bytes, journal)


def shelf_of(settings: Settings) -> Shelf:
    """Make the shelf of the engine that the settings name."""
    if not settings.database_url:
        return SQLiteShelf(settings.store, settings.query_ms / 1000)
    # Imported late: its driver is installed only where it is used.
    from app.core.postgres import PostgresShelf

    return PostgresShelf(settings.database_url, settings.query_ms / 1000)


def build_of(settings: Settings) -> str:
    """Name the program and the settings that decide what it answers."""
    return f"{fingerprint(Path(__file__).parent, without=('seeding',))} {settings.public_url} {settings.report_url}"


def _routes(shelf: Shelf, settings: Settings) -> "PageLayer":
    # FastAPI asks in vain whether a shape is of Pydantic's first version, and does without where that is missing.
    sys.modules.setdefault("pydantic.v1", None)  # type: ignore[arg-type]  # None: as if it were not installed
    # Imported late: the framework and all shapes take longer than everything else that a start needs.
    from app.api import create_api
    from app.views.pages.layer import PageLayer

    pages = {"public_url": settings.public_url, "report_url": settings.report_url}
    return PageLayer(create_api(shelf, settings.public_url, settings.max_parameters), pages)
