"""The whole dossier while it is seeded: what a record needs to know of others to be made ready to serve."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.core.countries import country_names
from app.core.resource import Resource
from app.core.shapes import Country, Identified, RecordLinks, Reference, Text

Lists = Mapping[str, Sequence[Any]]


class Dossier:
    """Every record as written, by resource and id."""

    def __init__(self, resources: Iterable[Resource], lists: Lists, release: str, released: str) -> None:
        self.release = release
        self.released = released
        """Day of the release (YYYY-MM-DD): what has not ended was still so on this day."""

        self.resources = {resource.path: resource for resource in resources}
        self._records: dict[str, dict[str, Any]] = {
            path: {record.id: record for record in lists[resource.key]} for path, resource in self.resources.items()
        }
        self._countries = country_names()
        self._derived: dict[str, Sequence[Identified]] = {}
        self._groups: dict[tuple[str, str], Mapping[Any, Sequence[Any]]] = {}

    @property
    def size(self) -> int:
        """How many records there are."""
        return sum(map(len, self._records.values()))

    def record(self, resource: str, record_id: str) -> Any:
        """Give a record as written; its existence has been checked before."""
        return self._records[resource][record_id]

    def records(self, resource: str) -> Iterable[Any]:
        """Give all records of a resource in the order of their ids."""
        return self._records[resource].values()

    def grouped(self, resource: str, field: str) -> Mapping[Any, Sequence[Any]]:
        """Give the records of a resource by the value of one of their fields; gathered once."""
        key = (resource, field)
        if key not in self._groups:
            groups: dict[Any, list[Any]] = {}
            for record in self.records(resource):
                groups.setdefault(getattr(record, field), []).append(record)
            self._groups[key] = groups
        return self._groups[key]

    def derived(self, resource: str) -> Sequence[Any]:
        """Give what is served of each record of a resource; made once."""
        if resource not in self._derived:
            derive = self.resources[resource].derive
            self._derived[resource] = [derive(record, self) for record in self.records(resource)]
        return self._derived[resource]

    def reference(self, resource: str, record_id: str) -> Reference:
        """Name another record."""
        return Reference(id=record_id, name=self.resources[resource].name(self.record(resource, record_id), self))

    def country(self, code: str) -> Country:
        """Name a country, in the words of the Unicode CLDR."""
        return Country(code=code, name=self._countries[code])

    def label(self, code_list: str, code: str) -> Text:
        """Give the label of a code."""
        values = self.record("code-lists", code_list).values
        label: Text = next(value.label for value in values if value.id == code)
        return label

    def links(self, resource: str, record_id: str) -> RecordLinks:
        """Make the links that each record carries."""
        return self.resources[resource].links(record_id, self.release)
