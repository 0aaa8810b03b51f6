"""The line of sources: whose statements a chart rests on, those most often cited first."""

from collections import Counter
from collections.abc import Iterable

from app.core.shapes import Text
from app.views.charts.asking import Document
from app.views.citing.references import citations_of, one_line, split_publisher

MAX_NAMED = 4
"""The rest is counted: a picture has no room for hundreds of names."""


def source_line(documents: Iterable[Document]) -> Text:
    """Name the publishers behind records, and count the documents."""
    cited = [citation for document in documents for citation in citations_of(document)]
    publishers = Counter(_publisher(one["publisher"]) for one in cited)
    named = sorted(publishers, key=lambda name: (-publishers[name], name))[:MAX_NAMED]
    count = len({one["source"] for one in cited})
    more = len(publishers) - len(named)
    return Text(
        ja=f"出典:{'、'.join(named)}{f'ほか{more}機関' if more else ''}(資料{count}件)。",
        en=f"Sources: {'; '.join(named)}{f'; and {more} others' if more else ''} "
        f"({count} document{'s' if count != 1 else ''}).",
    )


def _publisher(stated: str) -> str:
    """Name a publisher without what is said of the copy that was read ("…; text kept by …")."""
    return split_publisher(one_line(stated))[0].partition(";")[0]
