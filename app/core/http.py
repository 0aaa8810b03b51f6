"""The outermost layer: what HTTP asks of every answer, whatever it is about (pure ASGI).

It makes HEAD and OPTIONS work everywhere, opens every answer to any origin (CORS), gives one canonical
address to each thing (no trailing slash, no tracking parameters), and answers a conditional request from
the entity tag alone, without a route or a query.
"""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qsl, unquote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.negotiation import preferred_media_type
from app.core.problems import Problem, problem_response
from app.core.store import Shelf, Store

MAX_AGE_SECONDS = 300
STALE_SECONDS = 86_400
PINNED_SECONDS = 31_536_000
PREFLIGHT_SECONDS = 86_400

CURRENT = f"public, max-age={MAX_AGE_SECONDS}, stale-while-revalidate={STALE_SECONDS}"
PINNED = f"public, max-age={PINNED_SECONDS}, immutable"
UNCACHED = "no-store"

UNRELEASED = frozenset({"/healthz", "/readyz", "/version"})
"""Addresses that tell of the service and not of a release: answered without a store, never cached."""

NEGOTIATED = "/problems"
"""Where the addresses begin that answer people with a page and programs with JSON."""

EXPLAINING = ("/problems", "/docs")
"""Where the addresses begin that help when there is no store."""

FORMS = ("application/json", "text/html")

EXPOSED_HEADERS = "Allow, Content-Language, ETag, Last-Modified, Link, Location, Retry-After"

_TRACKING = re.compile(r"utm_\w*|fbclid|gclid")
_STANDING_HEADERS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": EXPOSED_HEADERS,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-resource-policy": "cross-origin",
}

_PREFLIGHT_HEADERS = {"access-control-allow-headers": "*", "access-control-max-age": str(PREFLIGHT_SECONDS)}


class HTTPLayer:
    """Wraps the application; see the module."""

    def __init__(self, app: ASGIApp, shelf: Shelf, version: str) -> None:
        self._app = app
        self._shelf = shelf
        self._version = version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reply = _Reply(send, scope["method"])
        handler = self._answer_at_once(scope, reply) or self._app
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await handler(scope, receive, reply.send)

    def _answer_at_once(self, scope: Scope, reply: "_Reply") -> ASGIApp | None:
        """Prepare the request, and give the answer if it needs no route."""
        scope["query_string"] = _without_tracking(scope["query_string"])
        moved = _canonical_address(scope)
        # A preflight must not be redirected: browsers take that for a refusal.
        if moved is not None and scope["method"] != "OPTIONS":
            return RedirectResponse(moved, 308)
        if scope["path"] in UNRELEASED:
            return None
        headers = Headers(scope=scope)
        try:
            store = self._shelf.current()
        except Problem as problem:
            return None if scope["path"].startswith(EXPLAINING) else _refusal(problem, headers)
        negotiated = scope["path"].startswith(NEGOTIATED)
        scope.setdefault("state", {})["store"] = store
        if scope["method"] not in ("GET", "HEAD"):
            return None
        form = preferred_media_type(headers.get("accept", ""), FORMS) or "" if negotiated else ""
        tag = self._entity_tag(store, scope, form)
        reply.describe(store, tag, pinned=_is_pinned(scope["query_string"]), negotiated=negotiated)
        if tag in _tags(headers.get("if-none-match", "")):
            return Response(status_code=304)
        return None

    def _entity_tag(self, store: Store, scope: Scope, form: str) -> str:
        """Name one representation of one address in one release: known before the answer is."""
        query = sorted(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        parts = (store.digest, self._version, scope["path"], urlencode(query), form)
        return f'"{hashlib.blake2b(chr(0).join(parts).encode(), digest_size=12).hexdigest()}"'


class _Reply:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, send: Send, method: str) -> None:
        self._send = send
        self._method = method
        self._bodiless = method == "HEAD"
        self._described: dict[str, str] = {}

    def describe(self, store: Store, tag: str, *, pinned: bool, negotiated: bool) -> None:
        """Say how a good answer to this request may be cached."""
        released = datetime.fromisoformat(store.meta["release"]["date"]).replace(tzinfo=UTC)
        self._described = {
            "cache-control": PINNED if pinned else CURRENT,
            "etag": tag,
            "last-modified": format_datetime(released, usegmt=True),
            **({"vary": "Accept"} if negotiated else {}),
        }

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            if self._method == "OPTIONS" and message["status"] == 405:
                _turn_into_preflight(message)
            headers = MutableHeaders(scope=message)
            good = self._described if message["status"] in (200, 304) else {}
            for name, value in {"cache-control": UNCACHED, **good, **_STANDING_HEADERS}.items():
                headers.setdefault(name, value)
            if message["status"] in (204, 304):
                self._bodiless = True
                for name in ("content-length", "content-type"):
                    del headers[name]
        elif self._bodiless:
            message = {**message, "body": b""}
        await self._send(message)


def _refusal(problem: Problem, headers: Headers) -> Response:
    return problem_response(problem, headers.get("accept-language", ""))


def _turn_into_preflight(message: Message) -> None:
    """Answer OPTIONS: the router knows which methods an address has, and its refusal names them."""
    message["status"] = 204
    headers = MutableHeaders(scope=message)
    headers.update(_PREFLIGHT_HEADERS | {"access-control-allow-methods": headers["allow"]})


def _canonical_address(scope: Scope) -> str | None:
    """Give the address without trailing slash; None if it has none."""
    path: str = scope["raw_path"].decode("latin-1")
    if path == "/" or not path.endswith("/"):
        return None
    query = scope["query_string"].decode("latin-1")
    # One slash only: "//host/" would lead away from here.
    return "/" + path.strip("/") + (f"?{query}" if query else "")


def _without_tracking(query: bytes) -> bytes:
    parts = query.decode("latin-1").split("&")
    kept = [part for part in parts if not _TRACKING.fullmatch(unquote(part.partition("=")[0]))]
    return query if len(kept) == len(parts) else "&".join(kept).encode("latin-1")


def _is_pinned(query: bytes) -> bool:
    return any(part.startswith(b"release=") for part in query.split(b"&"))


def _tags(header: str) -> list[str]:
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]
