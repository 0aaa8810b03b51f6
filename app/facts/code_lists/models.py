"""Code lists as written and served."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.shapes import Identified, NonEmpty, RecordLinks, Shape, Text
from app.core.vocabulary import CodeOf, Slug


class CodeBase(Shape):
    """What every code has."""

    id: NonEmpty = Field(description="The code.", examples=["operation"])
    label: Text = Field(description="What it is called.", examples=[{"ja": "活動", "en": "Operation"}])
    definition: Text = Field(
        description="What exactly it means.",
        examples=[{"ja": "紛争後の和解と地域の取組み。", "en": "Reconciliation and community work after conflict."}],
    )


class CodeExtras(Shape):
    """What only the codes of some lists have."""

    order: int | None = Field(
        default=None, description="Place in an order of rules; null in lists without one.", examples=[1]
    )
    precision: Annotated[str, CodeOf("precisions")] | None = Field(
        default=None, description="Precision of figures on this basis, a code of `precisions`.", examples=["exact"]
    )
    m49: str | None = Field(default=None, description="Code of the UN standard M49.", examples=["142"])
    region: Annotated[str, CodeOf("regions")] | None = Field(
        default=None, description="Region that a sub-region belongs to, a code of `regions`.", examples=["Asia"]
    )


class CodeRecord(CodeExtras, CodeBase):
    """A code as written."""


class Code(CodeBase):
    """A code with its label and definition; the last four are null in lists that do not use them."""

    order: int | None = Field(description="Place in an order of rules, or null.", examples=[1])
    precision: str | None = Field(description="Precision of figures on this basis, or null.", examples=["exact"])
    m49: str | None = Field(description="Code of the UN standard M49, or null.", examples=["142"])
    region: str | None = Field(description="Region that a sub-region belongs to, or null.", examples=["Asia"])


class CodeListBase(Shape):
    """What both forms of a code list have."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["history-categories"])
    name: Text = Field(description="What it is called.", examples=[{"ja": "活動分野", "en": "Areas of activity"}])


class CodeListRecord(CodeListBase):
    """A code list as written."""

    alike: ClassVar = ("values", tuple(CodeExtras.model_fields))

    values: list[CodeRecord] = Field(min_length=1, description="The codes, in their own order.")


class CodeList(CodeListBase, Identified):
    """The codes that a field may have, with label and definition in both languages."""

    values: list[Code] = Field(description="The codes, in their own order.")
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: CodeListRecord, dossier: Dossier) -> Self:
        return cls(
            **CodeListBase.carried(record),
            type="code-list",
            values=[Code(**Code.carried(code)) for code in record.values],
            links=dossier.links("code-lists", record.id),
        )
