"""Figures that are computed, each with its working, as they are served."""

from typing import Annotated

from pydantic import Field

from app.core.figures import DecimalText
from app.core.shapes import Shape, Text
from app.core.vocabulary import CodeOf, Slug

Unit = Annotated[str, CodeOf("units")]


class Number(Shape):
    """A figure with its unit."""

    value: DecimalText = Field(description="The figure: a decimal string.", examples=["1545457940"])
    value_number: int | float = Field(
        description="The same as a JSON number, for charts; `value` is the true one.", examples=[1545457940]
    )
    unit: Unit = Field(description="`percent`, `rank` or an ISO 4217 currency (codes of `units`).", examples=["USD"])
    display: Text = Field(
        description="The figure in words.", examples=[{"ja": "15億4545万7940米ドル", "en": "USD 1,545,457,940"}]
    )


class Input(Shape):
    """What a name in a formula stands for."""

    name: str = Field(description="Its name in the formula.", examples=["amount"])
    observations: list[Slug] = Field(
        description="Ids of the observations; one, where the name is of one amount.",
        examples=[["ceb-contribution-usa-2024"]],
    )


class Working(Shape):
    """How a figure was computed, so that anyone can do it again."""

    formula: str = Field(description="The formula, as code.", examples=["100 * amount / total"])
    inputs: list[Input] = Field(description="What the names in it stand for.")


class Figure(Number):
    """A figure that was computed exactly."""

    formula: str = Field(description="The formula, as code.", examples=["total - sum(amounts)"])


class Percentage(Number):
    """A percentage that was computed and rounded."""

    decimals: int = Field(
        description="Decimals it was rounded to, a half to the even neighbour; the inputs are exact.", examples=[2]
    )
    working: Working = Field(description="How it was computed.")


class Share(Percentage):
    """A donor's share of the year's revenue."""


class Rank(Number):
    """A donor's place among the contributors of a year; equal amounts have the same place."""

    among: int = Field(description="How many were compared.", examples=[58])
    tied: bool = Field(description="Whether another has the same amount.", examples=[False])
    working: Working = Field(
        description="How it was computed; `above` are the larger amounts, and `account.amounts` lists all compared."
    )


class Change(Number):
    """The difference to the year before."""

    since: str = Field(description="The year before (EDTF).", examples=["2023"])
    percent: Percentage | None = Field(
        description="The same as a percentage of the year before; null if nothing was given then."
    )
    working: Working = Field(description="How it was computed.")
