"""Sentences to quote: what a newspaper could print, in both languages, for every type of record."""

import json
import re
from pathlib import Path

import pytest
from pydantic_core import from_json
from starlette.testclient import TestClient

from app.core.shapes import Text
from app.core.sqlite import SQLiteStore
from app.facts.resources import RESOURCES
from app.views.citing.making import citation_of
from app.views.citing.models import CiteQuery

SENTENCES = json.loads(Path(__file__).with_name("sentences.json").read_text(encoding="utf-8"))
"""Requests with what is said in English and in Japanese, each read by a person."""


@pytest.mark.parametrize("told", SENTENCES, ids=lambda told: told["url"])
def test_a_record_is_told_in_a_sentence(client: TestClient, told: dict[str, str]) -> None:
    url = told["url"]

    answers = {lang: client.get(f"{url}/cite", params={"lang": lang}).json()["data"] for lang in ("en", "ja")}

    where = f"{url}?release=2026.11.0"
    assert answers["en"]["text"] == f"{told['en']} (IOM Facts, release 2026.11.0, {where})"
    assert answers["ja"]["text"] == f"{told['ja']}(IOMファクト、公開版2026.11.0、{where})"


@pytest.mark.usefixtures("uncounted")
def test_every_record_of_the_dossier_reads_as_a_sentence(store: Path) -> None:
    opened = SQLiteStore(store)
    origins = {row[0]: Text.model_validate(from_json(row[1])["name"]) for row in opened.rows(EVERY_ORIGIN)}
    told = 0

    for resource in RESOURCES:
        for (document,) in opened.rows(f"SELECT document FROM {resource.key} ORDER BY id"):
            for lang in ("en", "ja"):
                citation = citation_of(
                    resource,
                    from_json(document),
                    CiteQuery(lang=lang),
                    opened,
                    public_url="",
                    origin_name=origins.__getitem__,
                )
                told += 1
                assert FAULTS[lang].search(citation.text) is None, citation.text
                assert resource.path == "sources" or FIGURES[lang].search(citation.text) is None, citation.text

    assert told == 2 * sum(row[0] for one in RESOURCES for row in opened.rows(f"SELECT count(*) FROM {one.key}"))


EVERY_ORIGIN = "SELECT id, document FROM origins ORDER BY id"
FAULTS = {
    "en": re.compile(r"None|[{}]|  |(?<!\.)\.\.(?!\.)|,,|\(\)|\bthe the\b|: \.|^[a-z]"),
    "ja": re.compile(r"None|[{}]|  |。。|、、|\(\)|。、|、。|は、は"),
}
"""What no sentence may have: a gap, a doubled mark, a program's word."""

FIGURES = {"en": re.compile(r"\b(USD|EUR|JPY) \d"), "ja": re.compile(r"\d,\d{3}|米ドル")}
"""What no newspaper writes, but titles of sources may have."""
