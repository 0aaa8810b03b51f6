"""A plain client of the service, for what must be known before measuring."""

import http.client
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bench.servers import START_SECONDS

PAGE_LIMIT = 500


@dataclass(frozen=True)
class Answer:
    """An answer as its bytes."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Give a header by its name in lower case; empty if there is none."""
        return next((value for key, value in self.headers if key == name), "")


class Unexpected(Exception):
    """A server answered otherwise than it must for being measured."""


class Client:
    """Asks one server over one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)

    def ask(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask, and give the answer whatever it is."""
        # http.client adds "Accept-Encoding: identity" by itself; wrk sends none.
        self._connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in (headers or {}).items():
            self._connection.putheader(name, value)
        self._connection.endheaders()
        response = self._connection.getresponse()
        found = tuple((name.lower(), value) for name, value in response.getheaders())
        return Answer(response.status, found, response.read())

    def good(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask what must be answered well.

        Raises:
            Unexpected: it is not.
        """
        answer = self.ask(path, headers, method)
        if answer.status not in (200, 304):
            raise Unexpected(f"{method} {path} was answered {answer.status}: {answer.body[:300]!r}")
        return answer

    def json(self, path: str) -> Any:
        """Ask for JSON."""
        return json.loads(self.good(path).body)

    def pages(self, path: str) -> Iterator[Any]:
        """Follow the pages of a list."""
        following: str | None = path
        while following:
            page = self.json(following)
            yield page
            following = page["links"].get("next")

    def records(self, collection: str) -> Iterator[dict[str, Any]]:
        """List all records of a collection."""
        for page in self.pages(f"{collection}?limit={PAGE_LIMIT}"):
            yield from page["data"]
