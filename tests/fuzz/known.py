"""What a release knows, put into its OpenAPI document for fuzzing: ids, fields and names that exist.

The document lists codes, but not thousands of ids and names, so that it stays readable. Without them nearly every
good request that is made of it would ask for what does not exist, and hardly an answer would be looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.core.problem_types import PROBLEM_TYPES
from app.core.store import Store
from app.core.vocabulary import RESOURCE_KEY
from app.facts.resources import COLLECTIONS
from app.views.charts.catalogue import CHARTS
from tests.contract.requests import COLLECTIONS as RESOURCES

Node = dict[str, Any]

VALUES_TOLD = 40
"""Ids or names of a collection, evenly chosen: what is asked for matters, and not of which of a thousand records."""

IDS_EACH = 3
"""Ids told of each collection where those of all may stand."""

LISTED_ELSEWHERE = {
    "/v1/indicators/{indicator_id}/series": "series-points",
    "/v1/sources/{source_id}/facts": "source-facts",
}
"""Collections that are no collection of their own address."""

NAMES: Mapping[str, Sequence[str]] = {
    "chart_id": list(CHARTS),
    "slug": list(PROBLEM_TYPES),
    "name": [collection.type_name for collection in COLLECTIONS],
}
"""Path parameters that are no ids of records."""


def tell_what_exists(document: Node, store: Store) -> None:
    """Let each parameter whose value must exist list some that do."""
    for path, methods in document["paths"].items():
        for parameter in methods["get"].get("parameters", []):
            schema = parameter["schema"].get("items", parameter["schema"])
            if schema.get("type") == "string" and "enum" not in schema:
                known = _known(parameter, path, store) or _fields(parameter, methods["get"], document)
                if known:
                    examples = [parameter["example"]] if "example" in parameter else []
                    schema["enum"] = list(dict.fromkeys([*examples, *known]))


def _known(parameter: Node, path: str, store: Store) -> Sequence[str]:
    name, schema = parameter["name"], parameter["schema"]
    if parameter["in"] == "path":
        return NAMES.get(name) or _ids(store, path.split("/")[2])
    if name == "release":
        return [store.release]
    if schema["type"] == "array" and name != "fields":
        resource = schema["items"].get(RESOURCE_KEY)
        return _ids(store, resource) if resource else _stated(store, path, name)
    return _ids(store, schema[RESOURCE_KEY]) if RESOURCE_KEY in schema else []


def _ids(store: Store, resource: str) -> list[str]:
    if resource == "{collection}":
        return [one for resource in RESOURCES for one in _ids(store, resource.path)[:IDS_EACH]]
    return _some(store, f"SELECT id FROM {resource.replace('-', '_')} ORDER BY id")


def _stated(store: Store, path: str, name: str) -> list[str]:
    resource = LISTED_ELSEWHERE.get(path, path.removeprefix("/v1/"))
    return _some(
        store, "SELECT DISTINCT value FROM facet WHERE resource = ? AND name = ? ORDER BY value", (resource, name)
    )


def _some(store: Store, sql: str, parameters: Sequence[str] = ()) -> list[str]:
    values = [row[0] for row in store.rows(sql, parameters)]
    return values[:: len(values) // VALUES_TOLD + 1]


def _fields(parameter: Node, operation: Node, document: Node) -> list[str]:
    """List the dotted names of the fields of a record, as the answer's shape has them."""
    if parameter["name"] != "fields":
        return []
    schemas = document["components"]["schemas"]
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return sorted(set(_dotted(_resolved(answer, schemas)["properties"]["data"], schemas)))


def _dotted(schema: Node, schemas: Node, prefix: str = "") -> Iterator[str]:
    schema = _resolved(schema, schemas)
    for part in (*schema.get("anyOf", []), *([schema["items"]] if "items" in schema else [])):
        yield from _dotted(part, schemas, prefix)
    for name, below in schema.get("properties", {}).items():
        yield prefix + name
        yield from _dotted(below, schemas, f"{prefix}{name}.")


def _resolved(schema: Node, schemas: Node) -> Node:
    resolved: Node = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return resolved
