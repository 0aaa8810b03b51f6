"""What a chart asks of the API: the same records by the same parameters, so that each chart can name its data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_origin
from urllib.parse import urlencode

from pydantic_core import from_json

from app.core.query import MAX_LIMIT, CollectionQuery
from app.core.store import Store
from app.facts.resources import COLLECTIONS

Document = dict[str, Any]

_COLLECTIONS = {collection.path: collection for collection in COLLECTIONS}


@dataclass(frozen=True)
class Asked:
    """A list of the API. `address` is where it is, if that is not the name of its table."""

    collection: str
    parameters: Mapping[str, str]
    address: str = ""

    @property
    def url(self) -> str:
        """Where the same records are listed."""
        query = urlencode({**self.parameters, "limit": MAX_LIMIT}, safe=",")
        return f"/v1/{self.address or self.collection}?{query}"

    def documents(self, store: Store) -> list[Document]:
        """Give all the records, in the order of the collection."""
        collection = _COLLECTIONS[self.collection]
        conditions = self._query(collection.query).conditions(collection.path)
        where = " AND ".join(f"({condition.sql})" for condition in conditions.values()) or "TRUE"
        values = [value for condition in conditions.values() for value in condition.parameters]
        rows = store.rows(f"SELECT document FROM {collection.key} AS walked WHERE {where} ORDER BY position", values)
        return [from_json(row[0]) for row in rows]

    def _query(self, query: type[CollectionQuery]) -> CollectionQuery:
        """Read the parameters as a request's are read: those that take lists come as lists."""
        lists = {name for name, field in query.model_fields.items() if get_origin(field.annotation) is list}
        given = {name: [value] if name in lists else value for name, value in self.parameters.items()}
        return query.model_validate(given)
