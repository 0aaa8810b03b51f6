"""Turns every error of the framework into problem details."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from annotated_types import Ge, Le
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic.fields import FieldInfo
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.core.asgi import ASGIApp, Receive, Scope, Send
from app.core.checking import invalid_parameters
from app.core.limits import query_too_slow, too_many_parameters
from app.core.malformed import nearest, shown
from app.core.problems import Fault, Problem, crash, no_store, problem_response
from app.core.request_ids import current
from app.core.shapes import Text
from app.core.store import AWAY, QueryTooSlow, StoreUnreachable

log = logging.getLogger(__name__)

_BUILT_IN_WORDING = {
    "int_parsing": Text(ja="整数ではありません。", en="Not a whole number."),
    "int_parsing_size": Text(ja="整数が大きすぎます。", en="The number is too large."),
    "bool_parsing": Text(ja="true か false を指定します。", en="Neither true nor false."),
    "decimal_parsing": Text(ja="十進数ではありません。", en="Not a decimal number."),
    "greater_than_equal": Text(ja="{ge} 以上を指定します。", en="Must be {ge} or more."),
    "less_than_equal": Text(ja="{le} 以下を指定します。", en="Must be {le} or less."),
    "string_too_short": Text(ja="空の値です。", en="Empty."),
    "string_too_long": Text(ja="{max_length} 字以内です。", en="Longer than {max_length} characters."),
    "too_long": Text(ja="値は {max_length} 個までです。", en="More than {max_length} values."),
    "string_pattern_mismatch": Text(ja="形が違います。{pattern} に合う値です。", en="Must match {pattern}."),
    "missing": Text(ja="必須のパラメータです。", en="This parameter is required."),
}
"""Pydantic's own errors in both languages, as far as our parameters can raise them."""


_OTHER_WORDING = Text(ja="値の形が正しくありません。", en="Not a valid value.")


def install_refusals(app: FastAPI, max_parameters: int) -> None:
    """Let `app` answer its errors as problem details, and more parameters than a request may have too."""
    app.add_middleware(ParameterLimit, most=max_parameters)
    app.exception_handler(Problem)(_answer_problem)
    app.exception_handler(RequestValidationError)(_answer_validation)
    app.exception_handler(QueryTooSlow)(_answer_slowness)
    app.exception_handler(StoreUnreachable)(_answer_absence)
    app.exception_handler(HTTPException)(_answer_status)
    app.exception_handler(Exception)(_answer_crash)


class ParameterLimit:
    """Refuses requests with too many parameters before any of them is looked at."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._app
        if scope["type"] == "http" and scope["query_string"].count(b"&") >= self._most:
            languages = Headers(scope=scope).get("accept-language", "")
            answer = problem_response(too_many_parameters(self._most), languages, current.get())
        await answer(scope, receive, send)


async def _answer_problem(request: Request, error: Problem) -> Response:
    return problem_response(error, request.headers.get("accept-language", ""), current.get())


async def _answer_slowness(request: Request, error: QueryTooSlow) -> Response:
    # Without the query: what people search for is theirs.
    log.warning("a query was given up: %r", request.url.path)
    return await _answer_problem(request, query_too_slow())


async def _answer_absence(request: Request, error: StoreUnreachable) -> Response:
    return await _answer_problem(request, no_store(AWAY))


async def _answer_validation(request: Request, error: RequestValidationError) -> Response:
    errors = error.errors()
    unknown = [str(one["loc"][-1]) for one in errors if one["type"] == "extra_forbidden"]
    fields = _parameters(request)
    problem = (
        _unknown_parameters(unknown, sorted(fields)) if unknown else invalid_parameters(list(_faults(errors, fields)))
    )
    return await _answer_problem(request, problem)


async def _answer_status(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405:
        return await _answer_problem(request, _method_not_allowed(request, error.headers or {}))
    return await _answer_problem(request, _no_such_path(request))


async def _answer_crash(request: Request, error: Exception) -> Response:
    log.error("%s %r failed", request.method, request.url.path)
    return await _answer_problem(request, crash())


def _unknown_parameters(unknown: Sequence[str], known: Sequence[str]) -> Problem:
    faults = []
    for name in unknown:
        text = Text(ja="この住所のパラメータではありません。", en="Not a parameter of this address.")
        faults.append(Fault(text, name, known, nearest(name, known)))
    first = faults[0]
    if first.did_you_mean:
        hint = Text(ja=f"「{first.did_you_mean}」のことですか。", en=f"Did you mean {first.did_you_mean!r}?")
    elif known:
        hint = Text(ja="allowed に使える名前があります。", en="See `allowed` for those there are.")
    else:
        hint = Text(ja="この住所にパラメータはありません。", en="This address takes no parameters.")
    return Problem(
        "unknown-parameter",
        Text(
            ja=f"{shown(first.parameter)} というパラメータはここにありません。{hint.ja}",
            en=f"There is no parameter {shown(first.parameter)} here. {hint.en}",
        ),
        faults,
    )


def _parameters(request: Request) -> dict[str, FieldInfo]:
    """Give the query parameters that the route takes: all ours come in query classes."""
    fields: dict[str, FieldInfo] = {}
    for parameter in request.scope["route"].dependant.query_params:
        fields |= parameter.field_info.annotation.model_fields
    return fields


def _faults(errors: Sequence[Mapping[str, Any]], fields: Mapping[str, FieldInfo]) -> Iterator[Fault]:
    for error in errors:
        parameter = next(str(part) for part in error["loc"][1:] if str(part) in fields or part == error["loc"][-1])
        context = error.get("ctx", {})
        if error["type"] == "malformed":
            detail = Text(ja=context["ja"], en=context["en"])
            yield Fault(detail, parameter, context["allowed"], context["did_you_mean"])
        else:
            wording = _BUILT_IN_WORDING.get(error["type"], _OTHER_WORDING)
            # What is missing has no value, and what stands around it is not asked about.
            found = "" if error["type"] == "missing" else f"{shown(error['input'])}: "
            detail = Text(ja=found + wording.ja.format(**context), en=found + wording.en.format(**context))
            yield Fault(detail, parameter, list(_allowed(fields[parameter])) if parameter in fields else [])


def _allowed(field: FieldInfo) -> Iterator[str]:
    """List what a parameter takes, as far as its type says."""
    if bool in (field.annotation, *get_args(field.annotation)):
        yield from ("true", "false")
    constraints = [*field.metadata, *(one for part in get_args(field.annotation) for one in _metadata_of(part))]
    for constraint in constraints:
        if isinstance(constraint, Ge):
            yield f">= {constraint.ge}"
        if isinstance(constraint, Le):
            yield f"<= {constraint.le}"


def _metadata_of(part: Any) -> Iterator[Any]:
    for constraint in getattr(part, "__metadata__", ()):
        yield from constraint.metadata if isinstance(constraint, FieldInfo) else [constraint]


def _method_not_allowed(request: Request, headers: Mapping[str, str]) -> Problem:
    allowed = [*headers.get("Allow", "GET").split(", "), "HEAD", "OPTIONS"]
    detail = Text(
        ja=f"{request.method} はここでは使えません。このサービスは読み取り専用です。",
        en=f"{request.method} does not work here: the service is read-only.",
    )
    return Problem("method-not-allowed", detail, [Fault(detail, None, allowed)], {"Allow": ", ".join(allowed)})


def _no_such_path(request: Request) -> Problem:
    path = request.url.path
    detail = Text(
        ja=f"{shown(path)} には何もありません。/v1 にすべての入口があります。",
        en=f"There is nothing at {shown(path)}; /v1 is the door to everything.",
    )
    return Problem("not-found", detail, [Fault(detail, None, [], nearest(path, _addresses(request)))])


def _addresses(request: Request) -> list[str]:
    """List the addresses that need no id."""
    return [route.path for route in request.app.state.routes if "{" not in route.path]
