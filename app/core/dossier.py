"""The whole dossier while it is seeded: what a record needs to know of others to be made ready to serve."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.core.countries import country_names
from app.core.resource import Resource
from app.core.shapes import Country, RecordLinks, Reference, Text

Records = Mapping[str, Any]
"""Records as written by id, in the order of their ids; a file gives each when it is asked for."""


class Some:
    """Some records of a resource, each read when it is its turn."""

    def __init__(self, records: Records) -> None:
        self.ids: list[str] = []
        self._records = records

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Any]:
        return (self._records[record_id] for record_id in self.ids)


class Dossier:
    """Every record as written, by resource and id.

    It may have a million records: nothing here holds them. What is gathered of all of them is their ids.
    """

    def __init__(
        self, resources: Iterable[Resource], records: Mapping[str, Records], release: str, released: str
    ) -> None:
        self.release = release
        self.released = released
        """Day of the release (YYYY-MM-DD): what has not ended was still so on this day."""

        self.resources = {resource.path: resource for resource in resources}
        self._records = {path: records[resource.key] for path, resource in self.resources.items()}
        self._countries = country_names()
        self._written: dict[str, Callable[[str], bytes]] = {}
        self._groups: dict[tuple[str, str], Mapping[Any, Some]] = {}

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

    def grouped(self, resource: str, field: str) -> Mapping[Any, Some]:
        """Give the records of a resource by the value of one of their fields; gathered once."""
        key = (resource, field)
        if key not in self._groups:
            groups: dict[Any, Some] = {}
            records = self._records[resource]
            for record_id, record in records.items():
                groups.setdefault(getattr(record, field), Some(records)).ids.append(record_id)
            self._groups[key] = groups
        return self._groups[key]

    def served(self, resource: str, record_id: str) -> Any:
        """Give what is served of a record: as it was written to the store, or else made anew."""
        collection = self.resources[resource]
        if resource in self._written:
            return collection.shape.model_validate_json(self._written[resource](record_id))
        return collection.derive(self.record(resource, record_id), self)

    def all_served(self, resource: str) -> Iterator[Any]:
        """Yield what is served of each record of a resource, in the order of their ids."""
        for record_id in self._records[resource]:
            yield self.served(resource, record_id)

    def has_written(self, resource: str, read: Callable[[str], bytes]) -> None:
        """Take note that what is served of the records of a resource can now be read by their ids."""
        self._written[resource] = read

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
