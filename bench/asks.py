"""What is asked of every server, each in its own words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import quote

from bench.client import Client

RECORD = "/v1/members/jpn"
OTHER_RECORD = "/v1/history-events/un-related-organization-2016"
HEALTH = "/healthz"
PAGE = "/v1/observations?country=JPN"
DEEP_LIST = "/v1/observations"
PAGES_DOWN = 40
PAGE_SIZE = 50
SEARCHES = {"search-1": "民", "search-2": "国連", "search-3": "事務局", "search-en": "budget"}
ENCODINGS = ("gzip", "br", "zstd")
MANY = 64


@dataclass(frozen=True)
class Ask:
    """One kind of request."""

    name: str
    title: str
    kind: str = ""
    """What other servers must answer too: "record", "page", "deep", "search"; empty where only the same bytes count."""

    path: str = ""
    """What is asked of the service; empty where a file lists many."""

    term: str = ""
    """What is searched for."""

    encoding: str = ""
    conditional: bool = False
    """With the entity tag of the answer, which then is 304."""

    connections: int = 1
    once: bool = False
    """Each address of the list only once."""

    @property
    def listed(self) -> bool:
        """Whether a file lists what is asked."""
        return not self.path


RECORDS_ONCE = Ask("records-once", "records, each for the first time", once=True)
UNSEEN_304 = Ask("304-unseen", "304 for addresses never seen", conditional=True, once=True)
MIX = Ask("mix", "5,000 addresses by Zipf's law, 64 connections", connections=MANY)


def asks(client: Client, connections: int) -> list[Ask]:
    """List what is asked, with so many connections where the ask says nothing else."""
    return [one if one.connections > 1 else replace(one, connections=connections) for one in _asks(client)]


def _asks(client: Client) -> list[Ask]:
    record = Ask("record", "one record", "record", RECORD)
    searched = searches(SEARCHES)
    page = Ask("page", "filtered page of 50", "page", PAGE)
    return [
        record,
        page,
        Ask("deep", f"page after {PAGES_DOWN * PAGE_SIZE:,} records", "deep", deep_path(client)),
        *searched.values(),
        Ask("fields", "one field of a page", path="/v1/members?fields=name"),
        *(Ask(f"record-{name}", f"one record, {name}", path=RECORD, encoding=name) for name in ENCODINGS),
        *(Ask(f"page-{name}", f"filtered page, {name}", path=PAGE, encoding=name) for name in ENCODINGS),
        Ask("304", "304 for a hot address", path=RECORD, conditional=True),
        UNSEEN_304,
        RECORDS_ONCE,
        Ask("record-64", "one record, 64 connections", "record", RECORD, connections=MANY),
        Ask("page-64", "filtered page, 64 connections", "page", PAGE, connections=MANY),
        replace(searched["search-2"], name="search-64", title="search for 国連, 64 connections", connections=MANY),
        MIX,
    ]


def searches(terms: Mapping[str, str]) -> dict[str, Ask]:
    """Make searches of terms by name."""
    return {
        name: Ask(name, f"search for {term}", "search", f"/v1/search?q={quote(term)}", term)
        for name, term in terms.items()
    }


def deep_path(client: Client) -> str:
    """Follow the links to the next page so often that the page lies deep."""
    page = next(islice(client.pages(DEEP_LIST), PAGES_DOWN - 1, None))
    following: str = page["links"]["next"]
    return following
