"""What may be asked of the organization."""

from pydantic import Field

from app.core.edtf import EDTFDate
from app.core.query import CollectionQuery, RecordQuery


class OrganizationQuery(CollectionQuery):
    """The organization is no list: these parameters are never asked for, but its table is made by them."""


class OrganizationOnDayQuery(RecordQuery):
    """The parameters of the organization, of which there is one record."""

    valid_on: EDTFDate | None = Field(
        default=None,
        description="As it was on this day (or in this month or year): names, bodies and relations in force, and the "
        "newest figures of that time.",
    )
