"""How many requests a client may send in a span of time: off unless `RATE_LIMIT` is set.

Fields and problem are those of the IETF's draft-ietf-httpapi-ratelimit-headers.
"""

import logging
import math
import time
from ipaddress import IPv6Address, ip_address, ip_network

from limits import parse
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import FixedWindowRateLimiter
from limits.errors import StorageError

from app.core.asgi import Message, Receive, Scope, Send
from app.core.exchange import Exchange
from app.core.http import UNRELEASED, HTTPLayer
from app.core.limits import quota_exceeded

IN_MEMORY = "memory://"

SHARE_OF_ONE = 64
"""Leading bits of an IPv6 address that tell clients apart: all addresses that share them belong to one network."""

OUT_OF_USE_SECONDS = 5
"""How long requests pass uncounted after counts could not be kept: what counts must not hold up what answers."""

PATIENCE_SECONDS = 0.5
"""How long a server that keeps counts may take."""

log = logging.getLogger(__name__)


class QuotaLayer:
    """Lets a client's requests through to `app` until its quota is used up.

    `rate` is a number per span (`120/minute`); `storage` is where counts are kept: in the memory of each process, or
    in a Redis that several share (`redis://host`). No count outlives its span.
    """

    def __init__(self, app: HTTPLayer, rate: str, storage: str = IN_MEMORY) -> None:
        self._app = app
        self._quota = parse(rate)
        self._policy = b'"client";q=%d;w=%d' % (self._quota.amount, self._quota.get_expiry())
        self._limiter = FixedWindowRateLimiter(_opened(storage))
        self._out_of_use_until = -math.inf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        left = await self._left(_client_of(scope)) if _counts(scope) else None
        if left is None:
            await self._app(scope, receive, send)
            return
        is_within, remaining, seconds = left
        told = [(b"ratelimit-policy", self._policy), (b"ratelimit", b'"client";r=%d;t=%d' % (remaining, seconds))]

        async def send_with_quota(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *told]}
            await send(message)

        if is_within:
            await self._app(scope, receive, send_with_quota)
        else:
            exchange = Exchange(scope, receive, send_with_quota)
            await exchange.refuse(quota_exceeded(self._quota.amount, seconds))
            self._app.journal.note(exchange, None)

    async def _left(self, client: str) -> tuple[bool, int, int] | None:
        """Count a request: whether it is within the quota, how many are left, and for how many seconds.

        None if it could not be counted.
        """
        if time.monotonic() < self._out_of_use_until:
            return None
        try:
            is_within = await self._limiter.hit(self._quota, client)
            window = await self._limiter.get_window_stats(self._quota, client)
        except StorageError as error:
            self._out_of_use_until = time.monotonic() + OUT_OF_USE_SECONDS
            log.warning("requests pass uncounted for %d s: %r", OUT_OF_USE_SECONDS, error.storage_error)
            return None
        return is_within, window.remaining, max(1, math.ceil(window.reset_time - time.time()))


def _counts(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["path"] not in UNRELEASED


def _client_of(scope: Scope) -> str:
    """Give the client's address; of IPv6 the network, for one client has all of its addresses."""
    host: str = scope["client"][0] if scope["client"] else ""
    try:
        address = ip_address(host)
    except ValueError:
        # A socket of this machine has no address.
        return host
    if not isinstance(address, IPv6Address):
        return host
    return str(address.ipv4_mapped or ip_network((int(address), SHARE_OF_ONE), strict=False))


def _opened(storage: str) -> Storage:
    if storage == IN_MEMORY:
        return MemoryStorage()
    return RedisStorage(
        f"async+{storage}",
        wrap_exceptions=True,
        implementation="redispy",
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
    )
