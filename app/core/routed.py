"""Tells the layer outside of the framework which route answers (pure ASGI)."""

from app.core.asgi import ASGIApp, Receive, Scope, Send
from app.core.traffic import UNROUTED


class RouteTold:
    """Wraps the router, which leaves in the scope which route it took."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        finally:
            route = scope.get("route")
            scope["state"]["routed"].append(route.path if route else UNROUTED)
