"""The timeline: every dated thing of the dossier on lanes, computed at seeding."""

from app.core.resource import View
from app.core.shapes import Text
from app.facts.timeline.lanes import entries
from app.facts.timeline.models import TimelineEntry
from app.facts.timeline.queries import TimelineQuery

__all__ = ["TIMELINE"]

TIMELINE = View(
    path="timeline",
    type_name="timeline-entry",
    title=Text(ja="年表", en="Timeline"),
    summary=Text(
        ja="歴史、幹部、加盟国、資金問題、会合の日付のある出来事を、五つの列に並べた年表。",
        en="Every dated thing on five lanes (history, leadership, members, funding, forums), ready for a timeline.",
    ),
    shape=TimelineEntry,
    row="app.facts.timeline.tables:TimelineRow",
    query=TimelineQuery,
    make=entries,
)
