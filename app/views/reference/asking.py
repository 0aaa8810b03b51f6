"""Asks the service itself, without a network: for the examples of the reference."""

from fastapi import FastAPI
from starlette.requests import empty_receive
from starlette.types import Message, Scope

from app.core.store import Store


async def answer_of(api: FastAPI, store: Store, url: str) -> bytes:
    """Give the body that `api` answers to GET `url` from `store`."""
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
        "state": {"store": store},
    }
    parts: list[bytes] = []

    async def send(message: Message) -> None:
        parts.append(message.get("body", b""))

    await api(scope, empty_receive, send)
    return b"".join(parts)
