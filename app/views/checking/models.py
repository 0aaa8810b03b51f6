"""What a check is asked and what it answers."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from app.core.edtf import EDTFDate, EDTFPeriod
from app.core.envelope import RecordMeta
from app.core.figures import DecimalText
from app.core.parameters import Amount, Percent
from app.core.query import NoQuery
from app.core.shapes import Country, Period, Reference, Shape, Text
from app.core.vocabulary import COUNTRIES, CodeOf, CountryCode, IdOf, Slug


class ClaimCheckQuery(NoQuery):
    """A claim: either a figure (`indicator` and `value`) or a membership (`member` and `date`)."""

    indicator: Annotated[Slug, IdOf("indicators")] | None = Field(
        default=None, description="What is claimed to be measured (id of an indicator): `member-states`."
    )
    value: Amount | None = Field(default=None, description="The figure claimed.")
    unit: Annotated[str, CodeOf("units")] | None = Field(
        default=None, description="Its unit or currency (code of `units`); USD for money if left out."
    )
    place: CountryCode | None = Field(
        default=None, description="The country it is claimed for (ISO 3166-1 alpha-3); the whole if left out."
    )
    tolerance: Percent = Field(
        default=Decimal(0),
        description="How far off the claim may be, in per cent: 5 for “about 20,000”.",
    )
    member: Annotated[str, CodeOf(COUNTRIES)] | None = Field(
        default=None, description="A state claimed to be a member (ISO 3166-1 alpha-3)."
    )
    date: EDTFDate | None = Field(
        default=None,
        description="The date it is claimed for (EDTF); for a figure without one, the latest that is stated.",
    )


class ClaimAsUnderstood(Shape):
    """The claim as it was understood."""

    indicator: Reference | None = Field(description="What is claimed to be measured, or null.")
    value: DecimalText | None = Field(description="The figure claimed, or null.", examples=["175"])
    unit: Annotated[str, CodeOf("units")] | None = Field(description="Its unit, or null.", examples=["count"])
    place: Country | None = Field(description="The country it is claimed for; null for the whole.")
    tolerance_percent: DecimalText = Field(description="How far off it may be, in per cent.", examples=["0"])
    member: Reference | None = Field(description="The state claimed to be a member, or null.")
    date: EDTFDate | None = Field(description="The date it is claimed for; null for the latest.", examples=["2010"])


class DecidingFigure(Shape):
    """A stated figure that decides."""

    id: Slug = Field(description="Id of the observation.", examples=["member-states-2010-08-127"])
    name: Text = Field(
        description="What it is about.", examples=[{"ja": "加盟国数、2010-08", "en": "Member States, 2010-08"}]
    )
    period: EDTFPeriod = Field(description="When it holds (EDTF).", examples=["2010-08"])
    value: DecimalText = Field(description="The figure.", examples=["127"])
    display: Text = Field(description="The figure in words.", examples=[{"ja": "127か国", "en": "127"}])
    preferred: bool = Field(description="Whether it is the one shown first for its period.", examples=[True])
    confidence: Annotated[str, CodeOf("confidence-levels")] = Field(
        description="How sure we are, a code of `confidence-levels`.", examples=["official"]
    )
    publisher: str = Field(description="Who published its first source.", examples=["IOM"])
    as_stated: str = Field(description="The wording of that source.", examples=["127 member states"])
    link: str = Field(
        description="The observation with all its sources.", examples=["/v1/observations/member-states-2010-08-127"]
    )


class CountedStates(Shape):
    """What our own records of states count for the date."""

    value_min: int = Field(description="The least.", examples=[123])
    value_max: int = Field(description="The most.", examples=[136])


class ClaimCheck(Shape):
    """The verdict on a claim, what decides it, and why."""

    type: Literal["claim-check"] = Field(description="Always `claim-check`.")
    claim: ClaimAsUnderstood = Field(description="The claim as it was understood.")
    verdict: Annotated[str, CodeOf("claim-verdicts")] = Field(
        description="`supported`; `outdated`: true of another date, which `explanation` names; `contradicted`; or "
        "`unverified`: nothing settles it.",
        examples=["outdated"],
    )
    rule: str = Field(description="The rule that gave the verdict.", examples=["stated-for-another-date"])
    explanation: Text = Field(
        description="Why, in a sentence.",
        examples=[{"ja": "175は2022年11月の値です。", "en": "175 is the figure of 2022-11."}],
    )
    deciding: list[DecidingFigure] = Field(description="The figures that decide, the most telling first.")
    counted: CountedStates | None = Field(
        description="What our own records count for the date; null where they count nothing of the kind."
    )
    periods: list[Period] = Field(description="The periods of membership that decide; empty for a figure.")


class ClaimCheckLinks(Shape):
    """Where to go on."""

    self: str = Field(description="This check.", examples=["/v1/claims/check?member=JPN&date=1995"])
    records: str = Field(
        description="The records that it was checked against.", examples=["/v1/observations?indicator=member-states"]
    )


class ClaimCheckAnswer(Shape):
    """A check in the common envelope."""

    data: ClaimCheck
    meta: RecordMeta
    links: ClaimCheckLinks
