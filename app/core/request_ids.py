"""Ids of requests: every answer has one of its own, and so has each line that is logged about it."""

import os
from contextvars import ContextVar
from itertools import count

HEADER = b"x-request-id"

OUTSIDE = "00000000-0000-0000-0000-000000000000"
"""Stands for the id where nothing is being answered."""

current: ContextVar[str] = ContextVar("request_id", default=OUTSIDE)
"""The id of the request that is being answered, for what is logged meanwhile; unset where a kept answer suffices."""


class RequestIds:
    """Gives ids of the form of a UUID of version 8 (RFC 9562): random in each process, then counted, for that is cheap.

    None is taken from a client: what is kept by caches on the way must not depend on it, and a log not on its word.
    """

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Begin anew, as each process that was forked must."""
        drawn = os.urandom(8).hex()
        self._prefix = f"{drawn[:8]}-{drawn[8:12]}-8{drawn[12:15]}-a{drawn[13:16]}-".encode()
        self._next = count(1).__next__

    def __call__(self) -> bytes:
        return b"%b%012x" % (self._prefix, self._next())


new_request_id = RequestIds()
