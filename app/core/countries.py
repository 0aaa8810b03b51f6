"""Countries: ISO 3166-1 alpha-3 codes, with names in both languages from the Unicode CLDR."""

from functools import cache

from app.core.shapes import Country, Text

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


_OTHER_NAMES = {
    "ARE": ("UAE",),
    "AUS": ("豪州",),
    "BIH": ("Bosnia and Herzegovina", "ボスニア"),
    "CHN": ("中華人民共和国", "People's Republic of China"),
    "CIV": ("Ivory Coast", "象牙海岸"),
    "COD": ("コンゴ民主共和国", "Democratic Republic of the Congo", "DR Congo", "DRC"),
    "COG": ("コンゴ共和国", "Republic of the Congo"),
    "CPV": ("Cabo Verde",),
    "CZE": ("チェコ共和国", "Czech Republic"),
    "DEU": ("ドイツ連邦共和国", "Federal Republic of Germany"),
    "GBR": ("英国", "UK", "Britain", "Great Britain"),
    "GEO": ("グルジア",),
    "HKG": ("香港", "Hong Kong"),
    "IRN": ("Islamic Republic of Iran",),
    "KOR": ("大韓民国", "Republic of Korea"),
    "LAO": ("Lao PDR",),
    "MAC": ("マカオ", "Macao", "Macau"),
    "MKD": ("Macedonia",),
    "MMR": ("ミャンマー", "ビルマ", "Myanmar", "Burma"),
    "NLD": ("Holland",),
    "PRK": ("朝鮮民主主義人民共和国", "DPRK"),
    "PSE": ("パレスチナ", "Palestine"),
    "RUS": ("ロシア連邦", "Russian Federation"),
    "SWZ": ("スワジランド", "Swaziland"),
    "SYR": ("Syrian Arab Republic",),
    "TLS": ("East Timor",),
    "TUR": ("Turkey",),
    "TZA": ("United Republic of Tanzania",),
    "USA": ("米国", "アメリカ", "US", "America", "United States of America"),
    "VAT": ("バチカン", "教皇庁", "Holy See", "Vatican"),
    "VNM": ("Viet Nam", "ヴェトナム"),
}
"""What newsrooms, the UN and older texts say, where the CLDR says otherwise."""


def country_words(country: Country) -> list[str]:
    """List all that a country is called, its code included."""
    return [country.name.ja, country.name.en, country.code, *_OTHER_NAMES.get(country.code, ())]
