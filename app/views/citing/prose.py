"""References as people read them: APA, Chicago, MLA, SIST 02, and the short note of a newsroom.

Titles stay as their publishers wrote them: none is translated or turned into headline capitals.
Sources that have no date say so; those that have no address end without one.
"""

import re
from collections.abc import Iterable

from app.core import worded_dates as dates
from app.core.shapes import Text
from app.core.worded_dates import Language
from app.views.citing.references import Reference

UNDATED = Text(ja="日付不明", en="n.d.")
_ENDS = (".", "?", "!", "。", "?", "!", "…")


def apa(cited: Reference, language: Language) -> str:
    """Write a reference by APA, 7th edition; a day of retrieval stands where there is no date, and for our records."""
    date = _apa_date(cited, language)
    title = cited.title
    if cited.version:
        kind = Text(ja=f"(バージョン{cited.version})[データセット]", en=f" (Version {cited.version}) [Dataset]")
        title += _in(kind, language)
    retrieved = Text(
        ja=f"{dates.japanese(cited.accessed)}取得, ", en=f"Retrieved {dates.american(cited.accessed)}, from "
    )
    needs_day = cited.version or not cited.published
    address = (_in(retrieved, language) if needs_day else "") + cited.url if cited.url else None
    return _joined([_ended(cited.author), f"({date}).", _ended(title), _ended(cited.site), address])


def chicago(cited: Reference, language: Language) -> str:
    """Write an entry of a bibliography by Chicago, 17th edition (notes and bibliography)."""
    date = dates.american if language == "en" else dates.japanese
    accessed = Text(ja=f"{dates.japanese(cited.accessed)}閲覧.", en=f"Accessed {dates.american(cited.accessed)}.")
    version = Text(ja=f"バージョン{cited.version}.", en=f"Version {cited.version}.")
    where = ", ".join(part for part in (cited.site, date(cited.published) if cited.published else None) if part)
    return _joined(
        [
            _ended(cited.author),
            _quoted(cited.title),
            _in(version, language) if cited.version else None,
            _ended(where),
            None if cited.published or cited.url else _ended(_in(UNDATED, language)),
            _in(accessed, language) if cited.url and (cited.version or not cited.published) else None,
            f"{cited.url}." if cited.url else None,
        ]
    )


def mla(cited: Reference, language: Language) -> str:
    """Write a work cited by MLA, 9th edition: who is author and publisher in one is named once, as publisher."""
    date = dates.abbreviated if language == "en" else dates.japanese
    accessed = Text(ja=f"{dates.japanese(cited.accessed)}閲覧.", en=f"Accessed {dates.abbreviated(cited.accessed)}.")
    version = Text(ja=f"バージョン{cited.version}", en=f"version {cited.version}")
    container = [
        cited.site or cited.author,
        _in(version, language) if cited.version else None,
        date(cited.published) if cited.published else None if cited.url else _in(UNDATED, language),
        cited.url,
    ]
    return _joined(
        [
            _ended(cited.author) if cited.site else None,
            _quoted(cited.title),
            _ended(", ".join(part for part in container if part)),
            _in(accessed, language) if cited.url and (cited.version or not cited.published) else None,
        ]
    )


def sist02(cited: Reference, language: Language) -> str:
    """Write a reference by SIST 02-2007, the Japanese standard: 著者. “題名”. サイト. 日付. 入手先, (参照 日付)."""
    accessed = Text(ja=f"(参照 {cited.accessed}).", en=f"(accessed {cited.accessed}).")
    version = Text(ja=f"公開版{cited.version}.", en=f"Release {cited.version}.")
    return _joined(
        [
            _ended(cited.author),
            f"“{_inner(cited.title)}”.",
            _ended(cited.site),
            _in(version, language) if cited.version else None,
            _ended(cited.published or _in(UNDATED, language)),
            f"{cited.url}, {_in(accessed, language)}" if cited.url else None,
        ]
    )


def note(cited: Reference, language: Language) -> str:
    """Write where something stands, as a newspaper names it under a text."""
    if language == "ja":
        date = dates.japanese(cited.published) if cited.published else UNDATED.ja
        where = f"{cited.author}({cited.site})" if cited.site else cited.author
        version = f"公開版{cited.version}" if cited.version else date
        return "、".join(part for part in (f"{where}「{cited.title}」", version, cited.url) if part)
    date = dates.british(cited.published) if cited.published else UNDATED.en
    where = f"{cited.author} (via {cited.site})" if cited.site else cited.author
    version = f"release {cited.version}" if cited.version else date
    return ", ".join(part for part in (where, f"“{_inner(cited.title)}”", version, cited.url) if part)


def _apa_date(cited: Reference, language: Language) -> str:
    if not cited.published:
        return _in(UNDATED, language)
    # APA gives a data set its year alone.
    date = cited.published[:4] if cited.version else cited.published
    return dates.japanese(date) if language == "ja" else dates.year_first(date)


def _in(text: Text, language: Language) -> str:
    return str(getattr(text, language))


def _joined(pieces: Iterable[str | None]) -> str:
    return " ".join(piece for piece in pieces if piece)


def _ended(text: str | None) -> str | None:
    """Put a full stop after a text that has none."""
    return text if not text or text.endswith(_ENDS) else f"{text}."


def _quoted(title: str) -> str:
    """Put a title in quotation marks, the full stop inside, as Americans do."""
    return f"“{_ended(_inner(title))}”"


def _inner(title: str) -> str:
    """Turn the quotation marks within a title into single ones."""
    title = re.sub(r'"([^"]*)"', r"‘\1’", title)
    return title.replace("“", "‘").replace("”", "’")
