"""The routes: every room and view, joined into one application."""

from fastapi import FastAPI
from fastapi.routing import APIRoute

from app import __version__
from app.core.refusals import install_refusals
from app.core.routed import RouteTold
from app.core.store import Shelf
from app.facts.activities.router import router as activities
from app.facts.claims.router import router as claims
from app.facts.code_lists.router import router as code_lists
from app.facts.disagreements.router import router as disagreements
from app.facts.donors.router import router as donors
from app.facts.forums.router import router as forums
from app.facts.funding.router import router as funding
from app.facts.history.router import router as history
from app.facts.indicators.router import router as indicators
from app.facts.members.router import router as members
from app.facts.membership.router import router as membership
from app.facts.observations.router import router as observations
from app.facts.organization.router import router as organization
from app.facts.people.router import router as people
from app.facts.sources.router import router as sources
from app.facts.timeline.router import router as timeline
from app.views.charts.router import router as charts
from app.views.checking.router import router as checking
from app.views.citing.router import router as citing
from app.views.doors.router import router as doors
from app.views.guide.router import router as guide
from app.views.operation.router import router as operation
from app.views.pages.router import router as pages
from app.views.policy.router import router as policy
from app.views.problems.router import router as problem_pages
from app.views.reference.router import router as reference
from app.views.search.router import router as search

ROUTERS = (
    doors,
    guide,
    organization,
    history,
    timeline,
    members,
    membership,
    indicators,
    observations,
    disagreements,
    donors,
    funding,
    forums,
    people,
    activities,
    checking,  # before the claims, of which `check` would else be an id
    claims,
    sources,
    code_lists,
    policy,
    citing,
    search,
    charts,
    problem_pages,
    pages,
    reference,
    operation,
)
"""In the order in which the reference shows them."""


def create_api(shelf: Shelf, public_url: str, max_parameters: int) -> FastAPI:
    """Make the application, without the layer around it that speaks HTTP."""
    api = FastAPI(
        title="IOM Facts",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    api.state.shelf = shelf
    api.state.public_url = public_url
    api.state.routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    for route in api.state.routes:
        route.unique_id = route.name
    # Taken over as they are: `include_router` would build each of them a second time, at the first request.
    api.router.routes.extend(api.state.routes)
    api.add_middleware(RouteTold)
    install_refusals(api, max_parameters)
    return api
