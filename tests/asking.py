"""Asking a service in this process for the bytes that it would send, before any client reads them."""

import asyncio
from collections.abc import Mapping
from urllib.parse import unquote

from app.core.asgi import Collected, Message
from app.core.http import HTTPLayer


def ask(service: HTTPLayer, url: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Collected:
    """Ask for one address; `url` is written as it stands on the wire."""
    return asyncio.run(answer_to(service, url, headers or {}, method))


async def answer_to(service: HTTPLayer, url: str, headers: Mapping[str, str], method: str = "GET") -> Collected:
    """The same within a running loop."""
    path, _, query = url.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        "server": ("127.0.0.1", 80),
        "client": None,
    }
    collected = Collected()
    await service(scope, _nothing_more, collected.take)
    return collected


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
