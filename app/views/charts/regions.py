"""Members by region and sub-region of the world, on the day of the release."""

from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.asking import Asked, Document
from app.views.charts.figure import Bar, BarPlot, Cell, Figure, Key, Mark
from app.views.charts.membership import MEMBERS
from app.views.charts.sourcing import source_line
from app.views.charts.wording import day, number, span

CODES = Asked("code-lists", {})
PLACES = ("regions", "subregions")

NOTE = Text(
    ja="地域と小地域は国連標準M49の区分です。細い棒は各地域の内訳です。",
    en="Regions and sub-regions are those of the UN standard M49; the thin bars are the parts of each region.",
)
LEGEND = (
    Key(Mark.BAR, Text(ja="地域", en="Region")),
    Key(Mark.OTHER_BAR, Text(ja="小地域", en="Sub-region")),
)


def members_by_region(store: Store) -> Figure | None:
    """Draw a bar for each region, and below it those of its sub-regions."""
    released = store.meta["release"]["date"]
    asked = [Asked("membership", {"by": by, "valid_on": released}) for by in ("region", "subregion")]
    names = _names(store)
    counts = [count for one in asked for count in one.documents(store)]
    if not counts:
        return None
    whole = {one["region"]: one["members"]["value_max"] for one in counts if not one["subregion"]}
    counts.sort(key=lambda one: (-whole[one["region"]], one["region"], bool(one["subregion"]), -_most(one)))
    total = Text(ja=f"加盟国の数、{day(released).ja}現在", en=f"Number of member states on {day(released).en}")
    return Figure(
        subtitle=total,
        alternative=_alternative(counts, names, day(released)),
        plot=BarPlot([_bar(one, names) for one in counts]),
        legend=LEGEND,
        notes=[NOTE],
        sources=source_line(MEMBERS.documents(store)),
        columns=("region", "subregion", "name", "members_min", "members_max"),
        rows=[_row(one, names) for one in counts],
        records=(*asked, MEMBERS, CODES),
    )


def _names(store: Store) -> dict[str, Text]:
    lists = [one for one in CODES.documents(store) if one["id"] in PLACES]
    return {code["id"]: Text.model_validate(code["label"]) for one in lists for code in one["values"]}


def _most(count: Document) -> int:
    return int(count["members"]["value_max"])


def _place(count: Document) -> str:
    return str(count["subregion"] or count["region"])


def _bar(count: Document, names: dict[str, Text]) -> Bar:
    part = bool(count["subregion"])
    told = span(count["members"]["value_min"], _most(count))
    return Bar(names[_place(count)], _most(count), told, Mark.OTHER_BAR if part else Mark.BAR, strong=not part)


def _row(count: Document, names: dict[str, Text]) -> list[Cell]:
    return [count["region"], count["subregion"], names[_place(count)], count["members"]["value_min"], _most(count)]


def _alternative(counts: list[Document], names: dict[str, Text], when: Text) -> Text:
    regions = [one for one in counts if not one["subregion"]]
    told = [(names[one["region"]], span(one["members"]["value_min"], _most(one))) for one in regions]
    total = number(sum(_most(one) for one in regions))
    return Text(
        ja=f"{when.ja}現在の加盟国{total.ja}か国の地域別内訳を示す棒グラフ。"
        + "、".join(f"{name.ja}{count.ja}か国" for name, count in told)
        + "。",
        en=f"Bars of the {total.en} member states on {when.en} by region: "
        + ", ".join(f"{name.en} {count.en}" for name, count in told)
        + ".",
    )
