"""A release as HTTP serves it: what names and dates its answers, and those that are ready."""

import hashlib
import json
from datetime import UTC, datetime, time
from email.utils import format_datetime

from app.core.asgi import OPEN_TO_ALL, Collected, Headers
from app.core.cache import AnswerCache, Key
from app.core.store import Store, StoreUnreachable

MAX_AGE_SECONDS = 300
STALE_SECONDS = 86_400
PINNED_SECONDS = 31_536_000

CURRENT = (b"cache-control", f"public, max-age={MAX_AGE_SECONDS}, stale-while-revalidate={STALE_SECONDS}".encode())
PINNED = (b"cache-control", f"public, max-age={PINNED_SECONDS}, immutable".encode())

NAME_BYTES = 12


class Served:
    """One release. `build` names the program and the settings that make its answers."""

    def __init__(self, store: Store, build: str, cache: AnswerCache) -> None:
        self.store = store
        self.cache = cache
        released = datetime.combine(store.released, time(), UTC)
        self._last_modified = (b"last-modified", format_datetime(released, usegmt=True).encode())
        self._naming = hashlib.blake2b(f"{store.digest}\0{build}\0".encode(), digest_size=NAME_BYTES)
        self._has_seeded = cache.keeps and store.meta.get("answers_of") == build

    def name(self, key: Key) -> str:
        """Name an answer before it is made: the base of its entity tags."""
        path, query, form = key
        naming = self._naming.copy()
        naming.update(b"\0".join((path, query, form.encode())))
        return naming.hexdigest()

    def standing(self, *, pinned: bool, vary: bytes) -> Headers:
        """Give the headers that a good answer has, and a 304 in its place too."""
        return [PINNED if pinned else CURRENT, self._last_modified, (b"vary", vary), *OPEN_TO_ALL]

    def seeded(self, key: Key) -> Collected | None:
        """Give an answer that was made when the release was seeded, if this is one of them."""
        path, query, form = key
        if form or not self._has_seeded:
            return None
        try:
            found = self.store.rows(
                "SELECT headers, body FROM answer WHERE path = ? AND query = ?",
                (path.decode("latin-1"), query.decode("latin-1")),
            )
        except StoreUnreachable:
            # The application may need no store for this answer; else it refuses in the client's language.
            return None
        if not found:
            return None
        seeded = Collected()
        seeded.status, seeded.body = 200, found[0][1]
        seeded.headers = [(name.encode(), value.encode()) for name, value in json.loads(found[0][0])]
        return seeded
