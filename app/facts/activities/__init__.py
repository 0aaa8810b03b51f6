"""Activities: what IOM does, worldwide and in Japan."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.activities.models import Activity, ActivityRecord
from app.facts.activities.queries import ActivityQuery

__all__ = ["RESOURCE"]

RESOURCE = Resource(
    path="activities",
    type_name="activity",
    title=Text(ja="活動", en="Activities"),
    summary=Text(
        ja="IOMの活動分野と事業。世界各地と日本での仕事。",
        en="Fields of work and projects of IOM, worldwide and in Japan.",
    ),
    record=ActivityRecord,
    shape=Activity,
    row="app.facts.activities.tables:ActivityRow",
    query=ActivityQuery,
    name=lambda activity, _: activity.title,
    derive=Activity.of,
    example="afghan-border-reception",
)
