"""Index each order up and down.

An order ends in the id, so an index of its column alone leaves equals to be sorted, and in the other direction
the ids still come up: each order needs two indexes, unless it or its reverse is the default order, which the
positions keep. They are named by the direction of the column where the id comes up. A filter by date compares the
last and first day in an index of both. Indexes of single columns that no query needs are dropped, and a record is
found by its position in what search keeps.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BOTH = ("up", "down")
ORDERS: dict[str, dict[str, tuple[str, ...]]] = {
    "activities": {"first_day": BOTH},
    "disagreements": {"spread_number": ("up",)},
    "donor_years": dict.fromkeys(("year", "rank", "amount", "change_on_year"), BOTH),
    "forum_events": {"first_day": BOTH, "edition": BOTH},
    "forum_series": {"first_day": BOTH},
    "funding_issues": {"first_day": ("down",)},
    "history_events": {"first_day": ("down",)},
    "indicators": {"group_code": BOTH},
    "members": {"joined": BOTH},
    "membership": {"first_day": BOTH, "region": BOTH, "subregion": BOTH},
    "observations": {"first_day": BOTH, "indicator": BOTH, "value_number": BOTH},
    "people": {"name": BOTH},
    "series_points": {"first_day": BOTH, "series": BOTH},
    "sources": {"first_day": BOTH, "publisher": BOTH},
    "timeline": {"begins": BOTH, "lane": BOTH, "first_day": ("down",)},
}

FIXED = {"membership": ("precision", "area"), "series_points": ("indicator",)}
"""What every request fixes to one value: it stands before what is ordered."""

DATED = (
    "activities",
    "forum_events",
    "forum_series",
    "funding_issues",
    "history_events",
    "membership",
    "observations",
    "series_points",
    "sources",
    "timeline",
)

DROPPED = {
    **{table: tuple(orders) for table, orders in ORDERS.items()},
    "donors": ("year", "rank", "amount", "change_on_year"),
}


def upgrade() -> None:
    """Make the indexes."""
    for table, columns in DROPPED.items():
        for column in columns:
            op.drop_index(f"ix_{table}_{column}", table)
    op.drop_index("ix_membership_precision_area_first_day", "membership")
    op.create_index("ix_membership_precision_area", "membership", ["precision", "area"])
    op.create_index("ix_donor_years_latest", "donor_years", ["latest"])
    op.drop_index("ix_span_resource_first_day", "span")
    op.create_index("ix_span_resource_first_day_last_day", "span", ["resource", "first_day", "last_day"])
    op.drop_index("ix_search_record_resource_number", "search_record")
    op.create_index("ix_search_record_resource_position", "search_record", ["resource", "position"])
    for table, orders in ORDERS.items():
        for column, directions in orders.items():
            for direction in directions:
                _create_order(table, column, direction)
    for table in DATED:
        op.create_index(f"ix_{table}_days", table, [*FIXED.get(table, ()), "last_day", "first_day"])


def downgrade() -> None:
    """Make the indexes of before."""
    for table in DATED:
        op.drop_index(f"ix_{table}_days", table)
    for table, orders in ORDERS.items():
        for column, directions in orders.items():
            for direction in directions:
                op.drop_index(f"ix_{table}_{column}_{direction}", table)
    op.drop_index("ix_search_record_resource_position", "search_record")
    op.create_index("ix_search_record_resource_number", "search_record", ["resource", "number"])
    op.drop_index("ix_span_resource_first_day_last_day", "span")
    op.create_index("ix_span_resource_first_day", "span", ["resource", "first_day"])
    op.drop_index("ix_donor_years_latest", "donor_years")
    op.drop_index("ix_membership_precision_area", "membership")
    op.create_index("ix_membership_precision_area_first_day", "membership", ["precision", "area", "first_day"])
    for table, columns in DROPPED.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])


def _create_order(table: str, column: str, direction: str) -> None:
    ordered = [*FIXED.get(table, ()), column if direction == "up" else sa.text(f"{column} DESC"), "id"]
    op.create_index(f"ix_{table}_{column}_{direction}", table, ordered)
