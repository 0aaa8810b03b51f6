"""The records as plain rows, for servers that keep them in tables of their own."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OPEN_DAY = "9999-12-31"
JAPANESE = r"[\u3040-\u30ff\u3400-\u9fff々ー]+"


@dataclass(frozen=True)
class Flat:
    """A record of any collection, with what the collections have in common as columns."""

    number: int
    collection: str
    """The last part of the collection's address."""

    id: str
    title: tuple[str, str]
    """In Japanese and English; so is `summary`."""

    summary: tuple[str, str]
    first_day: str
    last_day: str
    value: str | None
    unit: str | None
    countries: Sequence[Mapping[str, Any]]
    citations: Sequence[Mapping[str, Any]]
    document: str
    """As the service gives it."""

    @property
    def text(self) -> str:
        """All that one may search for."""
        quoted = [str(citation["as_stated"]) for citation in self.citations]
        return "\n".join([*self.title, *self.summary, *quoted])

    @property
    def grams(self) -> str:
        """The text as words that an index can find: pairs of Japanese characters, and words."""
        return " ".join(_grams(unicodedata.normalize("NFKC", self.text).lower()))


def flattened(records: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Flat]:
    """Flatten all records, numbered from 1 in the order in which the service lists them."""
    listed = [(address.rpartition("/")[2], record) for address, page in records.items() for record in page]
    return [_flat(number, collection, record) for number, (collection, record) in enumerate(listed, 1)]


def _flat(number: int, collection: str, record: Mapping[str, Any]) -> Flat:
    several = record.get("countries") or []
    one = record.get("country")
    return Flat(
        number=number,
        collection=collection,
        id=record["id"],
        title=_texts(record, "name", "title", "statement"),
        summary=_texts(record, "summary", "definition", "description", "explanation"),
        first_day=record.get("date_start") or "",
        last_day=record.get("date_end") or (OPEN_DAY if record.get("date_start") else ""),
        value=record.get("value"),
        unit=record.get("unit"),
        countries=[country for country in [*several, one] if isinstance(country, dict)],
        citations=record.get("citations") or [],
        document=json.dumps(record, ensure_ascii=False, separators=(",", ":")),
    )


def _texts(record: Mapping[str, Any], *names: str) -> tuple[str, str]:
    """Take the first of some texts that a record has."""
    found = next((record[name] for name in names if record.get(name)), "")
    return (found["ja"] or "", found["en"] or "") if isinstance(found, dict) else (found, found)


def _grams(text: str) -> Iterator[str]:
    for run in re.findall(rf"{JAPANESE}|\w+", text):
        if re.fullmatch(JAPANESE, run):
            yield from (run[start : start + 2] for start in range(len(run)))
        else:
            yield run
