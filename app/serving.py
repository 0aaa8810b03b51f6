"""Runs the service with uvicorn: in this process, or in several forked from it."""

import gc
import logging
import os
import sys
from functools import partial
from logging.config import dictConfig

import uvicorn

from app.connections import LimitedProtocol, Watch
from app.core.asgi import ASGIApp
from app.core.http import HTTPLayer
from app.core.journal import Journal
from app.core.logs import logging_of
from app.core.request_ids import new_request_id
from app.core.sharing import Board
from app.main import create_app
from app.settings import InvalidSetting, Settings
from app.workers import end_by, fork_workers

NOTIFY_SECONDS = 1

log = logging.getLogger(__name__)


def serve(settings: Settings) -> None:
    """Serve until told to stop.

    Without a usable store it serves too, says so, and takes the store when it comes.
    """
    dictConfig(logging_of(settings.log_format))
    address = f"http://{settings.host}:{settings.port}"
    print(f"IOM Facts: {address}/docs (reference)", flush=True)
    print(f"  first example: {address}/v1/members/jpn", flush=True)
    if not settings.database_url and not settings.store.exists():
        log.warning("no facts can be served before %s is there: make seed", settings.store)
    if settings.workers == 1:
        server = uvicorn.Server(_config(settings, create_app(settings)))
        end_by(server.handle_exit)
        server.run()
    else:
        _serve_in_workers(settings)


def _config(settings: Settings, app: HTTPLayer) -> uvicorn.Config:
    traced: ASGIApp = _within_quotas(app, settings) if settings.rate_limit else app
    if settings.traces != "off":
        # Imported late: few services are traced.
        from app.core.exporting import exporting
        from app.core.tracing import Traced

        traced = Traced(traced, exporting)
    return uvicorn.Config(
        traced,
        host=settings.host,
        port=settings.port,
        loop="auto" if sys.platform == "win32" else "uvloop",
        http=partial(LimitedProtocol, Watch(settings, app.journal)),  # type: ignore[arg-type]  # called as a class is
        timeout_keep_alive=settings.keep_alive_seconds,
        ws="none",
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        log_config=None,  # all is set up already
    )


def _within_quotas(app: HTTPLayer, settings: Settings) -> ASGIApp:
    # Imported late: most services count nobody's requests.
    from limits.errors import ConfigurationError

    from app.core.quotas import QuotaLayer

    try:
        return QuotaLayer(app, settings.rate_limit, settings.rate_limit_storage)
    except ConfigurationError as error:
        raise InvalidSetting("RATE_LIMIT_STORAGE: Redis needs the extra `redis` to be installed") from error


def _serve_in_workers(settings: Settings) -> None:
    """Load all, then fork: what is loaded is shared, and each worker opens a store of its own."""
    gc.disable()
    app = create_app(settings, late=False)
    board = Board(settings.workers)
    server = uvicorn.Server(_config(settings, app))
    listening = server.config.bind_socket()
    server.config.load()
    server.config.get_loop_factory()
    _see_each_second_to(app.journal, os.getpid(), server)
    place = fork_workers(settings.workers, server.handle_exit)
    if place is not None:
        new_request_id.renew()
        app.journal.share(board, place)
        server.run([listening])


def _see_each_second_to(journal: Journal, supervisor: int, server: uvicorn.Server) -> None:
    """Let a worker tell its numbers to the others, and end if its supervisor was killed.

    Nobody would tell it to end, and its address would stay taken.
    """

    async def see() -> None:
        journal.publish()
        if os.getppid() != supervisor:
            server.should_exit = True

    server.config.callback_notify = see
    server.config.timeout_notify = NOTIFY_SECONDS
