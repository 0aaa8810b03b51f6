"""What a request may be at most, and the problems that say so."""

from app.core.problems import Problem
from app.core.shapes import Text

RETRY_SECONDS = "1"
"""After which an overloaded service may be asked again."""


def bad_request() -> Problem:
    """Say that what came is no HTTP."""
    return Problem(
        "bad-request",
        Text(
            ja="届いたものをHTTPの要求として読めません。住所の文字は % で表します。",
            en="What came cannot be read as an HTTP request. Characters of an address must be percent-encoded.",
        ),
    )


def uri_too_long(most: int) -> Problem:
    """Say that the address is too long."""
    return Problem(
        "uri-too-long",
        Text(
            ja=f"住所は {most:,} バイトまでです。いくつかの要求に分けてください。",
            en=f"An address may have {most:,} bytes. Ask in several requests.",
        ),
    )


def headers_too_large(most: int, count: int) -> Problem:
    """Say that the header fields are too many or too large."""
    return Problem(
        "headers-too-large",
        Text(
            ja=f"ヘッダは {count} 個、合わせて {most:,} バイトまでです。クッキーや鍵は要りません。",
            en=f"There may be {count} header fields of {most:,} bytes in all. Neither cookies nor keys are needed.",
        ),
    )


def content_too_large(most: int) -> Problem:
    """Say that the body is too large."""
    return Problem(
        "content-too-large",
        Text(ja=f"本文は {most:,} バイトまでです。", en=f"The body of a request may have {most:,} bytes."),
    )


def request_timeout(seconds: int) -> Problem:
    """Say that the request did not come in time."""
    return Problem(
        "request-timeout",
        Text(
            ja=f"要求の全体が {seconds} 秒のうちに届きませんでした。もう一度送ってください。",
            en=f"The request did not come in whole within {seconds} s. Send it again.",
        ),
    )


def too_many_parameters(most: int) -> Problem:
    """Say that the address has too many parameters."""
    return Problem(
        "too-many-parameters",
        Text(
            ja=f"パラメータは {most} 個までです。同じ名前の値はコンマでまとめられます。",
            en=f"A request may have {most} query parameters. Join the values of one with commas.",
        ),
    )


def overloaded() -> Problem:
    """Say that there are too many requests at once."""
    return Problem(
        "overloaded",
        Text(
            ja=f"ただいま混み合っています。{RETRY_SECONDS} 秒ほど待って、もう一度送ってください。",
            en=f"Too many requests at once. Send it again after {RETRY_SECONDS} s.",
        ),
        headers={"Retry-After": RETRY_SECONDS},
    )


def quota_exceeded(most: int, seconds: int) -> Problem:
    """Say that a client has sent as many requests as it may, and after how many seconds it may go on."""
    return Problem(
        "quota-exceeded",
        Text(
            ja=f"一度に送れる {most:,} 回の要求を使い切りました。{seconds} 秒後にまた送れます。",
            en=f"The {most:,} requests of this span of time are used up. Send the next after {seconds} s.",
        ),
        headers={"Retry-After": str(seconds)},
    )


def query_too_slow() -> Problem:
    """Say that finding the answer was given up."""
    return Problem(
        "query-too-slow",
        Text(
            ja="時間がかかりすぎたため、答えを探すのをやめました。"
            "条件を足して範囲を狭めるか、limit を小さくしてください。",
            en="Finding the answer took too long and was given up. Narrow it with a filter, or lower limit.",
        ),
        headers={"Retry-After": RETRY_SECONDS},
    )
