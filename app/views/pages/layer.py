"""The layer that answers people: it asks the API, and makes a page of what that says (pure ASGI)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.core.asgi import ASGIApp, Receive, Scope, Send
from app.core.traffic import UNROUTED
from app.views.pages.addresses import Wish, addressed, wish_of
from app.views.pages.routing import route_at

if TYPE_CHECKING:
    from app.views.pages.answering import Site

MOVED = 308

MAX_PATHS_KEPT = 4096


class PageLayer:
    """Wraps the API; whoever asks for data is passed on to it."""

    def __init__(self, api: Any, settings: Mapping[str, str]) -> None:
        self._api: ASGIApp = api
        self._routes = api.state.routes
        self._settings = settings
        self._site: Site | None = None
        self.route_of = lru_cache(MAX_PATHS_KEPT)(self._route_of)
        """Name the route that answers a path in a form, without asking it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wish = wish_of(scope) if scope["type"] == "http" else None
        if wish is None:
            await self._api(scope, receive, send)
        elif scope["method"] != "GET":
            await self._api({**scope, "path": wish.path, "raw_path": wish.path.encode()}, receive, send)
        elif wish.blank:
            await _move(addressed(scope["path"], wish.query), send)
        else:
            if self._site is None:
                # Imported late: only people read pages, and a server starts without them.
                from app.views.pages.answering import Site

                self._site = Site(self._api, self._routes, self._settings)
            await self._answer(self._site, wish, (scope, receive, send))

    def _route_of(self, path: str, form: str) -> str:
        wish = wish_of({"path": path, "query_string": b"", "state": {"form": form}})
        route = route_at(self._routes, wish.path if wish else path)
        return route.path if route else UNROUTED

    async def _answer(self, site: "Site", wish: Wish, exchange: tuple[Scope, Receive, Send]) -> None:
        from app.views.pages.asking import GivenUp

        scope, receive, send = exchange
        try:
            response = await site.answer(wish, scope, receive)
        except GivenUp as failure:
            # The reader has what the API said: a page would need what could not be given.
            collected = failure.answered.collected
            await send({"type": "http.response.start", "status": collected.status, "headers": collected.headers})
            await send({"type": "http.response.body", "body": collected.body})
        else:
            await response(scope, receive, send)


async def _move(address: str, send: Send) -> None:
    """Lead to the address without the fields that were left blank."""
    headers = [(b"location", address.encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": MOVED, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
