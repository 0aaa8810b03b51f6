"""One request, what its client would like, and the way back to it."""

import logging
from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from app.core.asgi import OPEN_TO_ALL, ASGIApp, Collected, Headers, Receive, Scope, Send
from app.core.compression import preferred_coding
from app.core.negotiation import FORMS, page_language, prefers_page, takes
from app.core.ready import ReadyAnswer, tag_told
from app.core.request_ids import HEADER, current, new_request_id

if TYPE_CHECKING:
    from app.core.problems import Problem

log = logging.getLogger(__name__)

NEGOTIATED = ("/v1", "/problems")
"""Where the addresses begin that answer people with a page and programs with JSON; the front door does too."""

CHECKED = "/v1"
"""Where the addresses begin that tell a client if they have nothing that it takes."""

PAGE_SUFFIX = ".html"
"""Asks for the page, whatever a client accepts."""

FILE_SUFFIXES = (".svg", ".png", ".csv", ".vl.json")
"""Ask for a file, which has no page, whatever a client accepts."""

BY_NOTHING = b"Accept-Encoding"
BY_ACCEPT = b"Accept, Accept-Encoding"
BY_ACCEPT_OF_PAGE = b"Accept, Accept-Language, Accept-Encoding"
BY_LANGUAGE = b"Accept-Language, Accept-Encoding"

ANYTHING = b"*"
"""As If-None-Match: the client wants the answer only if there is none yet, and there is one."""

UNCACHED = (b"cache-control", b"no-store")
EMPTY = {"type": "http.response.body", "body": b""}
PREFLIGHT_SECONDS = 86_400


class Exchange:
    """One request over HTTP."""

    status = 0
    """What was answered; 0 until something is."""

    sent = b""
    """The body of that."""

    made = False
    """Whether a good answer had to be made for it."""

    routed: Sequence[str] = ()
    """The routes that were asked, the first of them for the client, others to make a page of."""

    tags = b""
    """The entity tags of what the client has."""

    form = ""
    """The language of the page to answer with, where an address has pages and data; empty for data, and for
    addresses of one form."""

    vary = BY_NOTHING
    """The headers of the request that decided the form."""

    _accept = _codings = b""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self._receive, self._send = scope, receive, send
        self.begun = perf_counter()
        """When it came, in seconds of the clock that measures."""

        self.id = new_request_id()
        self.method: str = scope["method"]
        self.reads = self.method in ("GET", "HEAD")
        """Whether the client asks for something, and for no more than that."""

        self.path: str = scope["path"]
        languages = b""
        for name, value in scope["headers"]:
            if name == b"accept":
                self._accept = _joined(self._accept, value)
            elif name == b"accept-encoding":
                self._codings = _joined(self._codings, value)
            elif name == b"accept-language":
                languages = _joined(languages, value)
            elif name == b"if-none-match":
                self.tags = _joined(self.tags, value)
        if (self.path.startswith(NEGOTIATED) or self.path == "/") and not self.path.endswith(FILE_SUFFIXES):
            self._choose_form(languages)

    def _choose_form(self, languages: bytes) -> None:
        if self.path.endswith(PAGE_SUFFIX):
            self.form, self.vary = page_language(languages), BY_LANGUAGE
        elif prefers_page(self._accept):
            self.form, self.vary = page_language(languages), BY_ACCEPT_OF_PAGE
        else:
            self.vary = BY_ACCEPT

    @property
    def _must_be_taken(self) -> bool:
        """Whether the client is told if it does not take what there is: the suffix wins over what it accepts."""
        return bool(self._accept) and self.path.startswith(CHECKED) and self.vary is not BY_LANGUAGE

    async def ask(self, app: ASGIApp) -> Collected:
        """Let `app` answer. Should it crash, what it says of that is sent, and the server logs the rest."""
        collected = Collected()
        asked = {**self.scope, "method": "GET"} if self.method == "HEAD" else self.scope
        try:
            await app(asked, self._receive, collected.take)
        except Exception:
            if collected.status:
                await self.pass_on(collected)
            raise
        return collected

    async def pass_on(self, answer: Collected) -> None:
        """Send an answer that nobody is to keep: a problem, a redirect, the state of the service."""
        if self.method == "OPTIONS" and answer.status == 405:
            _turn_into_preflight(answer)
        told = {name for name, _ in answer.headers}
        standing = [header for header in (UNCACHED, *OPEN_TO_ALL) if header[0] not in told]
        await self._reply(answer.status, [*answer.headers, *standing], answer.body)

    async def answer(self, ready: ReadyAnswer) -> None:
        """Send a good answer; or that the client has it, or does not take it."""
        tag = self._tag_it_has(ready) if self.tags else None
        if tag is not None:
            await self.tell_not_modified(tag, ready.standing)
        elif self._must_be_taken and not takes(self._accept, ready.content_type):
            # Imported late, with the framework: most clients take what there is.
            from app.core.problems import not_acceptable

            media_type = ready.content_type.decode().partition(";")[0]
            await self.refuse(not_acceptable(FORMS if media_type in FORMS else [media_type]))
        else:
            headers, body = ready.parts(preferred_coding(self._codings))
            self.status, self.sent = 200, body["body"]
            await self._send({"type": "http.response.start", "status": 200, "headers": [*headers, (HEADER, self.id)]})
            await self._send(EMPTY if self.method == "HEAD" else body)

    def _tag_it_has(self, ready: ReadyAnswer) -> bytes | None:
        if self.tags == ANYTHING:
            return ready.tag(preferred_coding(self._codings))
        return tag_told(ready.name, self.tags)

    async def tell_not_modified(self, tag: bytes, standing: Headers) -> None:
        """Send that the client has the answer already."""
        await self._reply(304, [*standing, (b"etag", tag)], b"")

    async def refuse(self, problem: "Problem") -> None:
        """Send a problem that was met outside of the application."""
        from app.core.problems import problem_response

        languages = dict(self.scope["headers"]).get(b"accept-language", b"").decode("latin-1")
        await self.pass_on(await self.ask(problem_response(problem, languages, self.id.decode())))

    async def tell_of_crash(self) -> None:
        """Send that the service failed, unless something else was sent; the server logs the traceback next."""
        current.set(self.id.decode())
        if self.status:
            return
        from app.core.problems import crash

        log.error("%s %r failed", self.method, self.path)
        await self.refuse(crash())

    async def _reply(self, status: int, headers: Headers, body: bytes) -> None:
        self.status, self.sent = status, body
        headers = [*headers, (HEADER, self.id)]
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": b"" if self.method == "HEAD" else body})


def _joined(before: bytes, value: bytes) -> bytes:
    """Read a header that is given several times as one list."""
    return b"%b,%b" % (before, value) if before else value


def _turn_into_preflight(answer: Collected) -> None:
    """Answer OPTIONS: the router knows which methods an address has, and its refusal names them."""
    methods = dict(answer.headers)[b"allow"]
    answer.status, answer.body = 204, b""
    answer.headers = [
        (b"allow", methods),
        (b"access-control-allow-methods", methods),
        (b"access-control-allow-headers", b"*"),
        (b"access-control-max-age", str(PREFLIGHT_SECONDS).encode()),
    ]
