"""Contributions by donor: the largest of the latest year, with the year before."""

from decimal import Decimal

from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.asking import Asked, Document
from app.views.charts.figure import Bar, BarPlot, Cell, Figure, Key, Mark
from app.views.charts.sourcing import source_line
from app.views.charts.wording import number, rounded

MAX_DONORS = 15
TOLD = 5
"""How many the text alternative tells."""

LATEST = Asked("donors", {})


def contributions_by_donor(store: Store) -> Figure | None:
    """Draw a bar for each of the largest donors, and a tick where it stood the year before."""
    years = {one["figure"]["year"] for one in LATEST.documents(store) if one["figure"]}
    if not years:
        return None
    year = max(years)
    asked, earlier = (Asked("donor-years", {"year": str(one)}, "donors") for one in (int(year), int(year) - 1))
    stated = sorted(asked.documents(store), key=lambda one: (-_amount(one), one["id"]))
    before = {one["id"]: one for one in earlier.documents(store)}
    sources = ",".join(sorted({one["figure"]["source"]["id"] for one in stated}))
    amounts = Asked(
        "observations", {"indicator": "contributions", "source": sources, "date_from": year, "date_to": year}
    )
    shown = stated[:MAX_DONORS]
    return Figure(
        subtitle=Text(ja=f"{year}年、米ドル、上位{len(shown)}", en=f"{year}, US dollars, the {len(shown)} largest"),
        alternative=_alternative(year, shown),
        plot=BarPlot([_bar(one, before.get(one["id"])) for one in shown]),
        legend=_legend(year),
        notes=_notes(stated),
        sources=source_line(amounts.documents(store)),
        columns=("donor", "name", "kind", "year", "amount", "unit", "amount_year_before", "source", "record"),
        rows=[_row(one, before.get(one["id"])) for one in stated],
        records=(asked, earlier, amounts),
    )


def _amount(donor: Document) -> Decimal:
    return Decimal(donor["figure"]["value"])


def _legend(year: str) -> list[Key]:
    earlier = int(year) - 1
    return [
        Key(Mark.BAR, Text(ja="国", en="States")),
        Key(Mark.OTHER_BAR, Text(ja="国以外(別の資料による)", en="Others (by another source)")),
        Key(Mark.TICK, Text(ja=f"{earlier}年の額(同じ資料)", en=f"{earlier}, by the same source")),
    ]


def _bar(donor: Document, before: Document | None) -> Bar:
    return Bar(
        label=Text.model_validate(donor["name"]),
        value=donor["figure"]["value_number"],
        told=number(rounded(donor["figure"]["value"])),
        mark=Mark.BAR if donor["kind"] == "country" else Mark.OTHER_BAR,
        before=before["figure"]["value_number"] if before and _comparable(donor, before) else None,
    )


def _comparable(donor: Document, before: Document) -> bool:
    """Figures of two sources or currencies must not be compared."""
    return all(donor["figure"][key] == before["figure"][key] for key in ("source", "unit"))


def _row(donor: Document, before: Document | None) -> list[Cell]:
    figure = donor["figure"]
    earlier = before["figure"]["value"] if before and _comparable(donor, before) else None
    name = Text.model_validate(donor["name"])
    kind, source, link = donor["kind"], figure["source"]["id"], figure["link"]
    return [donor["id"], name, kind, figure["year"], figure["value"], figure["unit"], earlier, source, link]


def _notes(stated: list[Document]) -> list[Text]:
    """Tell what the contributors recorded from one source add up to, of what it states in all."""
    accounts = [one["figure"]["account"] for one in stated if one["figure"]["account"]]
    told = Text(
        ja="金額は各資料のまま。国とそれ以外では資料が異なり、同じ資料の中でだけ比べられます。",
        en="Amounts as each source states them; states and others are from different sources.",
    )
    return [told, *(Text.model_validate(account["explanation"]) for account in accounts[:1])]


def _alternative(year: str, shown: list[Document]) -> Text:
    told = [(one["name"], number(rounded(one["figure"]["value"]))) for one in shown[:TOLD]]
    return Text(
        ja=f"{year}年の拠出者上位{len(shown)}の棒グラフ。多い順に"
        + "、".join(f"{name['ja']}{amount.ja}米ドル" for name, amount in told)
        + "など。",
        en=f"Bars of the {len(shown)} largest donors of {year}: "
        + ", ".join(f"{name['en']} USD {amount.en}" for name, amount in told)
        + " and others.",
    )
