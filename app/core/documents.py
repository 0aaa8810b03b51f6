"""Reading values out of documents by dotted paths, and cutting documents down to chosen fields."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel

FieldTree = dict[str, "FieldTree"]
"""The fields of a shape by name, each with the fields below it; empty for a plain value."""


def values_at(document: object, path: str) -> Iterator[Any]:
    """Yield every value at a dotted path, going through lists: "countries.code"."""
    if isinstance(document, list):
        for item in document:
            yield from values_at(item, path)
    elif not path:
        if document is not None:
            yield document
    elif isinstance(document, dict):
        key, _, rest = path.partition(".")
        yield from values_at(document.get(key), rest)


def first_at(document: object, path: str) -> Any:
    """Give the first value at a dotted path, or None."""
    return next(values_at(document, path), None)


def field_tree(shape: type[BaseModel]) -> FieldTree:
    """List the fields of a shape and of the shapes within it, by the names they have in JSON."""
    return {field.alias or name: _below(field.annotation) for name, field in shape.model_fields.items()}


def _below(annotation: object) -> FieldTree:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return field_tree(annotation)
    tree: FieldTree = {}
    for part in get_args(annotation):
        tree |= _below(part)
    return tree


def dotted_names(tree: FieldTree, prefix: str = "") -> Iterator[str]:
    """Yield every name that can be chosen, as a dotted path."""
    for name, below in tree.items():
        yield prefix + name
        yield from dotted_names(below, f"{prefix}{name}.")


def has_field(tree: FieldTree, name: str) -> bool:
    """Tell whether a dotted path can be chosen."""
    for part in name.split("."):
        if part not in tree:
            return False
        tree = tree[part]
    return True


def chosen(names: Iterable[str]) -> FieldTree:
    """Make the tree of the dotted `names`; choosing a field chooses all below it."""
    tree: FieldTree = {}
    for name in sorted(names, key=lambda dotted: dotted.count(".")):
        branch = tree
        for part in name.split("."):
            if part in branch and not branch[part]:
                break
            branch = branch.setdefault(part, {})
    return tree


def pruned(document: object, tree: FieldTree) -> Any:
    """Cut a document down to the chosen fields, in the document's own order."""
    if isinstance(document, list):
        return [pruned(item, tree) for item in document]
    if not tree or not isinstance(document, dict):
        return document
    return {key: pruned(value, tree[key]) for key, value in document.items() if key in tree}
