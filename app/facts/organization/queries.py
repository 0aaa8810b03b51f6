"""What may be asked of the organization."""

from app.core.query import CollectionQuery


class OrganizationQuery(CollectionQuery):
    """The parameters of the organization, of which there is one record."""
