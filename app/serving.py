"""Runs the service with uvicorn: in this process, or in several forked from it."""

import copy
import gc
import os
import sys
from functools import partial
from typing import Any

import uvicorn
from uvicorn.config import LOGGING_CONFIG

from app.connections import LimitedProtocol, Watch
from app.core.asgi import ASGIApp
from app.core.http import HTTPLayer
from app.main import create_app
from app.settings import InvalidSetting, Settings
from app.workers import end_by, fork_workers

ORPHAN_CHECK_SECONDS = 1


def serve(settings: Settings) -> None:
    """Serve until told to stop.

    Without a usable store it serves too, says so, and takes the store when it comes.
    """
    address = f"http://{settings.host}:{settings.port}"
    print(f"IOM Facts: {address}/docs (reference)", flush=True)
    print(f"  first example: {address}/v1/members/jpn", flush=True)
    if not settings.store.exists():
        print(f"  no facts can be served before {settings.store} is there: make seed", file=sys.stderr, flush=True)
    if settings.workers == 1:
        server = uvicorn.Server(_config(settings, create_app(settings)))
        end_by(server.handle_exit)
        server.run()
    else:
        _serve_in_workers(settings)


def _config(settings: Settings, app: HTTPLayer) -> uvicorn.Config:
    return uvicorn.Config(
        _within_quotas(app, settings) if settings.rate_limit else app,
        host=settings.host,
        port=settings.port,
        loop="auto" if sys.platform == "win32" else "uvloop",
        http=partial(LimitedProtocol, Watch(settings)),  # type: ignore[arg-type]  # called as a class is
        timeout_keep_alive=settings.keep_alive_seconds,
        ws="none",
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        log_config=_logging(),
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
    server = uvicorn.Server(_config(settings, create_app(settings, late=False)))
    listening = server.config.bind_socket()
    server.config.load()
    server.config.get_loop_factory()
    _end_without(os.getpid(), server)
    if fork_workers(settings.workers, server.handle_exit):
        server.run([listening])


def _end_without(supervisor: int, server: uvicorn.Server) -> None:
    """Let a worker end whose supervisor was killed: nobody would tell it to, and its address would stay taken."""

    async def check() -> None:
        if os.getppid() != supervisor:
            server.should_exit = True

    server.config.callback_notify = check
    server.config.timeout_notify = ORPHAN_CHECK_SECONDS


def _logging() -> dict[str, Any]:
    """Let what the service logs appear beside what the server logs."""
    config = copy.deepcopy(LOGGING_CONFIG)
    config["loggers"]["app"] = {"handlers": ["default"], "level": "INFO", "propagate": False}
    return config
