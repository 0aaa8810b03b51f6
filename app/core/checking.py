"""Checks of a request's values against the release that answers it."""

from collections.abc import Iterator
from typing import get_origin

from starlette.requests import Request

from app.core.documents import FieldTree, dotted_names
from app.core.malformed import MAX_ALLOWED_SHOWN, nearest
from app.core.problems import Fault, Problem
from app.core.query import RecordQuery
from app.core.shapes import Text
from app.core.store import Store
from app.core.vocabulary import CodeOf, Mark


def refuse_unknown_values(request: Request, store: Store, fields: FieldTree, query: RecordQuery) -> None:
    """Refuse a request that names a field, code, id or release which does not exist.

    Raises:
        Problem: with every such value, what is allowed and what is nearest.
    """
    _refuse_other_releases(store, query)
    faults = [*_repeated(request, type(query)), *_unknown_fields(fields, query), *_unknown_words(store, query)]
    if faults:
        raise invalid_parameters(faults)


def invalid_parameters(faults: list[Fault]) -> Problem:
    """Make the one problem of several faulty parameters."""
    names = ", ".join(dict.fromkeys(str(fault.parameter) for fault in faults))
    detail = Text(
        ja=f"パラメータの値に誤りがあります({names})。errors に許される値があります。",
        en=f"Invalid value of {names}: {faults[0].detail.en}",
    )
    return Problem("invalid-parameter", detail, faults)


def _refuse_other_releases(store: Store, query: RecordQuery) -> None:
    if query.release in (None, store.release):
        return
    detail = Text(
        ja=f"公開版 {query.release} はここにありません。現在の公開版は {store.release} です。",
        en=f"Release {query.release!r} is not served here; the release served is {store.release}.",
    )
    raise Problem("unknown-release", detail, [Fault(detail, "release", [store.release], store.release)])


def _repeated(request: Request, query: type[RecordQuery]) -> Iterator[Fault]:
    names = [name for name, _ in request.query_params.multi_items()]
    for name in dict.fromkeys(names):
        if names.count(name) > 1 and get_origin(query.model_fields[name].annotation) is not list:
            yield Fault(Text(ja="値は一つだけ指定できます。", en="Takes one value, given more than once."), name)


def _unknown_fields(fields: FieldTree, query: RecordQuery) -> Iterator[Fault]:
    known = list(dotted_names(fields)) if query.fields else []
    for name in query.fields:
        if name not in known:
            yield Fault(
                Text(ja=f"「{name}」という項目はありません。", en=f"There is no field {name!r} here."),
                "fields",
                list(fields),
                nearest(name, known),
            )


def _unknown_words(store: Store, query: RecordQuery) -> Iterator[Fault]:
    for name, mark in query.vocabulary():
        value = getattr(query, name)
        for word in value if isinstance(value, list) else [value] if value else []:
            if not _exists(store, mark, word):
                yield _unknown_word(store, name, mark, word)


def _exists(store: Store, mark: Mark, word: str) -> bool:
    if isinstance(mark, CodeOf):
        return word in store.codes(mark.code_list)
    return bool(store.rows(f"SELECT 1 FROM {_table(mark.resource)} WHERE id = ?", (word,)))


def _unknown_word(store: Store, name: str, mark: Mark, word: str) -> Fault:
    if isinstance(mark, CodeOf):
        known = list(store.codes(mark.code_list))
        detail = Text(
            ja=f"「{word}」はコード表 {mark.code_list} にありません。",
            en=f"{word!r} is not a code of the list {mark.code_list}.",
        )
    else:
        known = ids_of(store, _table(mark.resource))
        detail = Text(
            ja=f"「{word}」というIDは {mark.resource} にありません。",
            en=f"{word!r} is not an id of {mark.resource}.",
        )
    shown = known if len(known) <= MAX_ALLOWED_SHOWN else []
    return Fault(detail, name, shown, nearest(word, known))


def ids_of(store: Store, table: str) -> list[str]:
    """List ids to find the nearest among; bounded, for a mistyped id must not cost more than a page."""
    return [row[0] for row in store.rows(f"SELECT id FROM {table} ORDER BY id LIMIT 5000")]


def _table(resource: str) -> str:
    return resource.replace("-", "_")
