"""Citations of a record, as its page offers them to copy."""

from app.views.pages.addresses import RELEASE, Query
from app.views.pages.asking import Asking

STYLES = ("sentence", "apa", "chicago", "mla", "sist02", "wikipedia", "csl-json", "bibtex", "ris")


async def citations_of(
    address: str, query: Query, asking: Asking, language: str, *, alone: bool = False
) -> list[tuple[str, str]]:
    """Cite a record in every style, with its sources or the record `alone`; the first is always whole."""
    found = []
    release = dict(query).get(RELEASE)
    pinned = f"&{RELEASE}={release}" if release else ""
    for style in STYLES:
        url = f"{address}?style={style}&lang={language}{pinned}"
        cited = (await asking.content(url, language))["data"]
        whole = not alone or style == STYLES[0]
        found.append((style, cited["text"] if whole else cited["record"]["text"]))
    return found
