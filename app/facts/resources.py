"""All collections, in seeding order: the only list through which halls and seeding know the rooms."""

from app.core.resource import Collection, Resource
from app.facts import (
    activities,
    claims,
    code_lists,
    forums,
    funding,
    history,
    members,
    organization,
    people,
    sources,
    statistics,
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

COLLECTIONS: tuple[Collection, ...] = (*RESOURCES, sources.FACTS)
"""Everything that has a table."""

_FIRST_FOUND = (
    "organization",
    "members",
    "people",
    "forum-series",
    "history-events",
    "indicators",
    "funding-issues",
    "forum-events",
    "activities",
    "claims",
    "observations",
    "origins",
    "code-lists",
    "sources",
)

SEARCHED: tuple[Collection, ...] = tuple(
    sorted(COLLECTIONS, key=lambda one: _FIRST_FOUND.index(one.path) if one in RESOURCES else len(_FIRST_FOUND))
)
"""All collections in the order in which search shows equal finds; those that no record is written for come last."""
