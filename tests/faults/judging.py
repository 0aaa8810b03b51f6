"""What each answer must be while releases take each other's place: good, and of one release that is not long gone."""

import gzip
import math
import time
from collections import Counter
from typing import NamedTuple

from tests.faults.swaps import GENEROUS_SECONDS, NEW, OLD
from tests.limits.sockets import Answer

MAX_TOLD = 20
"""Errors that are kept word for word; the rest are counted."""

EXPIRED = b'"/problems/expired-cursor"'


class Asked(NamedTuple):
    """One request of a reader."""

    kind: str
    url: str
    coding: str = "identity"
    tag: str = ""
    """What the reader says to have (If-None-Match)."""

    of: str = ""
    """The release whose page led here; empty where any will do."""


class Judge:
    """Counts answers by kind and status, and keeps what is wrong with them."""

    def __init__(self, release: str) -> None:
        self.seen: Counter[tuple[str, int]] = Counter()
        self.told: list[str] = []
        self.errors = 0
        self._switches = [(-math.inf, release)]
        self._known: dict[tuple[str, str, str], tuple[str, int]] = {}
        """Entity tag and body (its hash) by address, coding and release."""

        self._release_of: dict[str, str] = {}
        """The release of an entity tag."""

    @property
    def releases(self) -> set[str]:
        """The releases that have answered."""
        return set(self._release_of.values())

    def switched(self, release: str) -> None:
        """Note that another release is in place now."""
        self._switches.append((time.monotonic(), release))

    def possible(self, since: float) -> set[str]:
        """List the releases that may answer a request that was sent at `since`, on the monotonic clock."""
        noticed = since - GENEROUS_SECONDS
        last = max(number for number, (moment, _) in enumerate(self._switches) if moment <= noticed)
        return {release for _, release in self._switches[last:]}

    def judge(self, asked: Asked, answer: Answer, since: float) -> str:
        """Note an answer; give its release, or nothing if it has none or is wrong."""
        self.seen[asked.kind, answer.status] += 1
        release, fault = self._judged(asked, answer, self.possible(since))
        if fault:
            self.note(f"{asked.url} ({asked.coding}): {answer.status}: {fault}")
        return "" if fault else release

    def note(self, error: str) -> None:
        """Note an error."""
        self.errors += 1
        if len(self.told) < MAX_TOLD:
            self.told.append(error)

    def _judged(self, asked: Asked, answer: Answer, possible: set[str]) -> tuple[str, str]:
        """Give the release of an answer, and what is wrong with it."""
        if answer.status == 410:
            is_right = bool(asked.of) and EXPIRED in answer.body and possible != {asked.of}
            return "", "" if is_right else f"the cursor of {asked.of or 'no release'} is not expired"
        if answer.status not in (200, 304):
            return "", answer.body[:200].decode("utf-8", "replace")
        tag = answer.headers["etag"]
        if answer.status == 304:
            release = self._release_of.get(tag, "")
            fault = "" if asked.tag == tag else f"{tag} is not what was asked with, {asked.tag}"
        else:
            release, fault = self._read(asked, tag, _plain(answer))
        if not fault and release not in possible:
            fault = f"it is of {release} long after that was replaced"
        if not fault and asked.of not in ("", release):
            fault = f"it is of {release}, and was asked for by a page of {asked.of}"
        return release, fault

    def _read(self, asked: Asked, tag: str, body: bytes) -> tuple[str, str]:
        named = [release for release in (OLD, NEW) if release.encode() in body]
        if len(named) != 1:
            return "", f"it names the releases {named}"
        release = named[0]
        found = (tag, hash(body))
        known = self._known.setdefault((asked.url, asked.coding, release), found)
        if found != known:
            return release, f"it differs from an earlier one of {release}: {found}, {known}"
        if self._release_of.setdefault(tag, release) != release:
            return release, f"{tag} was the tag of {self._release_of[tag]}"
        return release, ""


def _plain(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body
