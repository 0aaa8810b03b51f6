"""Code lists: every code that a field may have, with its meaning in both languages."""

from app.core.resource import Resource
from app.core.shapes import Text
from app.facts.code_lists.models import CodeList, CodeListRecord
from app.facts.code_lists.queries import CodeListQuery

__all__ = ["RESOURCE"]

RESOURCE = Resource(
    path="code-lists",
    type_name="code-list",
    title=Text(ja="コード表", en="Code lists"),
    summary=Text(
        ja="分野、判定、単位、根拠など、決まった値をとる項目のすべての値と、その名前と定義。",
        en="Every category, verdict, unit and basis, with label and definition in both languages.",
    ),
    record=CodeListRecord,
    shape=CodeList,
    row="app.facts.code_lists.tables:CodeListRow",
    query=CodeListQuery,
    name=lambda code_list, _: code_list.name,
    derive=CodeList.of,
    example="bases",
)
