"""Marks at types."""

from typing import Annotated

from pydantic import BaseModel

from app.core.vocabulary import CodeOf, IdOf, Slug, marks


class Marked(BaseModel):
    """A shape with marks wherever one can stand."""

    plain: str
    direct: Annotated[str, CodeOf("units")]
    perhaps: Annotated[Slug, IdOf("people")] | None
    several: list[Annotated[str, CodeOf("bases")]]


def test_a_mark_is_found_wherever_it_stands() -> None:
    found = {name: list(marks(field.annotation, field.metadata)) for name, field in Marked.model_fields.items()}

    assert found == {
        "plain": [],
        "direct": [CodeOf("units")],
        "perhaps": [IdOf("people")],
        "several": [CodeOf("bases")],
    }


def test_a_code_may_be_spelled_in_lower_case() -> None:
    assert CodeOf("countries", lower_case=True).allowed(["JPN", "USA"]) == ["jpn", "usa"]
    assert CodeOf("countries").allowed(["JPN"]) == ["JPN"]
