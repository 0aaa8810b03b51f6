"""The answers of the service as bytes, kept for servers that answer the same."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bench.asks import Ask
from bench.client import Answer, Client, Unexpected

OWN_OF_SERVER = frozenset({"date", "server", "connection", "keep-alive", "transfer-encoding"})
"""Headers that each server writes by itself."""


class Request(NamedTuple):
    """What a bare server must know of a request to give the answer."""

    path: str
    encoding: str = ""
    tag: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The headers to send."""
        named = {"Accept-Encoding": self.encoding, "If-None-Match": self.tag}
        return {name: value for name, value in named.items() if value}


Answers = dict[Request, Answer]


def answered(client: Client, asks: Iterable[Ask]) -> tuple[Answers, dict[str, str]]:
    """Gather the answers to what is asked; and why some are not to be had, by the ask's name."""
    found: Answers = {}
    refused = {}
    for ask in asks:
        if ask.path:
            tag = client.good(ask.path).header("etag") if ask.conditional else ""
            request = Request(ask.path, ask.encoding, tag)
            try:
                found[request] = _as_asked(client, request)
            except Unexpected as reason:
                refused[ask.name] = str(reason)
    return found, refused


def _as_asked(client: Client, request: Request) -> Answer:
    answer = client.good(request.path, request.headers)
    if request.encoding and answer.header("content-encoding") != request.encoding:
        raise Unexpected(f"{request.path} is not answered in {request.encoding}")
    if request.tag and answer.status != 304:
        raise Unexpected(f"{request.path} is not answered 304")
    return answer


def request_of(ask: Ask, answers: Answers) -> Request | None:
    """Find the request that an ask means; None if the service has no answer to it."""
    wanted = (ask.path, ask.encoding, ask.conditional)
    return next((one for one in answers if (one.path, one.encoding, bool(one.tag)) == wanted), None)


def write_answers(path: Path, answers: Answers) -> None:
    """Write a file of answers: a line of JSON on what follows, then all bodies one after another."""
    index = [
        (*request, answer.status, [pair for pair in answer.headers if pair[0] not in OWN_OF_SERVER], len(answer.body))
        for request, answer in answers.items()
    ]
    with path.open("wb") as file:
        file.write(json.dumps(index).encode() + b"\n")
        for answer in answers.values():
            file.write(answer.body)


def write_list(path: Path, requests: Iterable[Request]) -> None:
    """Write a list of requests as the load reads it."""
    with path.open("w") as file:
        for request in requests:
            headers = [f"{name}: {value}" for name, value in request.headers.items()]
            file.write("\t".join([request.path, *headers]) + "\n")
