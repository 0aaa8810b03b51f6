"""Filters and orders: what a parameter means in SQL, and which value of the document is stored for it.

A filter is a mark at a field of a query class. The same mark tells seeding which value of the document to
store, so a filter and what it finds cannot drift apart.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.core.documents import values_at
from app.core.edtf import UNKNOWN_DAY, extent
from app.core.matching import COLLECTION_BITS, question_of
from app.core.parameters import NONE

FULL_TEXT_PRICE = 6
"""What it costs to ask the full-text table about one record, measured in looks at a row."""


class Listing(NamedTuple):
    """How an index lists the records that a condition holds of."""

    sql: str
    """A SELECT of their positions."""

    runs: tuple[tuple[Any, ...], ...]
    """Its parameters; several where it is asked several times, and what any time finds is found."""

    in_order: bool = False
    """Whether each time finds in the order of the positions, so that a page need not look at all."""


class Condition(NamedTuple):
    """What must hold of a record: a piece of SQL with its parameters in order.

    The record's place is called `walked.position`, whatever table it is read from; a bare name is a column of
    the collection's own table.
    """

    sql: str
    parameters: tuple[Any, ...]
    listing: Listing | None = None
    """None where an index of the collection's own table lists them, or nothing does."""

    indexed_by: str = ""
    """The end of the name of that index of the table; conditions that share one are asked of it together."""

    price: int = 1
    """What it costs to ask it of one record: 1 for looking at a row."""

    @property
    def of_columns(self) -> bool:
        """Whether it is about columns of the collection's own table."""
        return "walked.position" not in self.sql


class Filter(ABC):
    """Base of the marks that make a query field a filter."""

    @abstractmethod
    def condition(self, resource: str, name: str, value: Any) -> Condition:
        """Say in SQL what `name=value` means."""


@dataclass(frozen=True)
class InFacet(Filter):
    """The document has one of the values asked for at one of `paths`."""

    paths: tuple[str, ...]
    none: bool
    """Whether `none` asks for records without a value."""

    def __init__(self, *paths: str, none: bool = False) -> None:
        object.__setattr__(self, "paths", paths)
        object.__setattr__(self, "none", none)

    def values(self, document: Any) -> set[str]:
        """Give what a document is found by."""
        found = {facet_value(value) for path in self.paths for value in values_at(document, path)}
        return found or ({NONE} if self.none else found)

    def condition(self, resource: str, name: str, value: Any) -> Condition:
        values = [facet_value(one) for one in (value if isinstance(value, list) else [value])]
        places = ", ".join("?" * len(values))
        return Condition(
            f"EXISTS (SELECT 1 FROM facet WHERE resource = ? AND name = ? AND value IN ({places}) "
            "AND position = walked.position)",
            (resource, name, *values),
            Listing(
                "SELECT position FROM facet WHERE resource = ? AND name = ? AND value = ?",
                tuple((resource, name, one) for one in values),
                in_order=True,
            ),
        )


@dataclass(frozen=True)
class AtLeast(Filter):
    """The number in `column` is the value asked for or more."""

    column: str

    def condition(self, resource: str, name: str, value: Any) -> Condition:
        return Condition(f"{self.column} >= ?", (float(value),), indexed_by=f"{self.column}_up")


@dataclass(frozen=True)
class AtMost(Filter):
    """The number in `column` is the value asked for or less."""

    column: str

    def condition(self, resource: str, name: str, value: Any) -> Condition:
        return Condition(f"{self.column} <= ?", (float(value),), indexed_by=f"{self.column}_up")


@dataclass(frozen=True)
class EndsFrom(Filter):
    """The record's days do not end before the date asked for."""

    def condition(self, resource: str, name: str, value: Any) -> Condition:
        return Condition("last_day >= ?", (extent(value).first_day,), indexed_by="days")


@dataclass(frozen=True)
class BeginsBy(Filter):
    """The record's days do not begin after the date asked for."""

    def condition(self, resource: str, name: str, value: Any) -> Condition:
        return Condition("last_day <> '' AND first_day <= ?", (extent(value).last_day,), indexed_by="first_day_down")


@dataclass(frozen=True)
class HeldOn(Filter):
    """The record's days include a day of the date asked for."""

    def condition(self, resource: str, name: str, value: Any) -> Condition:
        day = extent(value)
        return Condition("first_day <= ? AND last_day >= ?", (day.last_day, day.first_day), indexed_by="days")


@dataclass(frozen=True)
class Matches(Filter):
    """The record is found by the search text."""

    def condition(self, resource: str, name: str, value: Any) -> Condition:
        asked = question_of(value).expression
        collection = (
            f"(SELECT number >> {COLLECTION_BITS} FROM search_record WHERE resource = ? ORDER BY position LIMIT 1)"
        )
        return Condition(
            "EXISTS (SELECT 1 FROM search_record CROSS JOIN search ON search.rowid = search_record.number "
            "WHERE search_record.resource = ? AND search_record.position = walked.position AND search MATCH ?)",
            (resource, asked),
            Listing(
                "SELECT search_record.position FROM search "
                "CROSS JOIN search_record ON search_record.number = search.rowid WHERE search MATCH ? "
                f"AND search.rowid >= {collection} << {COLLECTION_BITS} "
                f"AND search.rowid < ({collection} + 1) << {COLLECTION_BITS}",
                ((asked, resource, resource),),
            ),
            price=FULL_TEXT_PRICE,
        )


class Order(NamedTuple):
    """What a sort key sorts by: the column, the path of its value, and what stands for an unknown value."""

    column: str
    path: str
    unknown: str | int = ""


BY_ID = Order("id", "id")
BY_ROW = Order("id", "type")
"""For collections of records of several kinds: by kind, then by id, which together name a row."""

BY_DATE = Order("first_day", "date_start", UNKNOWN_DAY)


def equal(column: str, table: str, value: str | int) -> Condition:
    """Ask for one value of a column which has an index of its own."""
    listing = Listing(f"SELECT position FROM {table} WHERE {column} = ?", ((value,),), in_order=True)
    return Condition(f"{column} = ?", (value,), listing)


def facet_value(value: object) -> str:
    """Write a value as the facet table keeps it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
