"""Finds the route of the API that answers an address."""

from collections.abc import Sequence

from fastapi.routing import APIRoute
from starlette.routing import Match


def route_at(routes: Sequence[APIRoute], path: str) -> APIRoute | None:
    """Find the route that answers GET of a path; None if there is none."""
    scope = {"type": "http", "path": path, "method": "GET", "root_path": ""}
    return next((route for route in routes if route.matches(scope)[0] is Match.FULL), None)
