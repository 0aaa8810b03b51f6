"""The table of the organization."""

from app.core.tables import Row


class OrganizationRow(Row, table=True):
    """The organization as stored."""

    __tablename__ = "organization"
