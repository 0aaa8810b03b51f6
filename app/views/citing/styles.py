"""The styles of citation: how one reference is written, and how several stand together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.shapes import Text
from app.core.worded_dates import Language
from app.views.citing.exchange import bibtex, csl_json, ris, wikipedia
from app.views.citing.prose import apa, chicago, mla, note, sist02
from app.views.citing.references import Reference

PLAIN_TEXT = "text/plain"


@dataclass(frozen=True)
class CitationStyle:
    """A way to write references."""

    name: Text
    write: Callable[[Reference, Language], str]
    """Write one reference."""

    media_type: str = PLAIN_TEXT
    suffix: str | None = None
    """Of a file that reference managers open; None for prose."""

    between: str = "\n"
    around: tuple[str, str] = ("", "")

    def written(self, entries: Sequence[str]) -> str:
        """Write several references, ready to copy or to import."""
        start, end = self.around
        return start + self.between.join(entries) + end


STYLES = {
    "sentence": CitationStyle(Text(ja="引用できる文", en="A sentence to quote"), note),
    "apa": CitationStyle(Text(ja="APA第7版", en="APA, 7th edition"), apa),
    "chicago": CitationStyle(Text(ja="シカゴ第17版", en="Chicago, 17th edition"), chicago),
    "mla": CitationStyle(Text(ja="MLA第9版", en="MLA, 9th edition"), mla),
    "sist02": CitationStyle(Text(ja="SIST 02-2007", en="SIST 02-2007"), sist02),
    "wikipedia": CitationStyle(Text(ja="ウィキペディアのテンプレート", en="Template of Wikipedia"), wikipedia),
    "csl-json": CitationStyle(
        Text(ja="CSL-JSON", en="CSL-JSON"),
        csl_json,
        "application/vnd.citationstyles.csl+json",
        "json",
        between=",\n",
        around=("[\n", "\n]"),
    ),
    "bibtex": CitationStyle(Text(ja="BibTeX", en="BibTeX"), bibtex, "application/x-bibtex", "bib", between="\n\n"),
    "ris": CitationStyle(Text(ja="RIS", en="RIS"), ris, "application/x-research-info-systems", "ris", between="\n\n"),
}
"""The styles by the word that asks for them; the first is the default."""
