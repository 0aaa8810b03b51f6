"""The application that is loaded while the server already listens."""

import asyncio
from typing import Any

import pytest

from app.core.asgi import Collected, Message, Receive, Scope, Send
from app.core.late import LateApp

ASKING = 5


async def nothing() -> Message:
    return {}


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


def test_it_is_loaded_once_for_all_who_ask_at_once() -> None:
    loaded: list[str] = []

    def make() -> Any:
        loaded.append("once")
        return echo

    async def ask_together() -> list[Collected]:
        app, answers = LateApp(make, print), [Collected() for _ in range(ASKING)]
        await asyncio.gather(*(app({"type": "http", "path": "/x"}, nothing, one.take) for one in answers))
        await app({"type": "http", "path": "/y"}, nothing, answers[0].take)
        return answers

    answers = asyncio.run(ask_together())

    assert loaded == ["once"]
    assert [answer.body for answer in answers] == [b"/x/y", *[b"/x"] * (ASKING - 1)]


def test_it_is_loaded_when_the_server_has_started_though_nobody_asks() -> None:
    sent: list[str] = []
    messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

    async def receive() -> Message:
        return next(messages)

    async def send(message: Message) -> None:
        sent.append(message["type"])

    app = LateApp(
        lambda: sent.append("loaded") or echo,  # type: ignore[func-returns-value]
        lambda: sent.append("all is done"),
    )
    asyncio.run(app({"type": "lifespan"}, receive, send))

    assert sent == ["lifespan.startup.complete", "loaded", "all is done", "lifespan.shutdown.complete"]


def test_a_program_that_cannot_be_loaded_says_why() -> None:
    def make() -> Any:
        raise ImportError("no such room")

    with pytest.raises(ImportError, match="no such room"):
        asyncio.run(LateApp(make, print)({"type": "http", "path": "/x"}, nothing, Collected().take))
