"""What things are called on pages: fields, codes, countries, kinds of record, and the words of the site itself."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from app.core.resource import Resource
from app.core.vocabulary import COUNTRIES
from app.facts.resources import COLLECTIONS

HERE = Path(__file__).parent
RECORD_TYPES = "record-types"
COLLECTION_NAMES = "collections"

Texts = Mapping[str, str]
"""A text in both languages."""


@cache
def written(name: str) -> Mapping[str, Texts]:
    """Read a file of words: each by its key, in both languages."""
    found = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return {key: {"ja": ja, "en": en} for key, (ja, en) in found.items()}


@cache
def site_words(language: str) -> Mapping[str, str]:
    """Give the words of the site in a language."""
    return {key: texts[language] for key, texts in written("words").items()}


def field_label(key: str, language: str) -> str:
    """Name a field; one without a name of its own is called by its key."""
    texts = written("labels").get(key)
    return texts[language] if texts else key.replace("_", " ").capitalize()


def value_label(value: str, language: str) -> str:
    """Name a value that no code list names."""
    texts = written("values").get(value)
    return texts[language] if texts else value.replace("-", " ")


class Vocabulary:
    """What the codes of a release are called, and its records of which there are few."""

    def __init__(self, code_lists: Sequence[Mapping[str, Any]], countries: Mapping[str, Texts]) -> None:
        self._labels = {one["id"]: {code["id"]: code["label"] for code in one["values"]} for one in code_lists}
        self._definitions = {
            one["id"]: {code["id"]: code["definition"] for code in one["values"]} for one in code_lists
        }
        self._labels[COUNTRIES] = dict(countries)
        titles = [(one, {"ja": one.title.ja, "en": one.title.en}) for one in COLLECTIONS]
        self._labels[RECORD_TYPES] = {one.type_name: title for one, title in titles if isinstance(one, Resource)}
        self._labels[COLLECTION_NAMES] = {one.path: title for one, title in titles}

    def name_records(self, collection: str, names: Mapping[str, Texts]) -> None:
        """Learn what the records of a collection are called."""
        self._labels[collection] = dict(names)

    def label(self, code_list: str, code: str, language: str) -> str:
        """Name a code."""
        texts = self._labels.get(code_list, {}).get(code)
        return texts[language] if texts else value_label(code, language)

    def definition(self, code_list: str, code: str, language: str) -> str:
        """Tell what a code means; empty where no list says."""
        texts = self._definitions.get(code_list, {}).get(code)
        return texts[language] if texts else ""

    def options(self, code_list: str, language: str) -> list[tuple[str, str]]:
        """List codes with their labels, in the order of the list."""
        return [(code, texts[language]) for code, texts in self._labels[code_list].items()]

    def has(self, country: str) -> bool:
        """Tell whether a country has a name."""
        return country in self._labels[COUNTRIES]
