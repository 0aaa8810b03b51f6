"""Runs the service with uvicorn."""

import copy
import sys
from typing import Any

import uvicorn
from uvicorn.config import LOGGING_CONFIG

from app.settings import Settings


def serve(settings: Settings) -> None:
    """Serve until told to stop; with several workers, each is a process of its own.

    Without a usable store it serves too, says so, and takes the store when it comes.
    """
    address = f"http://{settings.host}:{settings.port}"
    print(f"IOM Facts: {address}/docs (reference)", flush=True)
    print(f"  first example: {address}/v1/members/jpn", flush=True)
    if not settings.store.exists():
        print(f"  no facts can be served before {settings.store} is there: make seed", file=sys.stderr, flush=True)
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        access_log=False,
        server_header=False,
        log_config=_logging(),
    )


def _logging() -> dict[str, Any]:
    """Let what the service logs appear beside what the server logs."""
    config = copy.deepcopy(LOGGING_CONFIG)
    config["loggers"]["app"] = {"handlers": ["default"], "level": "INFO", "propagate": False}
    return config
