"""History: what happened to IOM and its forerunners, and what they did, since 1951."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.history.models import HistoryEvent, HistoryEventRecord
from app.facts.history.queries import HistoryEventQuery

__all__ = ["RESOURCE"]

RESOURCE = Resource(
    path="history-events",
    type_name="history-event",
    title=Text(ja="歴史の出来事", en="History events"),
    summary=Text(
        ja="1951年以来のIOMとその前身の歩み。分野、関係した国と人物、資料の文言。",
        en="What happened to IOM and its forerunners since 1951: category, countries and people concerned, and the "
        "wording of the sources.",
    ),
    record=HistoryEventRecord,
    shape=HistoryEvent,
    row="app.facts.history.tables:HistoryEventRow",
    query=HistoryEventQuery,
    name=lambda event, _: event.title,
    derive=HistoryEvent.of,
    example="un-related-organization-2016",
)
