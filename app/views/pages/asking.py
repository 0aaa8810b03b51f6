"""Asks the API for what pages are made of."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic_core import from_json

from app.core.asgi import ASGIApp, Collected, Receive, Scope
from app.core.store import Store
from app.views.pages.addresses import Wish
from app.views.pages.reader import Reader
from app.views.pages.vocabulary import Vocabulary

NAMED_COLLECTIONS = ("indicators", "forum-series")
"""Collections of few records, which forms offer to choose from."""


class Answered(NamedTuple):
    """What the API answered."""

    collected: Collected
    content: Any
    """What it says, if it is JSON; else None."""


class GivenUp(Exception):
    """The API failed at an address that a page rests on; `answered` is what it said."""

    def __init__(self, answered: Answered) -> None:
        super().__init__(answered.collected.status)
        self.answered = answered


class Asking:
    """The API, asked on behalf of one reader."""

    def __init__(self, api: ASGIApp, scope: Scope, receive: Receive) -> None:
        self._api = api
        self._scope = scope
        self._receive = receive

    async def ask(self, path: str, query: str, language: str) -> Answered:
        """Ask for data at an address."""
        state = {**self._scope["state"], "form": ""}
        headers = [(b"accept-language", language.encode())]
        scope = {
            **self._scope,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": headers,
            "state": state,
        }
        collected = Collected()
        await self._api(scope, self._receive, collected.take)
        content_type = dict(collected.headers).get(b"content-type", b"")
        is_json = content_type.partition(b";")[0] in (b"application/json", b"application/problem+json")
        return Answered(collected, from_json(collected.body) if is_json else None)

    async def content(self, address: str, language: str) -> Any:
        """Give what the API says at an address that has an answer.

        Raises:
            GivenUp: the service could not give it this time.
        """
        path, _, query = address.partition("?")
        answered = await self.ask(path, query, language)
        if answered.collected.status >= 500:
            raise GivenUp(answered)
        return answered.content

    async def data(self, address: str) -> list[dict[str, Any]]:
        """Give all records of a list."""
        found: list[dict[str, Any]] = []
        while address:
            content = await self.content(address, "en")
            found += content["data"]
            address = content["links"].get("next", "")
        return found


class Readers:
    """Makes readers; what a release calls its things is asked once."""

    def __init__(self) -> None:
        self._known: tuple[str, Vocabulary, frozenset[str]] | None = None

    async def reader(self, wish: Wish, asking: Asking, store: Store | None) -> Reader:
        """Give the reader of a page; without a store there are no names to know."""
        if store is None:
            return Reader(wish.language, Vocabulary([], {}), frozenset())
        if self._known is None or self._known[0] != store.digest:
            self._known = (store.digest, *await _asked(asking, store.meta["countries"]))
        return Reader(wish.language, *self._known[1:])


async def _asked(asking: Asking, countries: Mapping[str, Any]) -> tuple[Vocabulary, frozenset[str]]:
    vocabulary = Vocabulary(await asking.data("/v1/code-lists?limit=500"), countries)
    for collection in NAMED_COLLECTIONS:
        records = await asking.data(f"/v1/{collection}?limit=500&fields=name")
        vocabulary.name_records(collection, {one["id"]: one["name"] for one in records})
    members = await asking.data("/v1/members?limit=500&fields=id")
    return vocabulary, frozenset(one["id"] for one in members)
