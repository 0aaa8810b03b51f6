"""Runs migrations on the connection that the caller hands over, or on the database named by `-x url=…`."""

from importlib import import_module

from alembic import context
from sqlalchemy import Connection, create_engine

from app.core.tables import metadata
from app.facts.resources import COLLECTIONS

for collection in COLLECTIONS:
    import_module(collection.row.partition(":")[0])


FULL_TEXT = frozenset({"search", "search_config", "search_data", "search_docsize", "search_idx"})
"""The full-text table of SQLite and those it keeps for itself: no class describes them."""


OF_QUERIES = ("_up", "_down", "_days")
"""How the names of indexes of orders and days end. No class describes them: alembic cannot compare those that go
down. A test of the statements that are asked tells that they are there."""


def include_name(name: str | None, kind: str, parents: object) -> bool:
    """Tell whether a table or index is compared with the classes."""
    if kind == "index":
        return not (name or "").endswith(OF_QUERIES)
    return not (kind == "table" and name in FULL_TEXT)


def run(connection: Connection) -> None:
    """Run the migrations on `connection`; whoever opened it commits."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
        include_name=include_name,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(context.get_x_argument(as_dictionary=True)["url"]).begin() as opened:
        run(opened)
