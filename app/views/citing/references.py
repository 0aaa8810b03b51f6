"""What is cited: sources and records, the same for every style."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.core.documents import values_at
from app.core.resource import Resource, Single
from app.core.worded_dates import Language
from app.views.doors.router import NAME

Document = Mapping[str, Any]

_URL_SAFE = ":/?#@!$&()*+,;=%~-._"
"""What may stand in a URL as it is; brackets, quotes and bars would end it early in one style or another."""

_REPRINT = re.compile(r"(.+?) ?\(via ([^()]+)\)|([^()]+?) via ([^()]+)")
"""A publisher whose text was read elsewhere: "Reuters (via The Star)", "IOM via allAfrica"."""


@dataclass(frozen=True)
class Reference:
    """Something to refer to."""

    id: str
    author: str
    title: str
    site: str | None
    """Where it was read, if that is not the author's own place."""

    published: str | None
    url: str | None
    language: str
    accessed: str
    """The day it was looked at, YYYY-MM-DD."""

    version: str | None = None
    """The release, if it is a record of our own."""


def one_line(text: str) -> str:
    """Write a text on one line: line breaks and other control characters would end a field in most formats."""
    return " ".join("".join(" " if ord(sign) < 32 or ord(sign) == 127 else sign for sign in text).split())


def name_of(document: Document, language: Language) -> str:
    """Say what a record as served is called."""
    name = document.get("name") or document.get("title") or document.get("statement") or document["id"]
    return str(name[language] if isinstance(name, dict) else name)


def source_reference(source: Document, accessed: str) -> Reference:
    """Refer to a source: a citation within a record, or the record of the source itself."""
    author, site = split_publisher(one_line(source["publisher"]))
    address = source["url"] or source["copy_url"]
    return Reference(
        id=source.get("source") or source["id"],
        author=author,
        title=one_line(source["title"]),
        site=site,
        published=source["published"],
        url=quote(address, safe=_URL_SAFE) if address else None,
        language=source["language"],
        accessed=accessed,
    )


def split_publisher(publisher: str) -> tuple[str, str | None]:
    """Part who said something from where it was read."""
    reprint = _REPRINT.fullmatch(publisher)
    if reprint is None:
        return publisher, None
    author, site = [group for group in reprint.groups() if group]
    return author, site


def record_reference(
    resource: Resource, document: Document, release: Mapping[str, Any], language: Language, *, public_url: str
) -> Reference:
    """Refer to a record as a part of the data set, as its release said it."""
    title, name = getattr(resource.title, language), one_line(name_of(document, language))
    colon = ":" if language == "ja" else ": "
    slug = resource.path if isinstance(resource, Single) else f"{resource.path}-{document['id']}"
    return Reference(
        id=f"iom-facts-{slug}-{release['id']}",
        author=getattr(NAME, language),
        title=name if isinstance(resource, Single) else f"{title}{colon}{name}",
        site=None,
        published=release["date"],
        url=public_url + document["links"]["permalink"],
        language=language,
        accessed=release["date"],
        version=release["id"],
    )


def citations_of(document: Document) -> list[Document]:
    """List the sources that a record rests on, each once, in the record's order; a source rests on itself."""
    if document["type"] == "source":
        return [document]
    found: dict[str, Document] = {}
    for citation in _citations_in(document):
        found.setdefault(citation["source"], citation)
    return list(found.values())


def _citations_in(value: object) -> Iterator[Document]:
    if isinstance(value, list):
        for item in value:
            yield from _citations_in(item)
    elif isinstance(value, dict):
        yield from values_at(value.get("citations", []), "")
        for key, below in value.items():
            if key != "citations":
                yield from _citations_in(below)
