"""Finds dates in the wording of sources: years, months and days as eight languages write them."""

import re
from collections.abc import Iterator
from functools import cache

from app.core.edtf import Extent, extent

_MONTHS = (
    "january januar janvier enero janeiro gennaio januari jan ene",
    "february februar février febrero fevereiro febbraio februari feb fév",
    "march märz mars marzo março maart mar",
    "april avril abril aprile apr abr avr",
    "may mai mayo maio maggio mei maj",
    "june juni juin junio junho giugno jun",
    "july juli juillet julio julho luglio jul",
    "august août agosto augustus augusti aug ago",
    "september septembre septiembre setembro settembre sept sep",
    "october oktober octobre octubre outubro ottobre oct okt",
    "november novembre noviembre novembro nov",
    "december dezember décembre diciembre dezembro dicembre dec dez déc dic",
)
"""English, German, French, Spanish, Portuguese, Italian, Dutch and Swedish names, and their short forms."""

_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAME = "(?P<month>" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_TO = r"(?:\s*(?:-|–|to|and|and the|und|bis|et|au|y|al|e)\s*(?P<last>\d{1,2})(?:st|nd|rd|th|\.)?)?"
_OF = r"(?:\s+(?:de|of|del))?\s+"
_YEAR = r"(?P<year>(?:19|20)\d{2})"

_FORMS = (
    rf"\b{_DAY}{_TO}{_OF}{_NAME}(?:\s+(?:de|of|del))?,?\s+{_YEAR}\b",
    rf"\b{_NAME}\s+{_DAY}{_TO},?\s+{_YEAR}\b",
    rf"\b{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})\b",
    rf"\b(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})[./]{_YEAR}\b",
    rf"{_YEAR}年\s*(?P<number>\d{{1,2}})月\s*(?P<day>\d{{1,2}})日",
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    # Only seeding reads wordings: compiling here at import would cost each start of a server 15 ms.
    return tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)


def stated_days(text: str) -> Iterator[Extent]:
    """Yield the days that a wording names in full; of "13 to 21 October 1952" all of them as one extent.

    Dates without a year or a day are passed over, and so are days that no calendar has.
    """
    for pattern in _patterns():
        for match in pattern.finditer(text):
            found = _extent(match.groupdict())
            if found is not None:
                yield found


def _extent(parts: dict[str, str | None]) -> Extent | None:
    month = int(parts.get("number") or _NUMBERS[str(parts["month"]).casefold()])
    days = [int(day) for day in (parts["day"], parts.get("last")) if day]
    try:
        return extent("/".join(f"{parts['year']}-{month:02}-{day:02}" for day in days))
    except ValueError:
        return None
