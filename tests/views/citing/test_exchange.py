"""What programs read: parsers of each format get back what was written, whatever a title holds."""

import json
import re
from dataclasses import replace

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text as RichText

from app.views.citing.exchange import bibtex, csl_json, ris, wikipedia
from app.views.citing.references import Reference, one_line
from app.views.citing.styles import STYLES
from tests.views.citing.references import HOSTILE_TITLES, PLAIN, RECORD, REPRINT

UNDATED = replace(PLAIN, id="undated", published=None)
OFFLINE = replace(PLAIN, id="offline", url=None, published="1996-08")

CSL_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 1,
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
CSL_ITEMS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": ["webpage", "document", "dataset"]},
            "title": {"type": "string"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": {"type": "string"}},
                    "required": ["literal"],
                    "additionalProperties": False,
                },
            },
            "container-title": {"type": "string"},
            "language": {"type": "string"},
            "version": {"type": "string"},
            "URL": {"type": "string"},
            "issued": CSL_DATE,
            "accessed": CSL_DATE,
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}
"""What the schema of CSL-JSON 1.0 says of the properties that we use: no small package ships the schema itself."""


def entry_of(cited: Reference) -> Entry:
    return parse_string(bibtex(cited, "en"), "bibtex").entries[cited.id]


UNKNOWN_TO_PYBTEX = {r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciicircum{}": "^", r"\$": "$"}


def plain(latex: str) -> str:
    """Read LaTeX as a bibliography program does."""
    for place, command in enumerate(UNKNOWN_TO_PYBTEX):
        latex = latex.replace(command, chr(0xE000 + place))
    read = str(RichText.from_latex(latex))
    return read.translate({0xE000 + place: sign for place, sign in enumerate(UNKNOWN_TO_PYBTEX.values())})


def test_bibtex_is_read_back_whole() -> None:
    entry = entry_of(REPRINT)

    assert entry.type == "misc"
    assert dict(entry.fields) == {
        "title": "{IOM returns to Khartoum}",
        "howpublished": "The Star",
        "year": "2025",
        "month": "September",
        "day": "9",
        "url": "https://x.org/k",
        "urldate": "2026-12-01",
        "language": "en",
    }
    assert [plain(str(person)) for person in entry.persons["author"]] == ["Reuters"]


def test_bibtex_of_a_record_names_its_release() -> None:
    fields = entry_of(RECORD).fields

    assert (fields["version"], fields["note"]) == ("2026.11.0", "Data set, release 2026.11.0")


def test_bibtex_leaves_out_what_is_not_known() -> None:
    assert "year" not in entry_of(UNDATED).fields
    assert set(entry_of(OFFLINE).fields) == {"title", "year", "month", "language"}


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_no_title_breaks_bibtex(title: str) -> None:
    cited = replace(PLAIN, title=one_line(title), author=one_line(title), site=one_line(title))

    read = parse_string(bibtex(cited, "en") + "\n\n" + bibtex(RECORD, "en"), "bibtex").entries

    assert list(read) == [PLAIN.id, RECORD.id]
    assert plain(read[PLAIN.id].fields["title"]) == one_line(title)
    assert plain(read[PLAIN.id].fields["howpublished"]) == one_line(title)


def test_ris_is_read_back_whole() -> None:
    [entry] = rispy.loads(ris(REPRINT, "en"))

    assert entry == {
        "type_of_reference": "ELEC",
        "id": "reuters-2025",
        "authors": ["Reuters"],
        "title": "IOM returns to Khartoum",
        "publisher": "The Star",
        "year": "2025",
        "date": "2025/09/09/",
        "urls": ["https://x.org/k"],
        "access_date": "2026/12/01/",
        "language": "en",
    }


def test_ris_of_a_record_is_a_data_set_with_its_release() -> None:
    [entry] = rispy.loads(ris(RECORD, "en"))

    assert (entry["type_of_reference"], entry["edition"]) == ("DATA", "2026.11.0")


def test_ris_leaves_out_what_is_not_known() -> None:
    undated, offline = rispy.loads(STYLES["ris"].written([ris(UNDATED, "en"), ris(OFFLINE, "en")]))

    assert "year" not in undated
    assert (offline["date"], offline["type_of_reference"]) == ("1996/08//", "GEN")
    assert "urls" not in offline


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_no_title_breaks_ris(title: str) -> None:
    read = rispy.loads(STYLES["ris"].written([ris(replace(PLAIN, title=one_line(title)), "en"), ris(RECORD, "en")]))

    assert [entry["title"] for entry in read] == [one_line(title), "Members: Japan"]


def test_csl_json_is_of_its_schema_and_read_back_whole() -> None:
    text = STYLES["csl-json"].written([csl_json(one, "en") for one in (PLAIN, REPRINT, UNDATED, OFFLINE, RECORD)])

    items = json.loads(text)
    assert list(Draft202012Validator(CSL_ITEMS).iter_errors(items)) == []
    assert [item["type"] for item in items] == ["webpage", "webpage", "webpage", "document", "dataset"]
    assert items[1] == {
        "id": "reuters-2025",
        "type": "webpage",
        "title": "IOM returns to Khartoum",
        "author": [{"literal": "Reuters"}],
        "language": "en",
        "container-title": "The Star",
        "issued": {"date-parts": [[2025, 9, 9]]},
        "URL": "https://x.org/k",
        "accessed": {"date-parts": [[2026, 12, 1]]},
    }
    assert items[3]["issued"] == {"date-parts": [[1996, 8]]}
    assert "issued" not in items[2]


def test_a_template_of_wikipedia_names_what_it_has() -> None:
    assert wikipedia(REPRINT, "en") == (
        "{{cite web |title=IOM returns to Khartoum |publisher=Reuters |via=The Star |date=9 September 2025 "
        "|url=https://x.org/k |access-date=1 December 2026}}"
    )
    assert wikipedia(REPRINT, "ja").endswith(
        "|date=2025年9月9日 |url=https://x.org/k |access-date=2026年12月1日 |language=en}}"
    )
    assert wikipedia(OFFLINE, "en") == ("{{citation |title=IOM returns to Khartoum |publisher=IOM |date=August 1996}}")


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_no_title_breaks_a_template_of_wikipedia(title: str) -> None:
    written = wikipedia(replace(PLAIN, title=one_line(title)), "en")

    inside = written.removeprefix("{{").removesuffix("}}").replace("{{!}}", "!")
    assert inside.count("|") == 5
    assert not re.search(r"[\[\]{}<>]|''|~~|__|\n", inside)
    assert one_line(title) == unescaped(written.split(" |publisher=")[0].removeprefix("{{cite web |title="))


def unescaped(wikitext: str) -> str:
    """Read wikitext as a browser shows it."""
    text = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), wikitext.replace("{{!}}", "|"))
    return text.replace("&amp;", "&") if "&amp;amp;" in wikitext or "&amp;" in wikitext else text


@settings(deadline=None)
@given(st.text(min_size=1))
def test_whatever_a_title_holds_every_format_stays_whole(title: str) -> None:
    cited = replace(PLAIN, title=one_line(title) or "x", author="A")

    assert entry_of(cited).fields["language"] == "en"
    assert [entry["id"] for entry in rispy.loads(ris(cited, "en"))] == [PLAIN.id]
    assert json.loads(csl_json(cited, "en"))["title"] == cited.title
    assert wikipedia(cited, "en").replace("{{!}}", "").count("|") == 5
