"""The OpenAPI document: what FastAPI makes, and what a reader needs besides."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic_core import from_json

from app.core.exchange import NEGOTIATED
from app.core.negotiation import PAGE
from app.core.problems import PROBLEM_MEDIA_TYPE, ProblemDetails, documented
from app.core.query import CitedQuery, CollectionQuery, HeldQuery
from app.core.store import Store
from app.core.vocabulary import CODE_LIST_KEY
from app.views.reference.asking import answer_of
from app.views.reference.introduction import DESCRIPTION, EXAMPLES, LICENSE, SUMMARY, TAGS, TOGETHER

Node = dict[str, Any]

LIMITS = {
    "TooLong": documented("uri-too-long"),
    "QuotaExceeded": documented("quota-exceeded"),
    "HeadersTooLarge": documented("headers-too-large"),
    "Overloaded": documented("overloaded", "query-too-slow", "store-unavailable"),
}
"""What any request may be answered, by the name under which the document tells it once."""


async def openapi_document(api: FastAPI, store: Store) -> Node:
    """Make the document for the release in `store`; made once for a release.

    Codes and examples are those of the release: every example is an answer that was really given.
    """
    kept: Node = getattr(api.state, "openapi", {})
    if kept.get("digest") != store.digest:
        kept = {"digest": store.digest, "document": await _document(api, store)}
        api.state.openapi = kept
    document: Node = kept["document"]
    return document


async def _document(api: FastAPI, store: Store) -> Node:
    document: Node = get_openapi(
        title=api.title,
        version=api.version,
        summary=SUMMARY,
        description=DESCRIPTION,
        routes=api.routes,
        tags=TAGS,
        license_info=LICENSE,
        servers=[{"url": "/", "description": "This server"}],
    )
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    problem = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"))
    schemas["ProblemDetails"] = problem
    document["components"]["responses"] = {
        name: told for name, by_status in LIMITS.items() for told in by_status.values()
    }
    queries = _queries(api)
    for path, operation in _operations(document):
        _say_first_what_it_does(operation)
        _describe_once(operation)
        _show_own_filters_first(operation)
        _name_sort_keys(operation, queries)
        _begin_with_few(operation)
        _document_refusals(operation)
        _document_page(path, operation)
        _document_limits(operation)
        _preset_required(operation)
        _preset_what_goes_together(operation)
        await _show_example(api, store, operation)
    coded: Node = with_codes(document, store)
    return coded


def with_codes(node: Any, store: Store) -> Any:
    """List the codes of the release wherever a schema names a code list."""
    if isinstance(node, list):
        return [with_codes(item, store) for item in node]
    if not isinstance(node, dict):
        return node
    below = {key: with_codes(value, store) for key, value in node.items()}
    code_list = node.get(CODE_LIST_KEY)
    return below | {"enum": list(store.codes(code_list))} if isinstance(code_list, str) else below


def _operations(document: Node) -> Iterator[tuple[str, Node]]:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            yield path, operation


def _say_first_what_it_does(operation: Node) -> None:
    """Let the first sentence of the docstring be the summary, which a list of operations shows."""
    summary, _, rest = operation["description"].partition("\n\n")
    operation["summary"] = summary.replace("\n", " ").removesuffix(".")
    operation["description"] = rest


def _describe_once(operation: Node) -> None:
    """Describe each parameter once, and without null, which no query can send: one is left out instead."""
    for parameter in operation.get("parameters", []):
        schema = parameter["schema"]
        kinds = [kind for kind in schema.pop("anyOf", []) if kind != {"type": "null"}]
        schema.update(kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {})
        schema.pop("description", None)
        schema.pop("title", None)
        if schema.get("type") == "number" and "default" in schema:
            # Decimal numbers are written as texts, also here, where a number is meant.
            schema["default"] = from_json(schema["default"])


def _show_own_filters_first(operation: Node) -> None:
    """Put what must be given first, and what only this collection can be asked before what any can be asked."""
    common = (CitedQuery, HeldQuery, CollectionQuery)
    operation.get("parameters", []).sort(
        key=lambda one: (not one["required"], sum(one["name"] in query.model_fields for query in common))
    )


def _name_sort_keys(operation: Node, queries: dict[str, type[CollectionQuery]]) -> None:
    """Let `sort` list the keys of its collection."""
    for parameter in operation.get("parameters", []):
        if parameter["name"] == "sort":
            query = queries[operation["operationId"]]
            parameter["schema"]["items"] = {"type": "string", "enum": query.sort_keys()}
            parameter["description"] += f" Default: `{','.join(query.default_sort)}`."


def _queries(api: FastAPI) -> dict[str, type[CollectionQuery]]:
    """Give the query class of each operation that has one."""
    return {
        route.name: parameter.field_info.annotation
        for route in api.state.routes
        for parameter in route.dependant.query_params
    }


def _begin_with_few(operation: Node) -> None:
    """Preset a limit that leaves the first answer short enough to read."""
    for parameter in operation.get("parameters", []):
        if parameter["name"] == "limit":
            parameter["example"] = 3


def _document_refusals(operation: Node) -> None:
    """Document an unknown parameter everywhere, and drop the 422 that FastAPI adds of itself."""
    refused = operation["responses"].get("422", {})
    if PROBLEM_MEDIA_TYPE not in refused.get("content", {}):
        operation["responses"].pop("422", None)
        unknown = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
        operation["responses"].setdefault(
            "400", {"description": "Unknown query parameter", "content": {PROBLEM_MEDIA_TYPE: unknown}}
        )


def _document_page(path: str, operation: Node) -> None:
    """Document the page for people that an address with data has too, also where it says what is wrong."""
    if path.startswith(NEGOTIATED):
        for status, response in operation["responses"].items():
            # Who takes a page is not told that there is nothing to take.
            if status != "406":
                response["content"][PAGE] = {"schema": {"type": "string"}}


def _document_limits(operation: Node) -> None:
    for name, by_status in LIMITS.items():
        for status in by_status:
            operation["responses"].setdefault(str(status), {"$ref": f"#/components/responses/{name}"})


def _preset_required(operation: Node) -> None:
    """Preset what must be given, an id that exists or a text that is found, so that the first try works."""
    for parameter in operation.get("parameters", []):
        if parameter["required"]:
            parameter["example"] = parameter["schema"].pop("examples")[0]


def _preset_what_goes_together(operation: Node) -> None:
    """Preset parameters of which none is required alone, as the example has them."""
    if operation["operationId"] in TOGETHER:
        asked = dict(parse_qsl(EXAMPLES[operation["operationId"]].partition("?")[2]))
        for parameter in operation["parameters"]:
            if parameter["name"] in asked:
                text = asked[parameter["name"]]
                parameter["example"] = from_json(text) if parameter["schema"].get("type") == "number" else text


async def _show_example(api: FastAPI, store: Store, operation: Node) -> None:
    url = EXAMPLES.get(operation["operationId"])
    if url is None:
        return
    answer = await answer_of(api, store, url)
    # Another dossier may not have what these examples ask for: a refusal would be no example of an answer.
    if answer.status != 200:
        return
    operation["description"] = f"{operation['description']}\n\nExample: [`{url}`]({url})".strip()
    operation["responses"]["200"]["content"]["application/json"]["example"] = from_json(answer.body)
