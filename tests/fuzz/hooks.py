"""What Schemathesis is told beside the OpenAPI document: what of a good request JSON Schema cannot say.

Nothing is left out of the checks here. Bad requests stay as they are made; of good ones what would be bad for a
reason that no schema can give is made good, or each of them would be refused and no answer be looked at.
"""

import string
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.failures import Failure
from schemathesis.openapi.checks import JsonSchemaError

from app.core.edtf import extent
from app.core.exchange import FILE_SUFFIXES
from app.core.sqlite import SQLiteStore
from app.settings import Settings
from tests.fuzz import checks
from tests.fuzz.checks import Case
from tests.fuzz.known import tell_what_exists

CHECKS = checks
"""Own checks: this is the one module that Schemathesis loads, and a check is known once it is defined."""

SEARCH_TEXT = "search-text"
DECIMALS = 6
ANY_DATE = "1999-02"
OF_A_FIGURE = ("indicator", "value", "unit", "place", "tolerance")

LETTERS = string.ascii_letters + string.digits + "国連移民資金ーノのフォーラムカ髙"


def _around_a_letter() -> st.SearchStrategy[str]:
    """Make texts with something to search for: after folding, which no pattern can do, a letter is left."""
    some = st.text(max_size=20)
    return st.tuples(some, st.sampled_from(LETTERS), some).map("".join)


schemathesis.openapi.format(SEARCH_TEXT, _around_a_letter())


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Tell what exists, and which texts are something to search for."""
    tell_what_exists(raw_schema, SQLiteStore(Settings().store))
    for methods in raw_schema["paths"].values():
        for parameter in methods["get"].get("parameters", []):
            if parameter["name"] == "q":
                parameter["schema"]["format"] = SEARCH_TEXT


@schemathesis.hook
def map_case(context: schemathesis.HookContext, case: Case) -> Case:
    """Make good what JSON Schema takes for good."""
    if case.meta and case.meta.generation.mode.is_positive:
        _without_cursor(case.query)
        _with_dates_that_exist(case.query)
        _sorted_once(case.query)
        _written_shortly(case.query)
        _without_suffix(case.path_parameters)
        if case.operation.path == "/v1/claims/check":
            _with_one_claim(case.query)
        if case.operation.path == "/v1/membership":
            _on_a_day_or_by_year(case.query)
    return case


def _without_cursor(query: dict[str, Any]) -> None:
    """A cursor belongs to one question and one release. `tests.fuzz.checks` follows those that answers give."""
    query.pop("cursor", None)


def _with_dates_that_exist(query: dict[str, Any]) -> None:
    """The calendar has no year 0000 and no 30 February."""
    for name, value in query.items():
        if name in ("date", "valid_on", "accessed") or name.endswith(("_from", "_to")):
            try:
                extent(value)
            except ValueError:
                query[name] = ANY_DATE


def _sorted_once(query: dict[str, Any]) -> None:
    """A key sorts up or down, and not both."""
    if isinstance(query.get("sort"), list):
        query["sort"] = list({key.removeprefix("-"): key for key in query["sort"]}.values())


def _written_shortly(query: dict[str, Any]) -> None:
    """A decimal number has so many characters at most: no schema limits its places."""
    for name in ("value", "value_min", "value_max", "tolerance"):
        if isinstance(query.get(name), float):
            query[name] = round(query[name], DECIMALS)


def _without_suffix(parameters: dict[str, Any]) -> None:
    """Files that lie beside a chart take other parameters; links to them are no ids."""
    for name, value in parameters.items():
        if isinstance(value, str) and value.endswith(FILE_SUFFIXES):
            parameters[name] = value.partition(".")[0]


def _with_one_claim(query: dict[str, Any]) -> None:
    """A claim is a figure or a membership, each with what it needs."""
    if "member" in query:
        for name in OF_A_FIGURE:
            query.pop(name, None)
        query.setdefault("date", ANY_DATE)
    else:
        query.setdefault("indicator", "member-states")
        query.setdefault("value", 175)


def _on_a_day_or_by_year(query: dict[str, Any]) -> None:
    """Members are counted on a day or year by year."""
    if "valid_on" in query and "year" in query.get("by", []):
        del query["valid_on"]


@schemathesis.hook
def filter_failure(
    context: schemathesis.HookContext, failure: Failure, case: Case, response: schemathesis.Response
) -> bool:
    """Pass over answers that are not of their shape because `fields` has cut them down.

    OpenAPI cannot say that what is required is so only without `fields`. Such an answer is held against the whole one
    by `tests.fuzz.checks`, and that against its shape.
    """
    return not (isinstance(failure, JsonSchemaError) and response.status_code == 200 and "fields" in case.query)
