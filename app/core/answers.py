"""Answers in the common envelope: documents are taken from the store and joined, not made again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from pydantic_core import from_json, to_json
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.core.caveats import coverage_of, warnings_of
from app.core.checking import ids_of, refuse_unknown_names, refuse_unknown_values
from app.core.documents import FieldTree, chosen, pruned
from app.core.envelope import Caveat
from app.core.filters import Condition
from app.core.links import link_header
from app.core.malformed import nearest, shown
from app.core.negotiation import JSON
from app.core.paging import Cursor, fingerprint, numbered, read_cursor
from app.core.plan import Place, Selection, found_at, reach_of
from app.core.problems import Fault, Problem
from app.core.query import CollectionQuery, NoQuery, RecordQuery
from app.core.resource import Collection, Resource
from app.core.shapes import Shape, Text
from app.core.store import Store

LICENSE = "CC-BY-4.0"


Adapt = Callable[[dict[str, Any], Store], dict[str, Any]]
"""Makes of a record as stored what the query asks for."""

PLACE = ("limit", "cursor", "fields", "release")
"""Parameters that decide how much is shown of a question's answer, and not which records it has."""


class Page(NamedTuple):
    """The records of one page as stored, and where the next begins."""

    documents: Sequence[bytes]
    next_cursor: str | None


class Found(NamedTuple):
    """A page of what was found, not yet written as JSON."""

    data: list[dict[str, Any]]
    meta: Mapping[str, Any]
    """What the answer's `meta` says besides the release, licence, warnings and query."""

    query: Mapping[str, Any]
    """Defaults to be shown with the query."""

    next_cursor: str | None


def list_answer(
    request: Request, collection: Collection, query: CollectionQuery, *, within: Condition | None = None
) -> Response:
    """Answer a page of a collection, or of the part of it that is `within` a condition.

    Raises:
        Problem: a parameter's value does not exist, or the cursor does not fit.
    """
    store: Store = request.state.store
    refuse_unknown_values(request, store, collection.fields, query)
    refuse_unknown_names(store, collection.path, query)
    filters = query.conditions(collection.path)
    selection = Selection(collection.key, (*filters.values(), *([within] if within else [])))
    total = reach_of(store, selection).total
    path = request.url.path
    page = _page(store, path, query, selection)
    asked = _asked(query)
    links = {"self": _address(path, asked), "first": _address(path, _without(asked, "cursor"))}
    if page.next_cursor:
        links["next"] = _address(path, asked | {"cursor": page.next_cursor})
    meta = {
        "release": store.release,
        "license": LICENSE,
        "warnings": warnings_of(store, collection, query),
        "query": {**_given(query), "sort": [key for key, _, _ in query.order()], "limit": query.limit},
        "count": len(page.documents),
        "total": total,
        "coverage": None if total else coverage_of(store, collection, query, filters),
    }
    body = b"[" + b",".join(_cut(document, query.fields) for document in page.documents) + b"]"
    return _enveloped(body, meta, links, {**links, "describedby": f"/schemas/{collection.type_name}.json"})


def record_answer(
    request: Request, resource: Collection, record_id: str, query: RecordQuery, *, adapt: Adapt | None = None
) -> Response:
    """Answer one record, adapted to the query if need be; an id in capitals is redirected to the true one.

    Raises:
        Problem: there is no record of this id; the nearest ids are named.
    """
    store: Store = request.state.store
    refuse_unknown_values(request, store, resource.fields, query)
    found = _document(store, resource, record_id)
    asked = _asked(query)
    if found is None:
        lower = record_id.lower()
        if _document(store, resource, lower):
            return RedirectResponse(_address(resource.link(lower), asked), 308)
        raise _no_record(store, resource, record_id)
    links = {"self": _address(request.url.path, asked), "collection": resource.collection}
    meta = {"release": store.release, "license": LICENSE, "warnings": [], "query": _given(query)}
    related = {**links, "canonical": resource.link(record_id), "describedby": f"/schemas/{resource.type_name}.json"}
    if adapt:
        found = to_json(adapt(from_json(found), store))
    related["cite-as"] = resource.permalink(record_id, store.release)
    return _enveloped(_cut(found, query.fields), meta, links, related)


def found_answer(
    request: Request, query: RecordQuery, fields: FieldTree, find: Callable[[Store, str], Found]
) -> Response:
    """Answer a page of what was found in several collections.

    `find` is given the store and the question that a cursor must fit: all that was asked but the place.

    Raises:
        Problem: a parameter's value does not exist, or the cursor does not fit.
    """
    store: Store = request.state.store
    refuse_unknown_values(request, store, fields, query)
    path, asked = request.url.path, _asked(query)
    found = find(store, path + str(_without(asked, *PLACE)))
    links = {"self": _address(path, asked), "first": _address(path, _without(asked, "cursor"))}
    if found.next_cursor:
        links["next"] = _address(path, asked | {"cursor": found.next_cursor})
    told = {**_given(query), **found.query}
    meta = {"release": store.release, "license": LICENSE, "warnings": [], "query": told, **found.meta}
    kept = chosen(["type", "id", *query.fields]) if query.fields else {}
    return _enveloped(to_json(pruned(found.data, kept)), meta, links, links)


def made_answer(
    request: Request,
    query: NoQuery,
    made: Shape | Sequence[Shape],
    links: Mapping[str, str],
    warnings: Sequence[Caveat] = (),
) -> Response:
    """Answer what was made for this request, cut down to the fields asked for."""
    store: Store = request.state.store
    links = {"self": _address(request.url.path, _asked(query)), **links}
    meta = {"release": store.release, "license": LICENSE, "warnings": list(warnings), "query": _given(query)}
    fields = query.fields if isinstance(query, RecordQuery) else []
    return _enveloped(_cut(to_json(made), fields), meta, links, links)


def stored_record(request: Request, resource: Resource, record_id: str) -> Any:
    """Give a record as it is served, to make something else of it.

    Raises:
        Problem: there is no record of this id; the nearest ids are named.
    """
    store: Store = request.state.store
    found = _document(store, resource, record_id)
    if found is None:
        raise _no_record(store, resource, record_id)
    return from_json(found)


def require_record(request: Request, resource: Resource, record_id: str) -> None:
    """Refuse a request for what belongs to a record that does not exist.

    Raises:
        Problem: there is no record of this id; the nearest ids are named.
    """
    store: Store = request.state.store
    if _document(store, resource, record_id) is None:
        raise _no_record(store, resource, record_id)


def _document(store: Store, resource: Collection, record_id: str) -> bytes | None:
    rows = store.rows(f"SELECT document FROM {resource.key} WHERE id = ?", (record_id,))
    return rows[0][0] if rows else None


def _page(store: Store, path: str, query: CollectionQuery, selection: Selection) -> Page:
    keys = numbered(query.order(), query.ordered_by(query.default_sort))
    # The question is all that decides which records come, and in which order.
    question = path + str(_without(_asked(query), *PLACE))
    after: Sequence[Any] = ()
    if query.cursor:
        after = read_cursor(query.cursor, release=store.release, question=question, keys=keys)
    rows = found_at(store, selection, Place(keys, query.limit + 1, after))
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    cursor = Cursor(store.release, fingerprint(question), shown[-1][1:]).encoded() if more else None
    return Page([row[0] for row in shown], cursor)


def _without(asked: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in asked.items() if name not in names}


def _given(query: NoQuery) -> dict[str, Any]:
    """What was asked for that is not the default: what is special to the collection, then what all have."""
    values = query.model_dump(mode="json", exclude_defaults=True)
    names = sorted(values, key=lambda name: name in CollectionQuery.model_fields)
    return {name: values[name] for name in names if values[name] not in (None, [])}


def _asked(query: NoQuery) -> dict[str, str]:
    """The same as it is written in an address."""
    return {name: _written(value) for name, value in _given(query).items()}


def _written(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _address(path: str, asked: Mapping[str, str]) -> str:
    query = urlencode(asked, safe=",/:", quote_via=quote)
    return quote(path) + (f"?{query}" if query else "")


def _cut(document: bytes, names: Sequence[str]) -> bytes:
    if not names:
        return document
    return to_json(pruned(from_json(document, cache_strings="keys"), chosen(["type", "id", *names])))


def _enveloped(data: bytes, meta: Mapping[str, Any], links: Mapping[str, str], related: Mapping[str, str]) -> Response:
    body = b'{"data":%b,"meta":%b,"links":%b}' % (data, to_json(meta), to_json(links))
    return Response(body, headers={"Link": link_header(related)}, media_type=JSON)


def _no_record(store: Store, resource: Collection, record_id: str) -> Problem:
    close = nearest(record_id, ids_of(store, resource.key))
    detail = Text(
        ja=f"{resource.title.ja}に {shown(record_id)} というIDはありません。{resource.collection} に一覧があります。",
        en=f"No {resource.type_name.replace('-', ' ')} has the id {shown(record_id)}; {resource.collection} lists all.",
    )
    fault = Fault(detail, "id", [], close)
    return Problem("not-found", detail, [fault])
