"""The addresses `/v1/{collection}/{record_id}/cite` and `/v1/organization/cite`."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.answers import made_answer, stored_record
from app.core.checking import refuse_unknown_values
from app.core.documents import field_tree
from app.core.envelope import Caveat
from app.core.malformed import nearest
from app.core.problems import RECORD_PROBLEMS, Fault, Problem
from app.core.resource import Resource, Single
from app.core.shapes import Text
from app.core.store import Store
from app.facts.resources import RESOURCES
from app.views.citing.making import SENTENCE, citation_of
from app.views.citing.models import CitationAnswer, CiteQuery, RecordCitation
from app.views.citing.styles import STYLES

COLLECTIONS = {resource.path: resource for resource in RESOURCES if not isinstance(resource, Single)}
ORGANIZATION = next(resource for resource in RESOURCES if isinstance(resource, Single))
ORIGINS = COLLECTIONS["origins"]
FIELDS = field_tree(RecordCitation)

router = APIRouter(tags=["citing"])

CITATIONS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The citation.",
        "content": {
            media_type: {"schema": {"type": "string"}}
            for media_type in dict.fromkeys(style.media_type for style in STYLES.values())
        },
    }
}

CollectionPath = Annotated[
    str,
    Path(
        description="A collection.", examples=["members"], json_schema_extra={"enum": list(COLLECTIONS)}, max_length=60
    ),
]
RecordPath = Annotated[str, Path(description="Id of a record of the collection.", examples=["jpn"])]

ASSUMED = Caveat(
    code="access-date-assumed",
    message=Text(
        ja="閲覧日には公開版の日付を入れました。実際に見た日は accessed=YYYY-MM-DD で指定してください。",
        en="The day of the release stands as the day of access; give the day you looked with accessed=YYYY-MM-DD.",
    ),
    ids=[],
)
"""An answer must be the same for all who ask at the same address, or no cache could keep it: so never today."""


@router.get("/v1/organization/cite", response_model=CitationAnswer, responses=CITATIONS | RECORD_PROBLEMS)
async def get_organization_citation(request: Request, query: Annotated[CiteQuery, Query()]) -> Response:
    """Cite the record of the organization itself: the sentence of its founding, or references in eight styles.

    The list of references has every source of the record, for all its parts.
    """
    return _cited(request, ORGANIZATION, ORGANIZATION.example, query)


@router.get("/v1/{collection}/{record_id}/cite", response_model=CitationAnswer, responses=CITATIONS | RECORD_PROBLEMS)
async def get_citation(
    request: Request, collection: CollectionPath, record_id: RecordPath, query: Annotated[CiteQuery, Query()]
) -> Response:
    """Cite a record: as a sentence to quote, or as references in eight styles.

    `text` is ready to copy. In the style `sentence` it states the fact with who says so (an official source
    first), when, and the address of the record in its release; Japanese follows the number forms of newspapers.
    In the other styles it lists the record's own sources and then the record as an entry of the data set.
    With `format=text` the answer is that text alone: `style=bibtex&format=text` is a file for a reference manager.
    """
    if collection not in COLLECTIONS:
        raise _no_collection(collection)
    return _cited(request, COLLECTIONS[collection], record_id, query)


def _cited(request: Request, resource: Resource, record_id: str, query: CiteQuery) -> Response:
    store: Store = request.state.store
    refuse_unknown_values(request, store, FIELDS, query)
    document = stored_record(request, resource, record_id)
    citation = citation_of(
        resource,
        document,
        query,
        store,
        public_url=request.app.state.public_url,
        origin_name=lambda origin: Text.model_validate(stored_record(request, ORIGINS, origin)["name"]),
    )
    if query.format == "text":
        return _text(resource, citation)
    warnings = [] if query.accessed or query.style == SENTENCE else [ASSUMED]
    answer = made_answer(request, query, citation, {"about": resource.link(document["id"])}, warnings)
    answer.headers["content-language"] = citation.lang
    return answer


def _text(resource: Resource, citation: RecordCitation) -> Response:
    """Answer the text alone; reference managers want a file with a name."""
    headers = {"Content-Language": citation.lang}
    suffix = STYLES[citation.style].suffix
    if suffix:
        headers["Content-Disposition"] = f'inline; filename="{resource.path}-{citation.id}.{suffix}"'
    return Response(citation.text + "\n", headers=headers, media_type=citation.media_type)


def _no_collection(collection: str) -> Problem:
    detail = Text(
        ja=f"「{collection}」というコレクションはありません。/v1 に一覧があります。",
        en=f"There is no collection {collection!r}; /v1 lists all.",
    )
    return Problem(
        "not-found", detail, [Fault(detail, "collection", list(COLLECTIONS), nearest(collection, COLLECTIONS))]
    )
