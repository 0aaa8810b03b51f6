"""What views and seeding may know of a collection: its names, shapes and query, and how records are made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.core.documents import FieldTree, field_tree
from app.core.query import CollectionQuery
from app.core.shapes import Identified, RecordLinks, Shape, Text

if TYPE_CHECKING:
    from app.core.dossier import Dossier


@dataclass(frozen=True)
class Collection:
    """Records that are served and paged together."""

    path: str
    """Name in paths and tags: "history-events"."""

    type_name: str
    """Name of one record: "history-event"; also of its JSON Schema."""

    title: Text
    """Name for people."""

    summary: Text
    """One sentence on what it holds."""

    shape: type[Identified]
    """How a record is served."""

    row: str
    """Where its table is, as "module:class"; imported only for writing, for tables are slow to import."""

    query: type[CollectionQuery]
    """What may be asked of it."""

    @property
    def key(self) -> str:
        """The name of its table, and the key of its list in the seed file."""
        return self.path.replace("-", "_")

    @property
    def collection(self) -> str:
        """The address of the collection."""
        return f"/v1/{self.path}"

    def link(self, record_id: str) -> str:
        """The address of a record."""
        return f"{self.collection}/{record_id}"

    def permalink(self, record_id: str, release: str) -> str:
        """The address of a record as a release says it."""
        return f"{self.link(record_id)}?release={release}"

    @cached_property
    def fields(self) -> FieldTree:
        """What `fields` may choose from."""
        return field_tree(self.shape)


@dataclass(frozen=True)
class Resource(Collection):
    """A collection whose records are written in the dossier."""

    record: type[Shape]
    """How a record is written."""

    name: "Callable[[Any, Dossier], Text]"
    """What a record, as written, is called."""

    derive: "Callable[[Any, Dossier], Identified]"
    """Make what is served of a record as written and the dossier around it."""

    example: str
    """The id of a record worth looking at first."""

    also_called: "Callable[[Any, Dossier], Iterable[str]]" = lambda record, dossier: ()
    """What else a record, as written, is called: whoever searches for exactly that finds it first."""

    def links(self, record_id: str, release: str) -> RecordLinks:
        """The links that each record carries."""
        return RecordLinks(
            self=self.link(record_id),
            permalink=self.permalink(record_id, release),
            cite=f"{self.link(record_id)}/cite",
            html=f"{self.link(record_id)}.html",
            collection=self.collection,
            schema_=f"/schemas/{self.type_name}.json",
        )


@dataclass(frozen=True)
class Single(Resource):
    """A resource of which there is one record: in the seed file an object, served at the collection's address."""

    def link(self, record_id: str) -> str:
        return self.collection


@dataclass(frozen=True)
class View(Collection):
    """A collection computed from the whole dossier."""

    make: "Callable[[Dossier], Iterator[tuple[str, Identified]]]"
    """Make its records, each with a key of its own for ordering."""
