"""The outermost layer: what HTTP asks of every answer, whatever it is about (pure ASGI).

It makes HEAD and OPTIONS work everywhere, opens every answer to any origin (CORS), gives one canonical
address to each thing (no trailing slash, no tracking parameters), answers a conditional request from the
entity tag alone, and keeps good answers ready in the codings that clients take. What is ready needs neither
a route nor a query, and this layer no framework: so a server answers before its routes are loaded.
"""

from urllib.parse import quote

from app.core.addresses import canonical_query, is_pinned, without_slash, without_tracking
from app.core.asgi import ASGIApp, Collected, Receive, Scope, Send
from app.core.cache import AnswerCache
from app.core.exchange import Exchange
from app.core.journal import Journal
from app.core.ready import ReadyAnswer, tag_told
from app.core.request_ids import current
from app.core.served import Served
from app.core.store import Shelf
from app.core.traffic import HELD, TOTAL, Numbers

UNRELEASED = frozenset({"/healthz", "/readyz", "/version", "/metrics"})
"""Addresses that tell of the service and not of a release: answered without a store, never cached."""

EXPLAINING = ("/problems", "/docs", "/site")
"""Where the addresses begin that help when there is no store."""

URL_SIGNS = ":/%#?=@[]!$&'()*+,;"
"""Signs that an address may have as they are."""


class HTTPLayer:
    """Wraps the application; see the module. `build` names the program and settings that make the answers."""

    def __init__(
        self, app: ASGIApp, shelf: Shelf, build: str, max_cache_bytes: int, journal: Journal | None = None
    ) -> None:
        self.journal = journal or Journal()
        self._app = app
        self._shelf = shelf
        self._build = build
        self._cache = AnswerCache(max_cache_bytes)
        self._served: Served | None = None
        self.journal.sources.append(self._numbers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = Exchange(scope, receive, send)
        ready = None
        try:
            served = self._newest()
            if served and exchange.reads:
                # First as it was asked for, which mostly is the canonical address: the shortest way to an answer.
                ready = served.cache.get((scope["raw_path"], scope["query_string"], exchange.form))
            if ready is None:
                ready = await self._find(exchange, served)
            if ready is not None:
                await exchange.answer(ready)
        except Exception:
            await exchange.tell_of_crash()
            raise
        finally:
            self.journal.note(exchange, ready)

    def _newest(self) -> Served | None:
        """Give the newest release; what is being made of the one before is finished from that."""
        store = self._shelf.current()
        if store is None:
            self._served = None
        elif self._served is None or self._served.store is not store:
            self._cache = self._cache.emptied()
            self._served = Served(store, self._build, self._cache)
        return self._served

    async def _find(self, exchange: Exchange, served: Served | None) -> ReadyAnswer | None:
        """Give the good answer that is to be sent; None if something else has been sent."""
        scope = exchange.scope
        current.set(exchange.id.decode())
        scope["query_string"] = without_tracking(scope["query_string"])
        path = without_slash(scope["raw_path"])
        # A preflight must not be redirected: browsers take that for a refusal.
        if path is not None and exchange.method != "OPTIONS":
            await exchange.pass_on(_moved(path, scope["query_string"]))
            return None
        routed: list[str] = []
        exchange.routed = routed
        scope["state"] = {"journal": self.journal, "form": exchange.form, "routed": routed}
        if exchange.path not in UNRELEASED:
            if served is not None:
                scope["state"]["store"] = served.store
                if exchange.reads:
                    return await self._find_of_release(exchange, served)
            elif not exchange.path.startswith(EXPLAINING):
                await _refuse_without_store(exchange, self._shelf.fault)
                return None
        await exchange.pass_on(await exchange.ask(self._app))
        return None

    async def _find_of_release(self, exchange: Exchange, served: Served) -> ReadyAnswer | None:
        key = (exchange.scope["raw_path"], canonical_query(exchange.scope["query_string"]), exchange.form)
        name = served.name(key)
        standing = served.standing(pinned=is_pinned(key[1]), vary=exchange.vary)
        tag = tag_told(name, exchange.tags)
        if tag is not None:
            await exchange.tell_not_modified(tag, standing)
            return None

        async def make() -> ReadyAnswer | None:
            collected = served.seeded(key) or await exchange.ask(self._app)
            if collected.status == 200:
                exchange.made = True
                return ReadyAnswer(name, collected.headers, standing, collected.body)
            await exchange.pass_on(collected)
            return None

        return await served.cache.get_or_make(key, make)

    def _numbers(self) -> Numbers:
        counters = self._cache.counters
        return {
            (TOTAL, "hits"): counters.hits,
            (TOTAL, "misses"): counters.misses,
            (HELD, "answers"): len(self._cache),
            (HELD, "bytes"): self._cache.bytes,
        }


def _moved(path: bytes, query: bytes) -> Collected:
    moved = Collected()
    moved.status = 308
    address = path + b"?" + query if query else path
    moved.headers = [(b"location", quote(address, safe=URL_SIGNS).encode()), (b"content-length", b"0")]
    return moved


async def _refuse_without_store(exchange: Exchange, fault: str) -> None:
    # Imported late, with the framework: mostly there is a store.
    from app.core.problems import no_store

    await exchange.refuse(no_store(fault))
