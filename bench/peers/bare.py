"""The limit: answers with ready bytes what the service answered, under the same server."""

import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Message = dict[str, Any]


def read_answers(path: Path) -> dict[tuple[bytes, bytes, bytes, bytes], tuple[Message, Message]]:
    """Read the file of answers into the two messages of each, by path, query, accepted encoding and entity tag."""
    answers = {}
    with path.open("rb") as file:
        for address, encoding, tag, status, headers, length in json.loads(file.readline()):
            way, _, query = address.partition("?")
            start = {
                "type": "http.response.start",
                "status": status,
                "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers],
            }
            body = {"type": "http.response.body", "body": file.read(length)}
            answers[way.encode(), query.encode(), encoding.encode(), tag.encode()] = (start, body)
    return answers


ANSWERS = read_answers(Path(os.environ["ANSWERS"]))


async def app(
    scope: dict[str, Any], receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
) -> None:
    """Answer as ASGI 3 says."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        return
    encoding = tag = b""
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            encoding = value
        elif name == b"if-none-match":
            tag = value
    start, body = ANSWERS[scope["raw_path"], scope["query_string"], encoding, tag]
    await send(start)
    await send(body)
