"""Forums: series of meetings and their editions."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.forums.models import ForumEvent, ForumEventRecord, ForumSeries, ForumSeriesRecord
from app.facts.forums.queries import ForumEventQuery, ForumSeriesQuery

__all__ = ["EVENTS", "SERIES"]

SERIES = Resource(
    path="forum-series",
    type_name="forum-series",
    title=Text(ja="会合の系列", en="Forum series"),
    summary=Text(
        ja="日本の社会統合フォーラムやIOM理事会など、続けて開かれる会合と回数の数え方。",
        en="Meetings held again and again, such as Japan's integration forum and the IOM Council, and how their "
        "editions are numbered.",
    ),
    record=ForumSeriesRecord,
    shape=ForumSeries,
    row="app.facts.forums.tables:ForumSeriesRow",
    query=ForumSeriesQuery,
    name=lambda series, _: series.name,
    derive=ForumSeries.of,
    example="japan-integration-forum",
)

EVENTS = Resource(
    path="forum-events",
    type_name="forum-event",
    title=Text(ja="会合", en="Forum events"),
    summary=Text(
        ja="一回ごとの会合。テーマ、場所、主催、後援、登壇者、示された懸念。",
        en="Each meeting: theme, place, organizers, supporters, speakers and the concerns raised.",
    ),
    record=ForumEventRecord,
    shape=ForumEvent,
    row="app.facts.forums.tables:ForumEventRow",
    query=ForumEventQuery,
    name=lambda event, _: event.name,
    derive=ForumEvent.of,
    example="japan-forum-20-2025",
)
