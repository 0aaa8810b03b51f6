"""Linked data in pages: what a record is in the terms of schema.org, for search engines (JSON-LD)."""

from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from app.views.pages.reader import Document, Reader
from app.views.pages.records import RecordView

TYPES = {
    "organization": "Organization",
    "member": "Country",
    "person": "Person",
    "forum-event": "Event",
    "forum-series": "EventSeries",
    "observation": "Observation",
    "claim": "Claim",
    "source": "CreativeWork",
    "origin": "Organization",
    "code-list": "DefinedTermSet",
    "indicator": "DefinedTerm",
}
"""What records are in schema.org; all others are events or works of ours."""

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def linked_record(document: Document, view: RecordView, reader: Reader) -> Markup:
    """Write a record as JSON-LD that is safe inside of a page."""
    thing: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(str(document.get("type")), "CreativeWork"),
        "name": view.title,
        "inLanguage": reader.language,
    }
    if view.ledes:
        thing["description"] = view.ledes[0]
    if document.get("date_start"):
        thing["temporalCoverage"] = f"{document['date_start']}/{document.get('date_end') or '..'}"
    sources = [one.url for one in view.quotes if one.url]
    page = {"@type": "WebPage", "license": LICENSE, "citation": sources}
    return Markup(to_json({**thing, "subjectOf": page}).decode().replace("<", "\\u003c"))  # noqa: S704 - escaped here
