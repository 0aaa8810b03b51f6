"""What was asked and what was received for the same appeal, put together from separate figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.core.shapes import Text
from app.views.charts.asking import Document

AT_LAUNCH = "-at-launch"
"""Ends the part of an appeal's figures that were stated when it was launched: they are of the same appeal."""

WHOLE = Decimal(100)


@dataclass(frozen=True)
class Appeal:
    """An appeal of one year. What no source states is None."""

    label: Text
    year: str
    asked: Decimal
    received: Decimal | None
    share: Decimal | None
    requested: Document
    told: Document | None
    """The observation of what came in: an amount, or a share of what was asked."""

    @property
    def computed(self) -> bool:
        """Whether the amount received is computed from a share."""
        return self.told is not None and self.told["unit"] == "percent"

    @property
    def as_of(self) -> str | None:
        """The date up to which the share was counted, if that is not the whole of the appeal's time."""
        own = self.told["period"] if self.told else self.year
        return None if own == self.requested["period"] else str(own)


def appeals_of(observations: Iterable[Document]) -> list[Appeal]:
    """Pair the figures of each appeal: same part, place, party and year, in US dollars."""
    gathered: dict[tuple[str, ...], dict[str, Document]] = {}
    for one in observations:
        if one["preferred"] and one["unit"] in ("USD", "percent") and "/" not in one["period"]:
            gathered.setdefault(_key(one), {})[one["indicator"]["id"]] = one
    return [_appeal(stated) for stated in gathered.values() if "appeal-requested" in stated]


def _key(observation: Document) -> tuple[str, ...]:
    part = observation["qualifier"]["id"].removesuffix(AT_LAUNCH) if observation["qualifier"] else ""
    country = observation["country"]["code"] if observation["country"] else ""
    party = observation["party"]["en"] if observation["party"] else ""
    return part, country, party, observation["period"][:4]


def _appeal(stated: dict[str, Document]) -> Appeal:
    requested = stated["appeal-requested"]
    asked = Decimal(requested["value"])
    told = stated.get("appeal-received") or stated.get("appeal-funded-share")
    value = Decimal(told["value"]) if told else None
    received = share = value
    if value is not None and told:
        received, share = (
            (asked * value / WHOLE, value) if told["unit"] == "percent" else (value, WHOLE * value / asked)
        )
    return Appeal(_label(requested), requested["period"][:4], asked, received, share, requested, told)


def _label(requested: Document) -> Text:
    """Name an appeal by its part and place."""
    parts = [one for one in (requested["country"] and requested["country"]["name"], _part(requested)) if one]
    return Text(ja="、".join(one["ja"] for one in parts), en=", ".join(one["en"] for one in parts))


def _part(requested: Document) -> Document | None:
    label: Document | None = requested["qualifier"]["label"] if requested["qualifier"] else requested["party"]
    return label
