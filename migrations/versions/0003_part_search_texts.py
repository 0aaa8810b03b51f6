"""Part what search shows of a record from the texts in which it marks what was asked.

Parsing all texts of a find as JSON, and looking through them one by one, cost more than finding it. Now they
stand one after the other in one long text, as written and as compared, and only those that are shown are cut out.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table anew; what stands in it comes from the seed."""
    _make(
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("texts", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Make the table of before."""
    _make(sa.Column("document", sa.LargeBinary(), nullable=False))


def _make(*shown: sa.Column[bytes] | sa.Column[str]) -> None:
    op.drop_table("search_record")
    op.create_table(
        "search_record",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("resource", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *shown,
        sa.PrimaryKeyConstraint("number", name="pk_search_record"),
    )
    op.create_index("ix_search_record_resource_position", "search_record", ["resource", "position"])
