"""Problem details (RFC 9457): every error that the service gives, worded in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.responses import Response

from app.core.negotiation import preferred_language
from app.core.problem_types import PROBLEM_TYPES
from app.core.shapes import Text
from app.core.store import AWAY, DAMAGED, MISSING, OTHER_FORMAT

MAX_FAULTS_TOLD = 20
"""A request can be wrong in thousands of ways at once; the first show what is wrong."""

PROBLEM_MEDIA_TYPE = "application/problem+json"


class ProblemError(BaseModel):
    """One thing that is wrong with a request."""

    parameter: str | None = Field(description="The query or path parameter, or header.", examples=["contry"])
    detail: str = Field(description="What is wrong.", examples=["Not a parameter of this address."])
    allowed: list[str] = Field(
        description="What is allowed here; empty if that cannot be listed.", examples=[["country", "date_from"]]
    )
    did_you_mean: str | None = Field(description="The nearest right thing, if any.", examples=["country"])


class ProblemDetails(BaseModel):
    """A problem as RFC 9457 has it."""

    type: str = Field(
        description="Address of a page that explains this kind of problem.", examples=["/problems/unknown-parameter"]
    )
    title: str = Field(description="The kind of problem in words.", examples=["Unknown query parameter"])
    status: int = Field(description="The HTTP status.", examples=[400])
    detail: str = Field(
        description="What was wrong and what to do next, in the language of Accept-Language.",
        examples=["There is no parameter 'contry' here. Did you mean 'country'?"],
    )
    instance: str = Field(
        description="A number for this one occurrence: that of the header X-Request-Id.",
        examples=["urn:uuid:0192f0c1-5d0e-7000-8000-000000000000"],
    )
    errors: list[ProblemError] = Field(description="Each thing that is wrong; empty if `detail` says all.")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, worded in both languages."""

    detail: Text
    parameter: str | None = None
    allowed: Sequence[str] = ()
    did_you_mean: str | None = None


@dataclass(eq=False)
class Problem(Exception):
    """An error to be answered as problem details of the kind `slug`."""

    slug: str
    detail: Text
    faults: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


NO_STORE = {
    MISSING: Text(ja="ファイルがないか、読み取れません", en="it is not there, or may not be read"),
    DAMAGED: Text(ja="ファイルが壊れているか、データベースではありません", en="it is damaged, or no store at all"),
    OTHER_FORMAT: Text(ja="別の版のプログラムの形式です", en="it has the format of another version of the program"),
    AWAY: Text(ja="データベースが応答しません", en="its database does not answer"),
}


def no_store(kind: str) -> Problem:
    """Say that there is no usable store, for a reason that the shelf has."""
    reason = NO_STORE[kind]
    return Problem(
        "store-unavailable",
        Text(
            ja=f"事実のデータベースを開けません: {reason.ja}。詳しくはサーバのログにあります。",
            en=f"The store of facts cannot be opened: {reason.en}. The server's log says more.",
        ),
        headers={"Retry-After": "5"},
    )


def crash() -> Problem:
    """Say that the service failed, and nothing of the inside."""
    return Problem(
        "internal-error",
        Text(
            ja="サービス側の誤りです。instance の番号を添えて報告してください。",
            en="The service failed on this request. Please report it with the number in instance.",
        ),
    )


def not_acceptable(media_types: Sequence[str]) -> Problem:
    """Say that an address answers in media types that the client does not take."""
    detail = Text(
        ja=f"ここでは {' か '.join(media_types)} だけを提供します。",
        en=f"Only {' or '.join(media_types)} is available here.",
    )
    return Problem("not-acceptable", detail, [Fault(detail, "Accept", media_types, media_types[0])])


def problem_response(problem: Problem, accept_language: str, request_id: str) -> Response:
    """Answer a problem in the language that the client prefers."""
    kind = PROBLEM_TYPES[problem.slug]
    language = preferred_language(accept_language)
    body = ProblemDetails(
        type=f"/problems/{kind.slug}",
        title=getattr(kind.title, language),
        status=kind.status,
        detail=getattr(problem.detail, language),
        instance=f"urn:uuid:{request_id}",
        errors=[_error(fault, language) for fault in problem.faults[:MAX_FAULTS_TOLD]],
    )
    headers = {"Content-Language": language, "Vary": "Accept-Language", "Cache-Control": "no-store"}
    return Response(
        to_json(body.model_dump()), kind.status, headers | dict(problem.headers), media_type=PROBLEM_MEDIA_TYPE
    )


def _error(fault: Fault, language: str) -> ProblemError:
    return ProblemError(
        parameter=fault.parameter,
        detail=getattr(fault.detail, language),
        allowed=list(fault.allowed),
        did_you_mean=fault.did_you_mean,
    )


def documented(*slugs: str) -> dict[int | str, dict[str, Any]]:
    """Describe problems for OpenAPI: the `responses` of a route."""
    responses: dict[int | str, dict[str, Any]] = {}
    for slug in slugs:
        kind = PROBLEM_TYPES[slug]
        known = responses.get(kind.status, {}).get("description", "")
        responses[kind.status] = {
            "description": f"{known}; {kind.title.en}" if known else kind.title.en,
            "content": {PROBLEM_MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
        }
    return responses


RECORD_PROBLEMS = documented("unknown-parameter", "not-found", "unknown-release", "not-acceptable", "invalid-parameter")
LIST_PROBLEMS = documented(
    "unknown-parameter", "unknown-release", "not-acceptable", "expired-cursor", "invalid-parameter"
)
