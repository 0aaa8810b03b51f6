"""People: those who held public offices in IOM's history."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.people.models import Person, PersonRecord, offices_held_last
from app.facts.people.queries import PersonQuery

__all__ = ["RESOURCE"]

RESOURCE = Resource(
    path="people",
    type_name="person",
    title=Text(ja="人物", en="People"),
    summary=Text(
        ja="公の役職にある(あった)人。歴代の事務局長、副事務局長、駐日代表など。",
        en="People in public roles: directors general, deputies, chiefs of mission in Japan and others.",
    ),
    record=PersonRecord,
    shape=Person,
    row="app.facts.people.tables:PersonRow",
    query=PersonQuery,
    name=lambda person, _: Text(ja=person.name_ja, en=person.name),
    derive=Person.of,
    example="amy-pope",
    also_called=offices_held_last,
)
