"""Make on PostgreSQL what SQLite has by itself: a full-text table, and texts that are compared byte by byte.

The grams of each column stand in their order, with a space before and after each: what adjoins there is a phrase.
`found_by` has each gram with the level at which it is found: 0 in the title, 1 in title or text, 2 anywhere; and so the
first character of each, with `*`. On SQLite nothing changes.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COLUMNS = ("title", "text", "links", "quotes")


def upgrade() -> None:
    """Create the table."""
    if op.get_context().dialect.name != "postgresql":
        return
    _collate('COLLATE "C"')
    op.create_table(
        "search",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.String(collation="C"), nullable=False) for name in COLUMNS),
        sa.Column("found_by", ARRAY(sa.String(collation="C")), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_search"),
    )
    op.create_index("ix_search_found_by", "search", ["found_by"], postgresql_using="gin")


def downgrade() -> None:
    """Drop the table."""
    if op.get_context().dialect.name == "postgresql":
        op.drop_table("search")
        _collate("")


def _collate(collation: str) -> None:
    """Give all texts a collation; the empty one is that of the database."""
    texts = sa.text(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND data_type = 'character varying' AND table_name <> 'alembic_version' "
        "ORDER BY table_name, column_name"
    )
    for table, column in op.get_bind().execute(texts).all():
        op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE varchar {collation}')
