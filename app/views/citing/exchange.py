"""References as programs read them: CSL-JSON, BibTeX, RIS, and the templates of Wikipedia."""

import re
from typing import Any

from pydantic_core import to_json

from app.core import worded_dates as dates
from app.core.worded_dates import Language
from app.views.citing.references import Reference

_LATEX = {
    "\\": r"\textbackslash{}",
    # Not \{ and \}: BibTeX counts braces with or without a backslash, and a single one breaks the whole file.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_LIGATURE = re.compile(r"(?<=')(?=')|(?<=-)(?=-)|(?<=[`?!])(?=`)")
"""Between these two TeX must not join what it prints as one: '' as a quotation mark, -- as a dash."""

_BIBTEX_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WIKI = {"|": "{{!}}", **{sign: f"&#{ord(sign)};" for sign in "[]{}<>"}}


def csl_item(cited: Reference) -> dict[str, Any]:
    """Make an item of CSL-JSON 1.0, which Zotero, pandoc and citeproc read."""
    item: dict[str, Any] = {
        "id": cited.id,
        "type": "dataset" if cited.version else "webpage" if cited.url else "document",
        "title": cited.title,
        "author": [{"literal": cited.author}],
        "language": cited.language,
    }
    if cited.site:
        item["container-title"] = cited.site
    if cited.version:
        item["version"] = cited.version
    if cited.published:
        item["issued"] = {"date-parts": [dates.parts(cited.published)]}
    if cited.url:
        item |= {"URL": cited.url, "accessed": {"date-parts": [dates.parts(cited.accessed)]}}
    return item


def csl_json(cited: Reference, language: Language) -> str:
    """Write an item of CSL-JSON."""
    return to_json(csl_item(cited)).decode()


def bibtex(cited: Reference, language: Language) -> str:
    """Write an entry of BibTeX, which biblatex reads as well; a source without a date has no year."""
    fields = {"author": f"{{{_latex(cited.author)}}}", "title": f"{{{_latex(cited.title)}}}"}
    if cited.site:
        fields["howpublished"] = _latex(cited.site)
    if cited.version:
        fields["version"] = cited.version
        fields["note"] = f"Data set, release {cited.version}"
    written = [f"{name} = {{{value}}}" for name, value in fields.items()]
    if cited.published:
        year, *rest = dates.parts(cited.published)
        written.append(f"year = {{{year}}}")
        written += [f"month = {_BIBTEX_MONTHS[month]}" for month in rest[:1]]
        written += [f"day = {{{day}}}" for day in rest[1:]]
    if cited.url:
        written += [f"url = {{{cited.url}}}", f"urldate = {{{cited.accessed}}}"]
    written.append(f"language = {{{cited.language}}}")
    return f"@misc{{{cited.id},\n  " + ",\n  ".join(written) + "\n}"


def ris(cited: Reference, language: Language) -> str:
    """Write a record of RIS, which EndNote, Zotero and Mendeley read."""
    lines = [
        ("TY", "DATA" if cited.version else "ELEC" if cited.url else "GEN"),
        ("ID", cited.id),
        ("AU", cited.author),
        ("TI", cited.title),
        ("PB", cited.site),
        ("ET", cited.version),
    ]
    if cited.published:
        year, month, day = [*cited.published.split("-"), "", ""][:3]
        lines += [("PY", year), ("DA", f"{year}/{month}/{day}/")]
    if cited.url:
        lines += [("UR", cited.url), ("Y2", f"{cited.accessed.replace('-', '/')}/")]
    lines.append(("LA", cited.language))
    return "\n".join([*(f"{tag}  - {value}" for tag, value in lines if value), "ER  - "])


def wikipedia(cited: Reference, language: Language) -> str:
    """Write a citation template of the English or the Japanese Wikipedia."""
    fields = {
        "title": _wiki(cited.title),
        "publisher": _wiki(cited.author),
        "via": _wiki(cited.site) if cited.site else None,
        "version": cited.version,
        "date": _wiki_date(cited.published, language) if cited.published else None,
        "url": cited.url.replace("''", "%27%27") if cited.url else None,
        "access-date": _wiki_date(cited.accessed, language) if cited.url else None,
        "language": cited.language if cited.language != language else None,
    }
    # "cite web" is an error without an address.
    template = "cite web" if cited.url else "citation"
    return "{{" + " |".join([template, *(f"{name}={value}" for name, value in fields.items() if value)]) + "}}"


def _latex(text: str) -> str:
    return _LIGATURE.sub("{}", "".join(_LATEX.get(sign, sign) for sign in text))


def _wiki(text: str) -> str:
    """Keep a text from being read as wiki markup: templates, links, emphasis, signatures, entities, magic words."""
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    text = "".join(_WIKI.get(sign, sign) for sign in text)
    return re.sub(r"'(?=')|(?<=')'|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_", lambda found: f"&#{ord(found[0])};", text)


def _wiki_date(date: str, language: Language) -> str:
    """Write a date in a form that the templates take: the English one refuses "1996-08"."""
    return dates.british(date) if language == "en" else dates.japanese(date)
