"""The address `/v1/search`."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from app.core.answers import Found, found_answer
from app.core.documents import field_tree
from app.core.matching import question_of
from app.core.paging import read_cursor
from app.core.problems import LIST_PROBLEMS
from app.core.store import Store
from app.views.search.finding import (
    BY_TYPE,
    FROM_THE_START,
    KEYS,
    WAYS,
    Hit,
    Search,
    count_by_type,
    find,
    next_cursor,
    read,
)
from app.views.search.marking import Patterns, snippets
from app.views.search.models import SearchHit, SearchPage, SearchQuery
from app.views.search.suggesting import suggestion

router = APIRouter(tags=["search"])

FIELDS = field_tree(SearchHit)


@router.get("/v1/search", response_model=SearchPage, responses=LIST_PROBLEMS)
async def list_search_hits(request: Request, query: Annotated[SearchQuery, Query()]) -> Response:
    """Search all records in Japanese and English.

    Words are parted by white space and must all be found; `"…"` keeps a phrase together, and nothing else has a
    special meaning. Japanese words of one or two characters are found too. Width, case, accents, old kanji and the
    two kana do not matter: `ﾌｫｰﾗﾑ` is フォーラム, `國際` is 国際. What bears the name comes first, then names that
    contain it, then texts, then the wording of sources. `matched` tells where it stands, as ranges of characters.
    Each collection takes the same `q` beside its own filters.
    """
    return found_answer(request, query, FIELDS, lambda store, asked: _found(store, query, asked))


def _found(store: Store, query: SearchQuery, asked: str) -> Found:
    question = question_of(query.q)
    after: Sequence[Any] = FROM_THE_START
    if query.cursor:
        after = read_cursor(query.cursor, release=store.release, question=asked, keys=KEYS)
    counts = store.kept(count_by_type, question)
    total = sum(counts.get(name, 0) for name in dict.fromkeys(query.type or BY_TYPE))
    finds = find(store, Search(question, tuple(query.type)), query.limit + 1, after) if total else []
    shown = finds[: query.limit]
    meta = {
        "count": len(shown),
        "total": total,
        "coverage": None if total else _coverage(counts),
        "facets": [{"type": name, "count": count} for name, count in counts.items()],
        "did_you_mean": None if counts else suggestion(store, query.q, question),
    }
    cursor = next_cursor(store, asked, shown[-1]) if len(finds) > query.limit else None
    patterns = [term.pattern for term in question.terms]
    return Found([_shown(hit, patterns) for hit in read(store, shown)], meta, {"limit": query.limit}, cursor)


def _shown(hit: Hit, patterns: Patterns) -> dict[str, Any]:
    links = hit.head.pop("links")
    return {**hit.head, "found_in": WAYS[hit.way], "matched": snippets(hit.texts, patterns), "links": links}


def _coverage(counts: Mapping[str, int]) -> dict[str, Any]:
    if counts:
        others = ", ".join(f"{name} ({count})" for name, count in counts.items())
        return {
            "reason": "filtered-out",
            "hint": {
                "ja": f"この種類の記録にはありませんが、ほかの種類にはあります: {others}",
                "en": f"No record of this type has it, but others have: {others}.",
            },
        }
    return {
        "reason": "no-record",
        "hint": {
            "ja": "この語をすべて含む記録はありません。語を減らすか、別の言い方で探してください。",
            "en": "No record has all of these words; give fewer of them, or others.",
        },
    }
