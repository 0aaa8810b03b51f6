"""How log lines are written: the same fields for people and for machines, one line for each thing that happened.

Where OpenTelemetry's semantic conventions have a name for a field, it has that name.
"""

import json
import logging
import re
import time
from collections.abc import Mapping
from typing import Any

from app.core.exchange import Exchange
from app.core.ready import ReadyAnswer
from app.core.request_ids import HEADER, OUTSIDE, current

FIELDS = "fields"
"""Where a record has fields of its own."""

REQUEST_ID = "request_id"
METHOD, STATUS = "http.request.method", "http.response.status_code"
GIVEN_ID = "http.request.header.x-request-id"

_SAFE_ID = re.compile("[A-Za-z0-9._+/=:-]{1,128}")

FROM_STATUS = {"off": 1_000, "errors": 500, "all": 0}
"""From which status on answers are logged, by the setting that says so."""

log = logging.getLogger("app.answers")


class JSONLines(logging.Formatter):
    """Writes each record as one JSON object, in ASCII: nothing that is logged can begin a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(_told(record, self.formatException), default=str)


class TextLines(logging.Formatter):
    """Writes each record for people: time, level, message, fields; a traceback follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        told = _told(record, self.formatException)
        trace = told.pop("exception.stacktrace", None)
        begin = f"{told.pop('time')} {told.pop('level').upper()} {_on_one_line(told.pop('message'))}"
        del told["logger"]
        line = " ".join([begin, *(f"{name}={json.dumps(value, default=str)}" for name, value in told.items())])
        return f"{line}\n{trace}" if trace else line


def log_answer(exchange: Exchange, ready: ReadyAnswer | None, route: str, seconds: float) -> None:
    """Log that something was answered: neither to whom, nor what was searched for."""
    fields = {
        REQUEST_ID: exchange.id.decode(),
        METHOD: exchange.method,
        "http.route": route,
        "url.path": exchange.scope["raw_path"].decode("latin-1"),
        STATUS: exchange.status,
        "duration_ms": round(seconds * 1000, 3),
        "http.response.body.size": 0 if exchange.method == "HEAD" else len(exchange.sent),
    }
    if ready is not None:
        fields["cache"] = "miss" if exchange.made else "hit"
    given = dict(exchange.scope["headers"]).get(HEADER, b"").decode("latin-1")
    if _SAFE_ID.fullmatch(given):
        fields[GIVEN_ID] = given
    _log(exchange.status, "answered", fields)


def log_refusal(request_id: str, method: str, status: int) -> None:
    """Log that something was refused that never became a request."""
    _log(status, "refused", {REQUEST_ID: request_id, METHOD: method, STATUS: status})


def logging_of(log_format: str) -> dict[str, Any]:
    """Give what Python's logging is set up with: all that service and server log goes to standard error."""
    logger = {"handlers": ["stderr"], "level": "INFO", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": JSONLines if log_format == "json" else TextLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "loggers": {"app": logger, "uvicorn": logger},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }


def _log(status: int, message: str, fields: Mapping[str, Any]) -> None:
    log.log(logging.ERROR if status >= 500 else logging.INFO, message, extra={FIELDS: fields})


def _told(record: logging.LogRecord, traced: Any) -> dict[str, Any]:
    """List what a record says, by name."""
    moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
    told: dict[str, Any] = {
        "time": f"{moment}.{int(record.msecs):03}Z",
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": record.getMessage(),
    }
    if current.get() != OUTSIDE:
        told[REQUEST_ID] = current.get()
    told |= getattr(record, FIELDS, {})
    if record.exc_info and record.exc_info[0]:
        told["exception.type"] = record.exc_info[0].__qualname__
        told["exception.stacktrace"] = traced(record.exc_info)
    return told


def _on_one_line(text: str) -> str:
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)
