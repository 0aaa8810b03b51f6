"""Create the tables of the first release.

One table per collection holds finished documents and the columns that orders and ranges need; `facet`
holds what records are filtered by, `span` the several spans of time of one record, `meta` what is known
of the release.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PLAIN = ("claims", "code_lists", "organization", "origins")
SEARCH = ("search_record", "search_key", "search_word")
DATED = ("activities", "forum_series", "funding_issues", "history_events")


def upgrade() -> None:
    """Create every table."""
    for name in PLAIN:
        _create_collection(name)
    for name in DATED:
        _create_dated_collection(name)
    _create_collection("indicators", _ordered("group_code"))
    _create_collection("members", _ordered("joined"))
    _create_collection("people", _ordered("name"))
    _create_collection("source_facts", _ordered("source"))
    _create_dated_collection("sources", _ordered("publisher"))
    _create_dated_collection("forum_events", _ordered("edition", sa.Integer()))
    _create_dated_collection("observations", _ordered("indicator"), _ordered("value_number", sa.Float()))
    _create_dated_collection("series_points", _ordered("series"), _ordered("indicator"))
    _create_collection("disagreements", _ordered("spread_number", sa.Float()))
    _create_membership()
    _create_dated_collection("timeline", _ordered("begins"), _ordered("lane"))
    _create_donors("donors")
    _create_donors("donor_years")
    _create_facet()
    _create_span()
    _create_search()
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )


def downgrade() -> None:
    """Drop every table."""
    others = ("indicators", "members", "people", "source_facts", "sources", "forum_events", "observations")
    computed = ("series_points", "disagreements", "membership", "timeline", "donors", "donor_years")
    for name in (*PLAIN, *DATED, *others, *computed, "facet", "span", "meta", *SEARCH):
        op.drop_table(name)
    if op.get_context().dialect.name == "sqlite":
        op.drop_table("search")


def _ordered(name: str, kind: sa.types.TypeEngine[Any] | None = None) -> sa.Column[Any]:
    """Make a column that records can be ordered by."""
    return sa.Column(name, kind or sa.String(), nullable=False)


def _create_collection(name: str, *ordered: sa.Column[Any], unordered: tuple[sa.Column[Any], ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        *ordered,
        *unordered,
        sa.PrimaryKeyConstraint("position", name=f"pk_{name}"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
    )
    for column in ordered:
        op.create_index(f"ix_{name}_{column.name}", name, [column.name])


def _create_dated_collection(name: str, *ordered: sa.Column[Any]) -> None:
    last_day = sa.Column("last_day", sa.String(), nullable=False)
    _create_collection(name, _ordered("first_day"), *ordered, unordered=(last_day,))


def _create_membership() -> None:
    others = tuple(sa.Column(name, sa.String(), nullable=False) for name in ("last_day", "precision", "area"))
    ordered = (_ordered(name) for name in ("first_day", "region", "subregion"))
    _create_collection("membership", *ordered, unordered=others)
    op.create_index("ix_membership_precision_area_first_day", "membership", ["precision", "area", "first_day"])


def _create_donors(name: str) -> None:
    figures = (_ordered("rank", sa.Integer()), _ordered("amount", sa.Float()), _ordered("change_on_year", sa.Float()))
    latest: sa.Column[Any] = sa.Column("latest", sa.Boolean(), nullable=False)
    _create_collection(name, _ordered("year"), *figures, unordered=(latest,))


def _create_facet() -> None:
    op.create_table(
        "facet",
        sa.Column("resource", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("resource", "name", "value", "position", name="pk_facet"),
        sqlite_with_rowid=False,
    )


def _create_span() -> None:
    op.create_table(
        "span",
        sa.Column("resource", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_day", sa.String(), nullable=False),
        sa.Column("begun_by", sa.String(), nullable=False),
        sa.Column("last_day", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("resource", "position", "ordinal", name="pk_span"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_span_resource_first_day", "span", ["resource", "first_day"])


def _create_search() -> None:
    op.create_table(
        "search_record",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("resource", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_search_record"),
    )
    op.create_index("ix_search_record_resource_number", "search_record", ["resource", "number"])
    op.create_table(
        "search_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "number", name="pk_search_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_word",
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("folded", name="pk_search_word"),
        sqlite_with_rowid=False,
    )
    if op.get_context().dialect.name == "sqlite":
        # Contentless, for texts stand in search_record, and without sizes, for finds are not ranked by them. The texts
        # have been taken apart before, so the tokenizer has only to part them at spaces: `ascii` takes every other
        # character as it is, also those that came into Unicode after SQLite. The prefix index finds terms of one
        # character.
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(title, text, links, quotes, "
            "content='', columnsize=0, tokenize='ascii', prefix='1')"
        )
