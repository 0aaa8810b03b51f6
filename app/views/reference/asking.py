"""Asks the service itself, without a network: for the examples of the reference."""

from starlette.requests import empty_receive

from app.core.asgi import ASGIApp, Collected, Scope
from app.core.store import Store


async def answer_of(api: ASGIApp, store: Store, url: str) -> Collected:
    """Give what `api` answers to GET `url` from `store`."""
    path, _, query = url.partition("?")
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [],
        "server": None,
        "client": None,
        "state": {"store": store, "form": "", "routed": []},
    }
    collected = Collected()
    await api(scope, empty_receive, collected.take)
    return collected
