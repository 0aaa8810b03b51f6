"""All collections, in seeding order: the only list through which views and seeding know them."""

from app.core.resource import Collection, Resource, View
from app.facts import (
    activities,
    claims,
    code_lists,
    disagreements,
    donors,
    forums,
    funding,
    history,
    indicators,
    members,
    membership,
    observations,
    organization,
    people,
    sources,
    timeline,
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

VIEWS: tuple[View, ...] = (
    membership.COUNTS,
    indicators.SERIES,
    disagreements.VIEW,
    sources.FACTS,
    timeline.TIMELINE,
    donors.DONORS,
    donors.DONOR_YEARS,
)
"""What is computed of the whole dossier."""

COLLECTIONS: tuple[Collection, ...] = (*RESOURCES, *VIEWS)
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
