"""An answer ready to be sent: its headers and body, in every content coding, each made once."""

from collections.abc import Callable
from typing import Any

from app.core.asgi import Headers
from app.core.compression import CODINGS, COMPRESSED_TYPES, IDENTITY, MIN_BYTES, compressed
from app.core.traffic import RouteTraffic

Parts = tuple[Headers, dict[str, Any]]
"""What an answer is sent with: its headers, but for the id of a request, and the ASGI message of its body."""

MESSAGE_BYTES = 2_000
"""About what the headers and objects of an answer weigh beside its body."""


def entity_tag(name: str, coding: str) -> bytes:
    """Write the entity tag of one representation: the same in another coding is another one."""
    return f'"{name}.{coding}"'.encode() if coding else f'"{name}"'.encode()


def tag_told(name: str, if_none_match: bytes) -> bytes | None:
    """Give the tag by which a client says that it has `name`, in whichever coding it was sent."""
    if not if_none_match or name.encode() not in if_none_match:
        return None
    for coding in (IDENTITY, *CODINGS):
        tag = entity_tag(name, coding)
        if tag in if_none_match:
            return tag
    return None


class ReadyAnswer:
    """A good answer. `headers` are all but those that depend on the coding."""

    __slots__ = ("_headers", "_parts", "body", "content_type", "name", "on_growth", "size", "standing", "traffic")

    def __init__(self, name: str, headers: Headers, standing: Headers, body: bytes) -> None:
        self.name = name
        # The length depends on the coding.
        self._headers = [header for header in headers if header[0] != b"content-length"]
        self.content_type = dict(headers).get(b"content-type", b"")
        self.standing = standing
        """What a 304 says of it too."""

        self.body = body
        self.size = MESSAGE_BYTES + len(body)
        self.on_growth: Callable[[int], None] | None = None
        """Told how many bytes a further coding takes."""

        self.traffic: RouteTraffic | None = None
        """Where it is counted each time that it is sent; None until its route is known."""

        self._parts: dict[str, Parts] = {}

    def parts(self, coding: str) -> Parts:
        """Give what the answer is sent with in a coding, or as it is where that saves nothing."""
        return self._parts.get(coding) or self._made(coding)

    def tag(self, coding: str) -> bytes:
        """Give the entity tag of what would be sent in a coding."""
        tag: bytes = dict(self.parts(coding)[0])[b"etag"]
        return tag

    def _made(self, coding: str) -> Parts:
        packed = compressed(self.body, coding) if coding and self._is_worth_it() else self.body
        told = coding if packed is not self.body else IDENTITY
        own = [(b"etag", entity_tag(self.name, told)), (b"content-length", str(len(packed)).encode())]
        if told:
            own.append((b"content-encoding", told.encode()))
            self.size += len(packed) + MESSAGE_BYTES
            if self.on_growth:
                self.on_growth(len(packed) + MESSAGE_BYTES)
        body = {"type": "http.response.body", "body": packed}
        made = self._parts[coding] = ([*self._headers, *self.standing, *own], body)
        return made

    def _is_worth_it(self) -> bool:
        return len(self.body) >= MIN_BYTES and self.content_type.startswith(COMPRESSED_TYPES)
