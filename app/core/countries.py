"""Countries: ISO 3166-1 alpha-3 codes, with names in both languages from the Unicode CLDR."""

from functools import cache

from app.core.shapes import Text

_BEYOND_ISO = {"XKX": "XK"}
"""Kosovo has no code of ISO's own; XKX is what the UN, the World Bank and others use."""


@cache
def country_names() -> dict[str, Text]:
    """Name every country by its alpha-3 code, in the order of the codes."""
    # Imported late: only seeding names countries, and a server starts without them.
    import pycountry
    from babel import Locale

    japanese, english = Locale("ja").territories, Locale("en").territories
    alpha_2 = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | _BEYOND_ISO
    return {code: Text(ja=japanese[two], en=english[two]) for code, two in sorted(alpha_2.items())}
