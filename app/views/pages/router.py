"""The files of the site: style sheet, script and icon; and what robots ask for."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from xml.sax.saxutils import escape

from fastapi import APIRouter, Query, Request, Response

from app.core.problems import Problem
from app.core.query import NoQuery
from app.core.resource import Single
from app.core.shapes import Text
from app.core.store import Store
from app.facts.resources import COLLECTIONS, RESOURCES
from app.views.charts.catalogue import drawable
from app.views.pages.addresses import FRONT, page_address
from app.views.pages.frame import UNNAMED_HOST

ASSETS = Path(__file__).with_name("assets")
ASSET_NAMES = frozenset(path.name for path in ASSETS.iterdir())
ICON = "icon.svg"

ROBOTS = """User-agent: *
Disallow: /v1/search
Disallow: /en/search
Disallow: /ja/search
Disallow: /*?

Sitemap: {site}/sitemap.xml
"""

router = APIRouter(include_in_schema=False)


@router.get("/site/{name}")
async def get_site_asset(name: str, query: Annotated[NoQuery, Query()]) -> Response:
    """Give a file of the site."""
    if name not in ASSET_NAMES:
        raise Problem("not-found", Text(ja=f"「{name}」というファイルはありません。", en=f"There is no file {name!r}."))
    return Response((ASSETS / name).read_bytes(), media_type=mimetypes.guess_type(name)[0])


@router.get("/favicon.ico")
async def get_icon(query: Annotated[NoQuery, Query()]) -> Response:
    """Give the icon where browsers look for one by themselves."""
    return Response((ASSETS / ICON).read_bytes(), media_type="image/svg+xml")


@router.get("/robots.txt")
async def get_robots(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """Ask robots to read pages, and not every question that can be asked."""
    return Response(ROBOTS.format(site=_site(request)), media_type="text/plain")


@router.get("/sitemap.xml")
async def get_sitemap(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """List the page of every record and collection, in both languages."""
    site, store = _site(request), request.state.store
    entries = (
        f"<url><loc>{escape(site + page_address(path, language))}</loc></url>"
        for path in _paths(store)
        for language in ("en", "ja")
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
    return Response(body, media_type="application/xml")


def _site(request: Request) -> str:
    return str(request.app.state.public_url or UNNAMED_HOST)


def _paths(store: Store) -> Iterator[str]:
    yield from (FRONT, "/v1", "/v1/guide", "/v1/policy", "/problems")
    addresses = {one.collection for one in COLLECTIONS}
    yield from sorted(addresses - {"/v1/series-points", "/v1/source-facts", "/v1/donor-years"})
    yield from ("/v1/charts", *(f"/v1/charts/{kind.id}" for kind in drawable(store)))
    for resource in RESOURCES:
        if not isinstance(resource, Single):
            rows = store.rows(f"SELECT id FROM {resource.key} ORDER BY position")
            yield from (resource.link(row[0]) for row in rows)
