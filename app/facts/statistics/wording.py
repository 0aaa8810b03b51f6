"""How figures are worded for people."""

import re
from typing import TYPE_CHECKING

from app.core.dossier import Dossier
from app.core.figures import display
from app.core.shapes import Text

if TYPE_CHECKING:
    from app.facts.statistics.models import ObservationRecord

_COUNTERS = {
    "人": (
        "affected-people",
        "appeal-people-targeted",
        "arrivals-and-returns",
        "migrant-deaths",
        "people-assisted",
        "people-losing-assistance",
        "staff",
        "staff-reductions",
    ),
    "か国": (
        "contribution-countries",
        "countries-with-operations",
        "countries-with-presence",
        "member-states",
        "observer-states",
    ),
    "か所": ("country-offices", "field-locations", "regional-offices", "special-offices"),
    "件": ("private-partnerships", "projects"),
    "団体": ("observer-organizations",),
    "票": ("votes-cast",),
}
"""Japanese says what is counted; an indicator that is missing here is worded without."""

_NUMBER_OF = re.compile("(の数|数|額)$")

COUNTERS = {indicator: counter for counter, indicators in _COUNTERS.items() for indicator in indicators}


def figure_in_words(record: "ObservationRecord", dossier: Dossier) -> Text:
    """Word a figure with its unit and basis: "約2万人", "USD 3.4 billion (requested or planned)"."""
    basis = next(value for value in dossier.record("code-lists", "bases").values if value.id == record.basis)
    words = display(record.value, record.unit, counter=COUNTERS.get(record.indicator, ""), precision=basis.precision)
    if basis.precision != "exact" or basis.id == "actual":
        return words
    english = basis.label.en[0].lower() + basis.label.en[1:]
    return Text(ja=f"{words.ja}({basis.label.ja})", en=f"{words.en} ({english})")


def observation_name(record: "ObservationRecord", dossier: Dossier) -> Text:
    """Say what a figure is about: "Contributions, Japan, 2015"."""
    indicator = dossier.reference("indicators", record.indicator).name
    whom = dossier.country(record.country).name if record.country else None
    parts = [indicator, record.qualifier and record.qualifier.label, whom, record.party]
    named = [part for part in parts if part]
    return Text(
        ja="、".join([*(part.ja for part in named), record.period]),
        en=", ".join([*(part.en for part in named), record.period]),
    )


def what_is_counted(name: str) -> str:
    """Leave out that it is a number or an amount: 加盟国数 counts 加盟国, 拠出額 is about 拠出."""
    return _NUMBER_OF.sub("", name)
