"""Indicators as written and served."""

import re
from typing import Annotated, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import extent
from app.core.shapes import Identified, RecordLinks, Shape, Text
from app.core.vocabulary import CodeOf, Slug

IndicatorGroup = Annotated[str, CodeOf("indicator-groups")]
Measure = Annotated[str, CodeOf("measures")]
Nature = Annotated[str, CodeOf("natures")]

_NUMBER_OF = re.compile("(の数|数|額)$")


class IndicatorRecord(Shape):
    """What is measured, as written."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["member-states"])
    name: Text = Field(description="What it is called.", examples=[{"ja": "加盟国数", "en": "Member States"}])
    definition: Text = Field(
        description="What exactly is counted and what is not.",
        examples=[{"ja": "その日に加盟国である国の数。", "en": "States that are members on the date."}],
    )
    group: IndicatorGroup = Field(
        description="Subject it belongs to, a code of `indicator-groups`.", examples=["membership"]
    )
    measure: Measure = Field(description="Kind of figure, a code of `measures`.", examples=["count"])
    nature: Nature = Field(
        description="`stock`: counted at a date; `flow`: over a period (codes of `natures`).", examples=["stock"]
    )
    country_role: Annotated[str, CodeOf("country-roles")] | None = Field(
        description="What the country of an observation means; null if it has none.", examples=["donor"]
    )
    party_role: Text | None = Field(
        description="What the party of an observation means; null if it has none.",
        examples=[{"ja": "国でない拠出者の名称。", "en": "The donor, where it is not a single state."}],
    )


class IndicatorLinks(RecordLinks):
    """The links of an indicator."""

    observations: str = Field(description="Its figures.", examples=["/v1/observations?indicator=member-states"])


class Indicator(IndicatorRecord, Identified):
    """What is measured: its definition, and how far our figures reach."""

    observation_count: int = Field(description="How many figures we have.", examples=[42])
    date_start: str | None = Field(
        description="First day that a figure is about; null if none.", examples=["1952-01-01"]
    )
    date_end: str | None = Field(description="Last day that a figure is about; null if none.", examples=["2025-12-31"])
    links: IndicatorLinks = Field(description="Where this record, its description and its figures are found.")

    @classmethod
    def of(cls, record: IndicatorRecord, dossier: Dossier) -> Self:
        observations = dossier.grouped("observations", "indicator").get(record.id, ())
        extents = [extent(observation.period) for observation in observations]
        links = dossier.links("indicators", record.id)
        return cls(
            **cls.carried(record),
            type="indicator",
            observation_count=len(extents),
            date_start=min((one.first_day for one in extents), default=None),
            date_end=max((one.last_day for one in extents), default=None),
            links=IndicatorLinks(**RecordLinks.carried(links), observations=f"/v1/observations?indicator={record.id}"),
        )


def what_is_counted(name: str) -> str:
    """Leave out that it is a number or an amount: 加盟国数 counts 加盟国, 拠出額 is about 拠出."""
    return _NUMBER_OF.sub("", name)
