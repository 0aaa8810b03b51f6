"""Makes pages: chooses what to show of the API's answer, and how it is sent."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from app.core.asgi import ASGIApp, Receive, Scope
from app.core.links import link_header
from app.core.negotiation import JSON, PAGE
from app.facts.resources import COLLECTIONS
from app.views.pages.addresses import FIELDS, RELEASE, Wish, addressed, page_address, without
from app.views.pages.asking import Answered, Asking, Readers
from app.views.pages.contents import Contents
from app.views.pages.frame import Frame
from app.views.pages.overviews.catalogue import template_of
from app.views.pages.reader import Reader
from app.views.pages.routing import route_at

TEMPLATES = Path(__file__).with_name("templates")

PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

PAGES = {
    "get_front_door": "home",
    "get_door": "browse",
    "get_guide": "guide",
    "list_search_hits": "search",
    "get_citation": "cite",
    "get_organization_citation": "cite",
    "list_charts": "charts",
    "get_chart": "chart",
    "check_claim": "check",
    "get_forum_series": "series",
    "list_problems": "problems",
    "get_problem": "problems",
}
"""Operations whose answers have pages of their own; all others are lists, records or plain answers."""

ASKED = ("list_search_hits", "check_claim")
"""Operations that must be asked something; their pages offer that to whoever comes without a question."""


class Site:
    """Makes pages of what the API says."""

    def __init__(self, api: ASGIApp, routes: Sequence[APIRoute], settings: Mapping[str, str]) -> None:
        self._api = api
        self._routes = routes
        self._settings = settings
        self._readers = Readers()
        self._collections = {one.collection: one for one in COLLECTIONS}
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    async def answer(self, wish: Wish, scope: Scope, receive: Receive) -> Response:
        """Give the page that is wished for, or what the API gives where that is no page's matter."""
        asking = Asking(self._api, scope, receive)
        _, _, query = wish.address.partition("?")
        answered = await asking.ask(wish.path, query, wish.language)
        if FIELDS in dict(wish.query) and answered.collected.status == 200:
            # A page shows all there is: that the fields exist is known now.
            _, _, query = addressed(wish.path, without(wish.query, FIELDS)).partition("?")
            answered = await asking.ask(wish.path, query, wish.language)
        if answered.content is None:
            return _passed_on(answered, wish)
        reader = await self._readers.reader(wish, asking, scope["state"].get("store"))
        route = route_at(self._routes, wish.path)
        contents = Contents(wish, answered.content, route, reader, asking)
        status = answered.collected.status
        asks_nothing = status == 422 and _asks_nothing(wish, route, answered.content["errors"])
        if status >= 400 and not asks_nothing:
            kind, content = "problem", contents.problem()
        else:
            kind, content = await self._content(contents, route, wish, asks_nothing=asks_nothing)
            status = 200
        frame = Frame.of(wish, self._settings, scope["state"].get("store"))
        if not contents.pinnable:
            frame = frame._replace(permalink="")
        return self._page(kind, content, frame, reader, status)

    async def _content(
        self, contents: Contents, route: APIRoute | None, wish: Wish, *, asks_nothing: bool
    ) -> tuple[str, dict[str, Any]]:
        name = PAGES.get(route.name, "") if route else ""
        if asks_nothing:
            return name, contents.nothing_asked()
        if name:
            return name, await getattr(contents, name)()
        if isinstance(contents.data, list):
            return template_of(wish) or "list", await contents.listed()
        return "record", await contents.record()

    def _page(self, kind: str, content: Mapping[str, Any], frame: Frame, reader: Reader, status: int) -> Response:
        template = self._templates.get_template(f"{kind}.html.jinja")
        body = template.render(**content, frame=frame, reader=reader, lang=reader.language, word=reader.word)
        links = {"canonical": frame.address, f'alternate"; type="{JSON}': frame.data}
        headers = {**PAGE_HEADERS, "Content-Language": reader.language, "Link": link_header(links)}
        if status != 200:
            headers |= {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}
        return Response(body, status, headers, PAGE)


def _asks_nothing(wish: Wish, route: APIRoute | None, faults: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether all that is wrong is that a form is not filled in yet."""
    is_form = bool(route and route.name in ASKED)
    return is_form and not without(wish.query, RELEASE) and RELEASE not in [fault["parameter"] for fault in faults]


def _passed_on(answered: Answered, wish: Wish) -> Response:
    """Send what is no page: a picture, a text, a way to another address."""
    headers = {name.decode(): value.decode() for name, value in answered.collected.headers}
    if "location" in headers:
        headers["location"] = page_address(headers["location"], wish.language)
    return Response(answered.collected.body, answered.collected.status, headers)
