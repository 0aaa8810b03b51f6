"""All collections, in seeding order: the only list through which halls and seeding know the rooms."""

from app.core.resource import Collection, Resource
from app.facts import (
    activities,
    claims,
    code_lists,
    donors,
    forums,
    funding,
    history,
    members,
    organization,
    people,
    sources,
    statistics,
    timeline,
)

RESOURCES: tuple[Resource, ...] = (
    organization.RESOURCE,
    history.RESOURCE,
    members.RESOURCE,
    statistics.INDICATORS,
    statistics.OBSERVATIONS,
    funding.RESOURCE,
    forums.SERIES,
    forums.EVENTS,
    people.RESOURCE,
    activities.RESOURCE,
    claims.RESOURCE,
    sources.RESOURCE,
    sources.ORIGINS,
    code_lists.RESOURCE,
)
"""Everything that is written in the dossier, in the order in which it is best read."""

COLLECTIONS: tuple[Collection, ...] = (*RESOURCES, sources.FACTS, timeline.TIMELINE, donors.DONORS, donors.DONOR_YEARS)
"""Everything that has a table."""
