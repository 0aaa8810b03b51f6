"""What may be asked of code lists."""

from app.core.query import CollectionQuery


class CodeListQuery(CollectionQuery):
    """The parameters of code lists."""
