"""The addresses `/healthz`, `/readyz`, `/version` and `/metrics`."""

import logging
import sqlite3
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app import __version__
from app.core.problems import documented, no_store
from app.core.query import NoQuery
from app.core.shapes import Shape
from app.core.store import DAMAGED, Shelf

PROBE = "SELECT count(*) FROM meta"

router = APIRouter(tags=["operation"])

log = logging.getLogger(__name__)


class Health(Shape):
    """The process is alive."""

    status: Literal["alive"] = Field(description="Always `alive`.")


class Readiness(Shape):
    """The store is open and answers."""

    status: Literal["ready"] = Field(description="Always `ready`.")
    release: str = Field(description="Release that is served.", examples=["2026.11.0"])


class Version(Shape):
    """Which program serves which data."""

    version: str = Field(description="Version of the program.", examples=["0.1.0"])
    release: str | None = Field(description="Release of the data; null if no store is open.", examples=["2026.11.0"])
    digest: str | None = Field(
        description="Fingerprint of all documents; null if no store is open.", examples=["9f86d08"]
    )


@router.get("/healthz", response_model=Health)
async def get_health(query: Annotated[NoQuery, Query()]) -> Health:
    """Tell whether the process is alive."""
    return Health(status="alive")


@router.get("/readyz", response_model=Readiness, responses=documented("store-unavailable"))
async def get_readiness(request: Request, query: Annotated[NoQuery, Query()]) -> Readiness:
    """Tell whether facts can be served; 503 if there is no usable store."""
    shelf: Shelf = request.app.state.shelf
    store = shelf.ready()
    if store is None:
        raise no_store(shelf.fault)
    try:
        store.rows(PROBE)
    except sqlite3.Error as error:
        log.warning("the store does not answer: %s", error)
        raise no_store(DAMAGED) from error
    return Readiness(status="ready", release=store.release)


@router.get("/version", response_model=Version)
async def get_version(request: Request, query: Annotated[NoQuery, Query()]) -> Version:
    """Tell which version of the program serves which release of the data."""
    shelf: Shelf = request.app.state.shelf
    store = shelf.current()
    if store is None:
        return Version(version=__version__, release=None, digest=None)
    return Version(version=__version__, release=store.release, digest=store.digest)


@router.get("/metrics", include_in_schema=False)
async def get_metrics(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """Count what the service has answered, in the text format of Prometheus."""
    # Imported late: a server that nobody watches starts without it.
    from app.views.operation.metrics import exposition

    return Response(*exposition(request.state.journal.numbers(), request.app.state.shelf))
