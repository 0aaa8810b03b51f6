"""The organization itself: IOM."""

from app.core.resource import Single
from app.core.shapes import Text
from app.facts.organization.models import Organization, OrganizationRecord
from app.facts.organization.queries import OrganizationQuery

__all__ = ["RESOURCE"]

RESOURCE = Single(
    path="organization",
    type_name="organization",
    title=Text(ja="国際移住機関", en="Organization"),
    summary=Text(
        ja="IOMそのもの。歴代の名称と期間、設立、本部、任務、憲章、機関、国連との関係。",
        en="IOM itself: names with their periods, founding, seat, mandate, Constitution, bodies, and its relation "
        "to the United Nations.",
    ),
    record=OrganizationRecord,
    shape=Organization,
    row="app.facts.organization.tables:OrganizationRow",
    query=OrganizationQuery,
    name=lambda organization, _: organization.name,
    derive=Organization.of,
    example="iom",
    also_called=lambda organization, _: [
        word for name in organization.names for word in (name.abbreviation, name.name.ja, name.name.en)
    ],
)
