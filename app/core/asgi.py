"""ASGI's types, the headers of every answer, and an answer that is collected before it is sent."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

EXPOSED_HEADERS = (
    b"Allow, Content-Language, ETag, Last-Modified, Link, Location, RateLimit, RateLimit-Policy, Retry-After, "
    b"X-Request-Id"
)

OPEN_TO_ALL: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", EXPOSED_HEADERS),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]


class Collected:
    """An answer as the application has given it."""

    def __init__(self) -> None:
        self.status = 0
        """The HTTP status; 0 until there is one."""

        self.headers: Headers = []
        self.body = b""

    async def take(self, message: Message) -> None:
        """Stand in for the server's `send`."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.body += message.get("body", b"")
