"""Traces for OpenTelemetry, where they are asked for: one span for each request, without personal data (pure ASGI)."""

from collections.abc import Callable

from opentelemetry import trace
from opentelemetry.trace import TracerProvider
from starlette.middleware.opentelemetry import OpenTelemetryMiddleware

from app.core.asgi import ASGIApp, Receive, Scope, Send
from app.core.exchange import Exchange
from app.core.journal import Journal
from app.core.ready import ReadyAnswer
from app.core.traffic import UNROUTED

SHOWN_HEADERS = frozenset({b"traceparent", b"tracestate", b"host"})
"""What a span may know of a request's headers: to which trace it belongs, and the name of the service."""

REQUEST_ID = "http.response.header.x-request-id"

_ORIGINAL = "app.scope"


class TracedJournal(Journal):
    """Tells the span of a request its route and id too."""

    def note(self, exchange: Exchange, ready: ReadyAnswer | None) -> str:
        route = super().note(exchange, ready)
        span = trace.get_current_span()
        span.set_attribute(REQUEST_ID, [exchange.id.decode()])
        if route != UNROUTED:
            span.update_name(f"{exchange.method} {route}")
            span.set_attribute("http.route", route)
        return route


class Traced:
    """Wraps the service in Starlette's own instrumentation, which sees neither who asks nor what is searched for.

    Spans go to what `make` gives, made when the server starts: it may have threads, which no fork takes along.
    """

    def __init__(self, app: ASGIApp, make: Callable[[], TracerProvider]) -> None:
        self._app = app
        self._make = make
        self._traced: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._traced is None:
            self._traced = OpenTelemetryMiddleware(self._pass_on, tracer_provider=self._make())
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = [header for header in scope["headers"] if header[0] in SHOWN_HEADERS]
        shown = {**scope, "headers": headers, "query_string": b"", "client": None, _ORIGINAL: scope}
        await self._traced(shown, receive, send)

    async def _pass_on(self, shown: Scope, receive: Receive, send: Send) -> None:
        await self._app(shown[_ORIGINAL], receive, send)
