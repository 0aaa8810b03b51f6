"""Who a donor is: a state by its code, or a party by its English name."""

import re
import unicodedata
from typing import NamedTuple

from app.core.shapes import Country, Text


class Identity(NamedTuple):
    """A donor by its id and name."""

    id: str
    name: Text
    country: Country | None


def identity(country: Country | None, party: Text | None) -> Identity:
    """Tell who is meant: "usa", "european-union".

    Raises:
        ValueError: it is neither a country nor a party whose English name has Latin letters.
    """
    if country:
        return Identity(country.code.lower(), country.name, country)
    latin = unicodedata.normalize("NFKD", party.en if party else "").encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", latin.lower()))
    if party is None or not slug:
        raise ValueError(f"{party!r} is no name that an id can be made of.")
    return Identity(slug, party, None)
