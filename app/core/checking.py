"""Checks of a request's values against the release that answers it."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import get_origin

from starlette.requests import Request

from app.core.documents import FieldTree, dotted_names, has_field
from app.core.malformed import MAX_ALLOWED_SHOWN, nearest, shown
from app.core.parameters import Stated
from app.core.problems import MAX_FAULTS_TOLD, Fault, Problem
from app.core.query import CollectionQuery, NoQuery, RecordQuery
from app.core.shapes import Text
from app.core.store import Store
from app.core.vocabulary import CodeOf, Mark


def refuse_unknown_values(request: Request, store: Store, fields: FieldTree, query: RecordQuery) -> None:
    """Refuse a request that names a field, code, id or release which does not exist.

    Raises:
        Problem: with every such value, what is allowed and what is nearest.
    """
    refuse_other_releases(store, query.release)
    found = chain(_repeated(request, type(query)), _unknown_fields(fields, query), _unknown_words(store, query))
    faults = list(islice(found, MAX_FAULTS_TOLD))
    if faults:
        raise invalid_parameters(faults)


def refuse_unknown_names(store: Store, resource: str, query: CollectionQuery) -> None:
    """Refuse a request for a name that no record has: it is no code, but to find nothing is as surely an error.

    Raises:
        Problem: with every such name and what is nearest.
    """
    faults = list(islice(_unknown_names(store, resource, query), MAX_FAULTS_TOLD))
    if faults:
        raise invalid_parameters(faults)


def refuse_unknown_words(request: Request, store: Store, query: NoQuery) -> None:
    """Refuse a request that names a code or id which does not exist, or a parameter twice.

    Raises:
        Problem: with every such value, what is allowed and what is nearest.
    """
    faults = list(islice(chain(_repeated(request, type(query)), _unknown_words(store, query)), MAX_FAULTS_TOLD))
    if faults:
        raise invalid_parameters(faults)


def refuse_other_releases(store: Store, release: str | None) -> None:
    """Refuse a request for a release that is not served.

    Raises:
        Problem: the release served is named.
    """
    if release in (None, store.release):
        return
    detail = Text(
        ja=f"公開版 {shown(release)} はここにありません。現在の公開版は {store.release} です。",
        en=f"Release {shown(release)} is not served here; the release served is {store.release}.",
    )
    raise Problem("unknown-release", detail, [Fault(detail, "release", [store.release], store.release)])


def invalid_parameters(faults: list[Fault]) -> Problem:
    """Make the one problem of several faulty parameters."""
    names = ", ".join(dict.fromkeys(str(fault.parameter) for fault in faults))
    detail = Text(
        ja=f"パラメータの値に誤りがあります({names})。errors に許される値があります。",
        en=f"Invalid value of {names}: {faults[0].detail.en}",
    )
    return Problem("invalid-parameter", detail, faults)


def _repeated(request: Request, query: type[NoQuery]) -> Iterator[Fault]:
    names = [name for name, _ in request.query_params.multi_items()]
    for name in dict.fromkeys(names):
        if names.count(name) > 1 and get_origin(query.model_fields[name].annotation) is not list:
            yield Fault(Text(ja="値は一つだけ指定できます。", en="Takes one value, given more than once."), name)


def _unknown_fields(fields: FieldTree, query: RecordQuery) -> Iterator[Fault]:
    for name in query.fields:
        if not has_field(fields, name):
            yield Fault(
                Text(ja=f"{shown(name)} という項目はありません。", en=f"There is no field {shown(name)} here."),
                "fields",
                list(fields),
                nearest(name, list(dotted_names(fields))),
            )


def _unknown_words(store: Store, query: NoQuery) -> Iterator[Fault]:
    for name, mark in query.vocabulary():
        value = getattr(query, name)
        for word in value if isinstance(value, list) else [value] if value else []:
            if not _exists(store, mark, word):
                yield _unknown_word(store, name, mark, word)


def _unknown_names(store: Store, resource: str, query: CollectionQuery) -> Iterator[Fault]:
    for name, field in type(query).model_fields.items():
        if Stated not in field.metadata:
            continue
        for word in getattr(query, name):
            if not store.rows(
                "SELECT 1 FROM facet WHERE resource = ? AND name = ? AND value = ? ORDER BY position LIMIT 1",
                (resource, name, word),
            ):
                known = store.kept(_stated, (resource, name))
                detail = Text(
                    ja=f"{name} が {shown(word)} である記録はありません。",
                    en=f"No record here has the {name} {shown(word)}.",
                )
                yield Fault(detail, name, known if len(known) <= MAX_ALLOWED_SHOWN else [], nearest(word, known))


def _stated(store: Store, facet: tuple[str, str]) -> list[str]:
    """List what records have at a facet; found once for the release, for all its rows are looked at."""
    sql = "SELECT DISTINCT value FROM facet WHERE resource = ? AND name = ? ORDER BY value LIMIT 5000"
    return [row[0] for row in store.rows(sql, facet)]


def _exists(store: Store, mark: Mark, word: str) -> bool:
    if isinstance(mark, CodeOf):
        return word in store.codes(mark.code_list)
    return bool(store.rows(f"SELECT 1 FROM {_table(mark.resource)} WHERE id = ?", (word,)))


def _unknown_word(store: Store, name: str, mark: Mark, word: str) -> Fault:
    if isinstance(mark, CodeOf):
        known = list(store.codes(mark.code_list))
        detail = Text(
            ja=f"{shown(word)} はコード表 {mark.code_list} にありません。",
            en=f"{shown(word)} is not a code of the list {mark.code_list}.",
        )
    else:
        known = ids_of(store, _table(mark.resource))
        detail = Text(
            ja=f"{shown(word)} というIDは {mark.resource} にありません。",
            en=f"{shown(word)} is not an id of {mark.resource}.",
        )
    allowed = known if len(known) <= MAX_ALLOWED_SHOWN else []
    return Fault(detail, name, allowed, nearest(word, known))


def ids_of(store: Store, table: str) -> list[str]:
    """List ids to find the nearest among; bounded, for a mistyped id must not cost more than a page."""
    return [row[0] for row in store.rows(f"SELECT id FROM {table} ORDER BY id LIMIT 5000")]


def _table(resource: str) -> str:
    return resource.replace("-", "_")
