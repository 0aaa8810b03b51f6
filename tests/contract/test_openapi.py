"""The OpenAPI document and the JSON Schemas: valid, complete, and true of the answers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from app.core.resource import Resource
from app.facts.resources import RESOURCES
from app.views.reference.introduction import EXAMPLES
from tests.contract.requests import BAD

pytestmark = pytest.mark.usefixtures("uncounted")

SNAPSHOT = Path(__file__).with_name("openapi.json")


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            yield path, operation


def test_the_document_is_as_recorded(document: dict[str, Any], *, recording: bool) -> None:
    """Its diff is read in review; examples are left out, for golden answers hold them."""
    bare = json.loads(json.dumps(document))
    for _, operation in operations(bare):
        for content in operation["responses"]["200"].get("content", {}).values():
            content.pop("example", None)

    if recording:
        SNAPSHOT.write_text(json.dumps(bare, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert bare == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_operation_ids_are_the_names_of_the_functions(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, operation in operations(document)]

    assert len(set(ids)) == len(ids)
    assert all(name.split("_")[0] in ("list", "get", "check") and name == name.lower() for name in ids)


def test_shapes_have_names_of_their_own(document: dict[str, Any]) -> None:
    """Two classes of one name would be told apart by the module they are in: no name for a client."""
    assert [name for name in document["components"]["schemas"] if "__" in name] == []


def test_every_tag_is_introduced_in_reading_order(document: dict[str, Any]) -> None:
    used = list(dict.fromkeys(tag for _, operation in operations(document) for tag in operation["tags"]))

    assert sorted(used) == sorted(tag["name"] for tag in document["tags"])
    assert all(tag["description"] for tag in document["tags"])


def test_every_operation_and_parameter_is_described(document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        assert operation["summary"].endswith((".", "?")) or " " in operation["summary"], path
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])


def test_every_field_is_described(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        assert schema.get("description"), name
        for field, described in schema.get("properties", {}).items():
            reference = described.get("$ref", "").rpartition("/")[2]
            text = described.get("description") or document["components"]["schemas"].get(reference, {}).get(
                "description"
            )
            assert text or field in ("data", "meta", "links"), (name, field)


def test_every_field_of_a_served_shape_is_always_there(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]

    for name, schema in schemas.items():
        optional = set(schema.get("properties", {})) - set(schema.get("required", []))
        assert optional <= ({"next"} if name == "PageLinks" else set()), name


def test_every_required_parameter_is_preset_with_what_exists(client: TestClient, document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        filled, query = path, {}
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path":
                filled = filled.replace("{" + parameter["name"] + "}", parameter["example"])
            elif parameter["required"]:
                query[parameter["name"]] = parameter["example"]
        if operation["operationId"] == "check_claim":
            continue  # asks for one of two kinds of claim, which OpenAPI cannot say
        assert client.get(filled, params=query).status_code == 200, filled


def test_problems_are_documented_where_they_occur(client: TestClient, document: dict[str, Any]) -> None:
    documented = {
        (path, status)
        for path, operation in operations(document)
        for status, response in operation["responses"].items()
        if "application/problem+json" in response.get("content", {})
    }

    for resource in RESOURCES:
        for status in ("400", "404", "406", "422"):
            assert (resource.collection, status) in documented
    assert ("/v1/members", "410") in documented
    assert ("/readyz", "503") in documented


@pytest.mark.parametrize(("name", "url"), EXAMPLES.items())
def test_an_answer_is_of_the_shape_that_is_documented(
    client: TestClient, document: dict[str, Any], name: str, url: str
) -> None:
    operation = next(operation for _, operation in operations(document) if operation["operationId"] == name)
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    limits = [one["schema"]["maximum"] for one in operation.get("parameters", []) if one["name"] == "limit"]
    whole = url.replace("limit=1", f"limit={max(limits, default=1)}").partition("fields=")[0].rstrip("?&")

    errors = errors_of({**schema, "components": document["components"]}, client.get(whole).json())

    assert errors == []


@pytest.mark.parametrize("url", BAD)
def test_a_problem_is_of_the_shape_that_is_documented(client: TestClient, document: dict[str, Any], url: str) -> None:
    schema = {"$ref": "#/components/schemas/ProblemDetails", "components": document["components"]}

    assert errors_of(schema, client.get(url).json()) == []


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_every_record_is_of_the_shape_of_its_schema(client: TestClient, resource: Resource) -> None:
    schema = client.get(f"/schemas/{resource.type_name}.json").json()
    Draft202012Validator.check_schema(schema)

    url: str | None = resource.collection + ("?limit=500" if resource.path != "organization" else "")
    while url:
        page = client.get(url).json()
        assert errors_of(schema, page["data"], each=isinstance(page["data"], list)) == []
        url = page["links"].get("next")


def test_codes_are_listed_where_a_field_holds_one(client: TestClient) -> None:
    schema = client.get("/schemas/history-event.json").json()

    assert schema["properties"]["category"]["enum"][:3] == ["founding", "name", "constitution"]
    assert "JPN" in schema["$defs"]["Country"]["properties"]["code"]["enum"]


def errors_of(schema: dict[str, Any], instance: Any, *, each: bool = False) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    instances = instance if each else [instance]
    return [f"{error.json_path}: {error.message}" for one in instances for error in validator.iter_errors(one)]
