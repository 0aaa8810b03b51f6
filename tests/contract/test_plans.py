"""How SQLite carries out each statement of each list: without reading what is not asked for.

What a plan may say, and why:

- SEARCH: an index leads to the rows.
- SCAN of an index of an order (`…_up`, `…_down`, that of the ids): a walk in the order asked for, to the page's end.
- SCAN of a part of the statement itself, or of the full-text table by MATCH: rows that an index has listed.
- A temporary tree: only where positions are picked (`AS picked`), which are what an index lists of a rare condition, or
  as many as the page has for each value or range; a filter of bits over a table that has fewer rows than are picked.
- What is found once for a release (counts, the first and last day) may go through an index, and may put values together
  in a temporary tree.

What it must not say: SCAN of a table, or a temporary tree in any other place.
"""

import re
import sqlite3
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import get_origin

import pytest
from starlette.testclient import TestClient

from app.core.filters import InFacet
from app.core.query import CollectionQuery
from app.core.resource import Collection
from app.facts import disagreements, donors, indicators, membership, sources, timeline
from tests.contract.requests import COLLECTIONS

pytestmark = pytest.mark.usefixtures("uncounted")

LISTS: dict[str, Collection] = {
    **{resource.collection: resource for resource in COLLECTIONS},
    "/v1/sources/un-a51-232/facts": sources.FACTS,
    "/v1/indicators/member-states/series": indicators.SERIES,
    "/v1/disagreements": disagreements.VIEW,
    "/v1/timeline": timeline.TIMELINE,
    "/v1/donors": donors.DONOR_YEARS,
    "/v1/membership": membership.COUNTS,
}

ASKED = {
    "by": ["year"],
    "date_from": ["1990", "2026"],
    "date_to": ["1960", "2020"],
    "joined_from": ["1990"],
    "joined_to": ["1960"],
    "q": ["日本", "ICEM"],
    "spread_min": ["1", "50"],
    "valid_on": ["1993-12-31"],
    "value_max": ["10", "1e9"],
    "value_min": ["10", "1e9"],
}
"""Values of the filters that compare: some that few records have, and some that many have."""

_HARMLESS = re.compile(
    r"SEARCH "
    r"|SCAN \w+ USING (COVERING )?INDEX (ix_\w+_(up|down)|sqlite_autoindex_\w+_1)$"
    r"|SCAN (\(subquery-\d+\)|\(join-\d+\)|listed$|firsts$|search VIRTUAL TABLE INDEX \d+:\S*M)"
    r"|(CO-ROUTINE|COMPOUND QUERY|LEFT-MOST SUBQUERY|UNION ALL|MATERIALIZE) ?"
    r"|(CORRELATED )?(SCALAR|LIST) SUBQUERY|REUSE (SCALAR |LIST )?SUBQUERY|USING INDEX .* FOR IN-OPERATOR"
)
_IN_PICKS = re.compile(r"SCAN picked$|UNION USING TEMP B-TREE|USE TEMP B-TREE FOR (ORDER BY|DISTINCT)|BLOOM FILTER")
_IN_COUNTS = re.compile(
    r"SCAN walked$|SCAN \w+ USING COVERING INDEX |UNION USING TEMP B-TREE|BLOOM FILTER"
    r"|USE TEMP B-TREE FOR (DISTINCT|count)"
)


@pytest.fixture(scope="module")
def connection(store: Path) -> Iterator[sqlite3.Connection]:
    """A connection of our own to the store, to explain statements."""
    opened = sqlite3.connect(store)
    yield opened
    opened.close()


def filters_of(collection: Collection, connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Give each filter of a list with a common and a rare value."""
    facets = {name for name, mark in collection.query.filters() if isinstance(mark, InFacet)}
    found = {name: values for name, values in ASKED.items() if name in collection.query.model_fields}
    for name in facets:
        rows = connection.execute(
            "SELECT value FROM facet WHERE resource = ? AND name = ? AND value NOT LIKE '%,%' "
            "GROUP BY value ORDER BY count(*) DESC, value",
            (collection.path, name),
        ).fetchall()
        found[name] = [rows[0][0], rows[-1][0]] if rows else []
    return found


def faults_of(statement: str, connection: sqlite3.Connection) -> list[str]:
    """List what the plan of a statement must not say."""
    allowed = [_HARMLESS]
    if statement.startswith(("SELECT count(", "SELECT coalesce(")):
        allowed.append(_IN_COUNTS)
    if " AS picked " in statement:
        allowed.append(_IN_PICKS)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    return [step for step in plan if not any(pattern.match(step) for pattern in allowed)]


def asked_of(query: type[CollectionQuery], filters: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Yield no filter, each alone, and each pair, with common and with rare values."""
    yield {}
    for name, values in filters.items():
        yield from ({name: value} for value in values)
        if len(values) > 1 and get_origin(query.model_fields[name].annotation) is list:
            yield {name: ",".join(values)}
    for one, other in combinations([name for name, values in filters.items() if values], 2):
        if {one, other} != {"by", "valid_on"}:
            yield {one: filters[one][0], other: filters[other][0]}
            yield {one: filters[one][0], other: filters[other][-1]}


def check(client: TestClient, connection: sqlite3.Connection, sql: list[str], url: str, query: dict[str, str]) -> None:
    """Ask for a page and the one after, and look at how."""
    sql.clear()
    answer = client.get(url, params=query)
    assert answer.status_code == 200, answer.text
    if "next" in answer.json()["links"]:
        client.get(answer.json()["links"]["next"])
    for statement in sql:
        # The full-text table reads its own tables by statements, which are traced too.
        if "'main'." not in statement:
            assert faults_of(statement, connection) == [], (query, statement)


@pytest.mark.parametrize("url", LISTS)
def test_no_filter_reads_a_table_through(
    client: TestClient, connection: sqlite3.Connection, sql: list[str], url: str
) -> None:
    filters = filters_of(LISTS[url], connection)

    for asked in asked_of(LISTS[url].query, filters):
        check(client, connection, sql, url, {**asked, "limit": "1"})
        check(client, connection, sql, url, {**asked, "limit": "20"})


@pytest.mark.parametrize("url", LISTS)
def test_no_order_sorts_what_is_not_shown(
    client: TestClient, connection: sqlite3.Connection, sql: list[str], url: str
) -> None:
    filters = filters_of(LISTS[url], connection)

    for key in LISTS[url].query.sort_keys():
        for query in [{}, *({name: value} for name, values in filters.items() for value in values)]:
            check(client, connection, sql, url, {**query, "sort": key, "limit": "1"})
        check(client, connection, sql, url, {"sort": key, "limit": "20"})


def test_a_plan_that_reads_a_table_through_is_seen(connection: sqlite3.Connection) -> None:
    through = "SELECT document FROM observations AS walked WHERE document = 'x' ORDER BY id LIMIT 1"
    sorted_whole = "SELECT document FROM observations AS walked NOT INDEXED ORDER BY first_day LIMIT 1"

    assert faults_of(through, connection) == []
    assert faults_of(sorted_whole, connection) == ["SCAN walked", "USE TEMP B-TREE FOR ORDER BY"]


def test_every_list_is_looked_at(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    sorted_lists = [
        path
        for path, methods in paths.items()
        if any(parameter["name"] == "sort" for parameter in methods.get("get", {}).get("parameters", []))
    ]
    assert len(sorted_lists) == len(LISTS)
