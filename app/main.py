"""The one place where everything is joined."""

from fastapi import FastAPI
from starlette.routing import Route
from starlette.types import ASGIApp

from app import __version__
from app.core.http import HTTPLayer
from app.core.refusals import install_refusals
from app.core.store import Shelf
from app.facts.activities.router import router as activities
from app.facts.claims.router import router as claims
from app.facts.code_lists.router import router as code_lists
from app.facts.forums.router import router as forums
from app.facts.funding.router import router as funding
from app.facts.history.router import router as history
from app.facts.members.router import router as members
from app.facts.organization.router import router as organization
from app.facts.people.router import router as people
from app.facts.sources.router import router as sources
from app.facts.statistics.router import router as statistics
from app.settings import Settings
from app.views.doors.router import router as doors
from app.views.operation.router import router as operation
from app.views.problems.router import router as problem_pages
from app.views.reference.router import router as reference
from app.views.search.router import router as search

ROUTERS = (
    doors,
    organization,
    history,
    members,
    statistics,
    funding,
    forums,
    people,
    activities,
    claims,
    sources,
    code_lists,
    search,
    problem_pages,
    reference,
    operation,
)
"""In the order in which the reference shows them."""


def create_app(settings: Settings | None = None) -> ASGIApp:
    """Make the service."""
    shelf = Shelf((settings or Settings()).store)
    return HTTPLayer(create_api(shelf), shelf, __version__)


def create_api(shelf: Shelf) -> FastAPI:
    """Make the routes, without the layer around them that speaks HTTP."""
    api = FastAPI(
        title="IOM Facts",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    api.state.shelf = shelf
    api.state.paths = [route.path for router in ROUTERS for route in router.routes if isinstance(route, Route)]
    for router in ROUTERS:
        api.include_router(router)
    install_refusals(api)
    return api
