"""The addresses `/openapi.json`, `/docs` and `/schemas/{name}.json`."""

import mimetypes
from pathlib import Path as FilePath
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Field
from pydantic_core import to_json

from app.core.malformed import nearest
from app.core.problems import Fault, Problem, documented
from app.core.query import NoQuery
from app.core.shapes import Text
from app.core.store import Store
from app.facts.resources import COLLECTIONS
from app.views.citing.models import LanguageCode
from app.views.reference.openapi import openapi_document, with_codes
from app.views.reference.translating import in_japanese

ASSETS = FilePath(__file__).with_name("assets")
ASSET_NAMES = frozenset(path.name for path in ASSETS.iterdir())

PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

router = APIRouter(tags=["reference"])


class ReferenceQuery(NoQuery):
    """The parameters of the reference."""

    lang: LanguageCode = Field(default="en", description="Language of what the reference says.")


@router.get("/openapi.json", response_model=dict[str, Any], operation_id="get_openapi")
async def get_openapi(request: Request, query: Annotated[ReferenceQuery, Query()]) -> Response:
    """Give the OpenAPI 3.1 document of this service."""
    document = await openapi_document(request.app, request.state.store)
    worded = in_japanese(document) if query.lang == "ja" else document
    return Response(to_json(worded), headers={"Content-Language": query.lang}, media_type="application/json")


class SchemaResponse(JSONResponse):
    """A JSON Schema."""

    media_type = "application/schema+json"


@router.get(
    "/schemas/{name}.json",
    response_model=dict[str, Any],
    response_class=SchemaResponse,
    responses=documented("not-found") | {200: {"content": {SchemaResponse.media_type: {"schema": {"type": "object"}}}}},
)
async def get_schema(
    request: Request,
    name: Annotated[str, Path(description="Type of a record.", examples=["history-event"])],
    query: Annotated[NoQuery, Query()],
) -> Response:
    """Give the JSON Schema (2020-12) of the shape of a record."""
    store: Store = request.state.store
    shapes = {collection.type_name: collection.shape for collection in COLLECTIONS}
    if name not in shapes:
        detail = Text(ja=f"「{name}」という型はありません。", en=f"There is no type {name!r}.")
        raise Problem("not-found", detail, [Fault(detail, "name", list(shapes), nearest(name, shapes))])
    schema = shapes[name].model_json_schema(mode="serialization")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"/schemas/{name}.json"}
    return SchemaResponse(with_codes(described | schema, store))


@router.get("/docs", include_in_schema=False)
async def get_docs(query: Annotated[ReferenceQuery, Query()]) -> Response:
    """Give the page to read the reference and try it out."""
    headers = PAGE_HEADERS | {"Content-Language": query.lang}
    return Response((ASSETS / f"{query.lang}.html").read_bytes(), headers=headers, media_type="text/html")


@router.get("/docs/assets/{name}", include_in_schema=False)
async def get_asset(name: str, query: Annotated[NoQuery, Query()]) -> Response:
    """Give a file of the page."""
    if name not in ASSET_NAMES:
        detail = Text(ja=f"「{name}」というファイルはありません。", en=f"There is no file {name!r}.")
        raise Problem("not-found", detail)
    return Response((ASSETS / name).read_bytes(), media_type=mimetypes.guess_type(name)[0])
