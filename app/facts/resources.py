"""All collections, in seeding order: the only list through which halls and seeding know the rooms."""

from app.core.resource import Collection, Resource
from app.facts import (
    activities,
    claims,
    code_lists,
    disagreements,
    forums,
    funding,
    history,
    indicators,
    members,
    observations,
    organization,
    people,
    sources,
)

RESOURCES: tuple[Resource, ...] = (
    organization.RESOURCE,
    history.RESOURCE,
    members.RESOURCE,
    indicators.RESOURCE,
    observations.RESOURCE,
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

COLLECTIONS: tuple[Collection, ...] = (
    *RESOURCES,
    sources.FACTS,
    indicators.SERIES,
    disagreements.VIEW,
)
"""Everything that has a table."""
