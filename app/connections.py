"""A connection that keeps its client to limits: of size, of time, and of how much is answered at once.

What is refused here is a problem like any other, though most of it never becomes a request.
"""

import asyncio
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from app.core.asgi import OPEN_TO_ALL, Receive, Scope, Send
from app.core.exchange import Exchange
from app.core.http import UNRELEASED
from app.core.journal import Journal
from app.core.request_ids import HEADER, new_request_id
from app.core.traffic import HELD, OTHER, Numbers
from app.settings import Settings

if TYPE_CHECKING:
    from app.core.problems import Problem

LOOK_SECONDS = 1.0
"""How often connections are looked at for clients that are too slow: no timer is kept for any of them."""

LINGER_SECONDS = 2.0
"""How long what a refused client still sends is dropped: closed at once, it might never see why it was refused."""

BODILESS = (b"GET", b"HEAD", b"OPTIONS")


class RequestRefused(Exception):
    """Ends the parsing of a request that is over a limit."""


class Watch:
    """Looks at the connections of one process, as long as there are any."""

    def __init__(self, settings: Settings, journal: Journal) -> None:
        self.settings = settings
        self.journal = journal
        self._looking = False
        self._connections: Collection[Any] = ()
        journal.sources.append(self._numbers)

    def begin(self, loop: asyncio.AbstractEventLoop, connections: Collection[Any]) -> None:
        """See to it that the connections are looked at."""
        self._connections = connections
        if not self._looking:
            self._looking = True
            loop.call_later(LOOK_SECONDS, self._look, loop, connections)

    def _look(self, loop: asyncio.AbstractEventLoop, connections: Collection[Any]) -> None:
        for connection in list(connections):
            connection.end_if_slow(loop.time())
        self._looking = False
        if connections:
            self.begin(loop, connections)

    def _numbers(self) -> Numbers:
        return {
            (HELD, "connections"): len(self._connections),
            (HELD, "connections_limit"): self.settings.max_connections,
        }


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's connection within the limits of the settings."""

    def __init__(
        self,
        watch: Watch,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._watch = watch
        self._limits = watch.settings
        self._service = self.app
        self._surplus = False
        """Whether there were too many connections already when this one came."""

        self._answering: RequestResponseCycle | None = None
        """The request that is being answered: with several in one piece, not the one that came last."""

        self._refusal: Callable[[], Problem] | None = None
        """Why the request that is being read is refused."""

        self._refused_at: float | None = None
        self._awaited_since: float | None = None
        """Since when the client has owed us a whole request; None while it waits for us."""

        self._unread_since: float | None = None
        """Since when the client has left an answer unread."""

        self._in_head = False
        self._piece_bytes = 0
        """Size of the piece that is being read."""

        self._head_bytes = 0
        """Size of the pieces that came after the one that began this head."""

        self._body_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._surplus = len(self.connections) > self._limits.max_connections
        self._awaited_since = self.loop.time()
        self._watch.begin(self.loop, self.connections)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answering is not None:
            # uvicorn tells it to the request that came last.
            self._answering.disconnected = True
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, app)

    def data_received(self, data: bytes) -> None:
        if self._refused_at is not None:
            return
        self._piece_bytes = len(data)
        if self._in_head:
            self._head_bytes += len(data)
            # The parser says nothing of a field before its end, which may never come.
            if self._head_bytes > self._limits.max_url_bytes + self._limits.max_header_bytes:
                self._refuse(self._headers_too_large())
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head = True
        self._head_bytes = self._body_bytes = 0
        self._awaited_since = self.loop.time()
        self._unread_since = None

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > self._limits.max_url_bytes:
            self._stop(self._uri_too_long)

    def on_headers_complete(self) -> None:
        self._in_head = False
        if len(self.headers) > self._limits.max_headers or self._has_large_headers():
            self._stop(self._headers_too_large)
        if self.parser.get_method() not in BODILESS and self._announced_bytes() > self._limits.max_body_bytes:
            self._stop(self._content_too_large)
        is_too_much = self._surplus or len(self.tasks) >= self._limits.max_in_flight
        self.app = self._answer_overload if is_too_much else self._service
        super().on_headers_complete()
        if self._surplus:
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        self._body_bytes += len(body)
        if self._body_bytes > self._limits.max_body_bytes:
            self._stop(self._content_too_large)
        super().on_body(body)

    def on_message_complete(self) -> None:
        super().on_message_complete()
        # uvicorn leaves this open where the answer came before the end of the request.
        self.cycle.more_body = False
        self._awaited_since = self.loop.time() if self.cycle.response_complete else None

    def on_response_complete(self) -> None:
        super().on_response_complete()
        is_answering = not self.cycle.response_complete and not self.cycle.more_body
        self._awaited_since = None if is_answering else self.loop.time()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be parsed, or was not parsed to its end."""
        # Imported late, with the framework.
        from app.core.limits import bad_request

        self._refuse((self._refusal or bad_request)())

    def end_if_slow(self, now: float) -> None:
        """End the connection if its client takes too long to send, or to read."""
        self._end_if_unread(now)
        if self.transport.is_closing():
            return
        if self._refused_at is not None:
            if now - self._refused_at > LINGER_SECONDS:
                self.transport.close()
        elif self._awaited_since is not None and now - self._awaited_since > self._limits.request_seconds:
            if self._in_head or not (self.cycle is None or self.cycle.response_complete):
                self._refuse(self._request_timeout())
            else:
                self.transport.close()

    def _end_if_unread(self, now: float) -> None:
        if not self.transport.get_write_buffer_size():
            self._unread_since = None
        elif self._unread_since is None:
            self._unread_since = now
        elif now - self._unread_since > self._limits.send_seconds:
            self.transport.abort()

    def _has_large_headers(self) -> bool:
        # Only added up where so much has come at all: hardly ever.
        most = self._limits.max_header_bytes
        if self._piece_bytes + self._head_bytes <= most:
            return False
        return sum(len(name) + len(value) + 4 for name, value in self.headers) > most

    def _announced_bytes(self) -> int:
        # The parser has refused lengths that are no numbers, or two.
        return int(dict(self.headers).get(b"content-length", 0))

    def _stop(self, refusal: "Callable[[], Problem]") -> None:
        self._refusal = refusal
        raise RequestRefused

    def _refuse(self, problem: "Problem") -> None:
        """Send a problem outside of any request, and end the connection."""
        cycle = self.cycle
        if cycle is not None and not cycle.more_body and not cycle.response_complete:
            # An earlier request of this client is whole: it is answered, and then no other.
            cycle.keep_alive = False
            return
        if cycle is not None and cycle.more_body:
            cycle.disconnected = True
            cycle.message_event.set()
            if cycle.response_started or self.pipeline:
                # A second answer to one request would be taken for the answer to the next.
                self.transport.close()
                return
        self._refused_at = self.loop.time()
        self.transport.write(self._written(problem))
        self.flow.resume_reading()
        self.transport.write_eof()

    def _written(self, problem: "Problem") -> bytes:
        from app.core.problems import problem_response

        request_id, method = new_request_id(), self.parser.get_method()
        languages = dict(self.headers or ()).get(b"accept-language", b"").decode("latin-1")
        response = problem_response(problem, languages, request_id.decode())
        # Before there is an address, the parser knows no method, and names any.
        told = method.decode() if self.url else OTHER
        self._watch.journal.note_refusal(request_id, told, response.status_code)
        own = [*self.server_state.default_headers, (HEADER, request_id), (b"connection", b"close")]
        headers = [*response.raw_headers, *OPEN_TO_ALL, *own]
        head = [STATUS_LINE[response.status_code], *(b"%b: %b\r\n" % header for header in headers), b"\r\n"]
        return b"".join(head if method == b"HEAD" else [*head, bytes(response.body)])

    async def _answer_overload(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] in UNRELEASED:
            # Who watches over the service must not take one that has much to do for one that is dead.
            await self._service(scope, receive, send)
            return
        from app.core.limits import overloaded

        exchange = Exchange(scope, receive, send)
        await exchange.refuse(overloaded())
        self._watch.journal.note(exchange, None)

    def _uri_too_long(self) -> "Problem":
        from app.core.limits import uri_too_long

        return uri_too_long(self._limits.max_url_bytes)

    def _headers_too_large(self) -> "Problem":
        from app.core.limits import headers_too_large

        return headers_too_large(self._limits.max_header_bytes, self._limits.max_headers)

    def _content_too_large(self) -> "Problem":
        from app.core.limits import content_too_large

        return content_too_large(self._limits.max_body_bytes)

    def _request_timeout(self) -> "Problem":
        from app.core.limits import request_timeout

        return request_timeout(self._limits.request_seconds)
