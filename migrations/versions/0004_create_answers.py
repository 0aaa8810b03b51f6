"""Create the table of answers that are made when a release is seeded.

A server starts with them: the examples of the reference and the reference itself, which takes longest to make.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "answer",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("headers", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("path", "query", name="pk_answer"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("answer")
