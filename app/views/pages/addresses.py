"""Addresses of pages, and the API's addresses of the same things.

A browser gets a page at every address of the API. Beside that each page has one address in each language,
which is the one to link to: /ja/members/jpn shows what /v1/members/jpn says.
"""

from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from app.core.asgi import Scope
from app.core.exchange import FILE_SUFFIXES, PAGE_SUFFIX
from app.core.negotiation import LANGUAGES

FRONT = "/"
BROWSE = "/v1"
_DATA = "/v1/"
_BROWSE_NAME = "/browse"
_BESIDE_DATA = ("/problems",)
"""What has pages though it is no part of `/v1`."""

CITE = "/cite"
"""Where addresses end that take `lang` themselves."""

LANG = "lang"
RELEASE = "release"
FIELDS = "fields"

Query = tuple[tuple[str, str], ...]


class Wish(NamedTuple):
    """A page that somebody asks for."""

    language: str
    path: str
    """The API's address of what is to be shown."""

    query: Query
    """What is asked of the API."""

    blank: bool
    """Whether fields of a form were left blank: they ask for nothing."""

    @property
    def address(self) -> str:
        """The API's address with its query."""
        return addressed(self.path, self.query)


def wish_of(scope: Scope) -> Wish | None:
    """Tell which page a request asks for; None if it asks for data."""
    path: str = scope["path"]
    if path.endswith(FILE_SUFFIXES):
        return None
    language = scope["state"]["form"]
    if language:
        path = path.removesuffix(PAGE_SUFFIX)
    else:
        first, _, rest = path.removeprefix("/").partition("/")
        if first not in LANGUAGES:
            return None
        language, path = first, api_path(f"/{rest}")
    given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    query = tuple((name, value) for name, value in given if value)
    if not path.endswith(CITE):
        asked = dict(query).get(LANG)
        language = asked if asked in LANGUAGES else language
        query = tuple((name, value) for name, value in query if name != LANG or value not in LANGUAGES)
    elif LANG not in dict(query):
        query = (*query, (LANG, language))
    return Wish(language, path, query, blank=len(given) > len([value for _, value in given if value]))


def api_path(page_path: str) -> str:
    """Give the API's path of a page's path without its language: "/members/jpn" is "/v1/members/jpn"."""
    if page_path == FRONT or page_path.startswith(_BESIDE_DATA):
        return page_path
    return BROWSE if page_path == _BROWSE_NAME else BROWSE + page_path


def page_address(address: str, language: str) -> str:
    """Give the page in a language of an address of the API; other addresses stay as they are."""
    path, mark, query = address.partition("?")
    if path == FRONT:
        return f"/{language}"
    if path == BROWSE:
        return f"/{language}{_BROWSE_NAME}"
    if path.startswith(_DATA):
        return f"/{language}/{path.removeprefix(_DATA)}{mark}{query}"
    return f"/{language}{address}" if path.startswith(_BESIDE_DATA) else address


def addressed(path: str, query: Query) -> str:
    """Write an address."""
    written = urlencode(query, safe=",/:", quote_via=quote)
    return quote(path) + (f"?{written}" if written else "")


def without(query: Query, *names: str) -> Query:
    """Leave out parameters."""
    return tuple((name, value) for name, value in query if name not in names)
