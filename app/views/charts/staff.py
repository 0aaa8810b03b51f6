"""Staff: every figure of the whole that a source states, none joined to the next by a line."""

from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.asking import Asked, Document
from app.views.charts.figure import Cell, Figure, Key, Mark, Point, TimePlot
from app.views.charts.sourcing import source_line
from app.views.charts.wording import day, middle

STATED = Asked("observations", {"indicator": "staff", "qualifier": "none"})

MARKS = {"exact": Mark.DOT, "lower-bound": Mark.TRIANGLE}
"""By precision; what is only about right is a ring."""

LEGEND = (
    Key(Mark.DOT, Text(ja="人数の明示", en="Stated exactly")),
    Key(Mark.RING, Text(ja="約", en="About")),
    Key(Mark.TRIANGLE, Text(ja="以上", en="At least")),
    Key(Mark.SPREAD, Text(ja="資料の食い違い", en="Sources disagree")),
    Key(Mark.GAP, Text(ja="数値のない年", en="No figure for the year")),
)
NOTE = Text(
    ja="点は資料にある数値だけで、間を補っていません。職員の数え方(契約の種類など)は資料により異なります。",
    en="Dots are figures as stated; nothing is filled in between. Sources do not all count the same contracts.",
)


def staff_over_time(store: Store) -> Figure | None:
    """Draw each stated figure as a dot, and the years without any as gaps."""
    stated = [one for one in STATED.documents(store) if not (one["country"] or one["party"])]
    if not stated:
        return None
    stated.sort(key=lambda one: (one["date_start"], one["id"]))
    precisions = store.meta["precisions"]
    years = {int(one["date_start"][:4]) for one in stated}
    first, last = min(years), max(years)
    points = [_point(one, precisions) for one in stated]
    return Figure(
        subtitle=Text(ja="職員数(人)", en="Number of staff"),
        alternative=_alternative([one for one in stated if one["preferred"]], _missing(years)),
        plot=TimePlot(
            first, last + 1, points, spreads=_spreads(stated), gaps=[(year, year + 1) for year in _missing(years)]
        ),
        legend=LEGEND,
        notes=[NOTE],
        sources=source_line(stated),
        columns=("period", "value", "basis", "preferred", "confidence", "record"),
        rows=[_row(one) for one in stated],
        records=(STATED,),
    )


def _missing(years: set[int]) -> list[int]:
    return [year for year in range(min(years), max(years)) if year not in years]


def _point(record: Document, precisions: dict[str, str]) -> Point:
    mark = MARKS.get(precisions[record["basis"]], Mark.RING)
    return Point(middle(record["date_start"], record["date_end"]), record["value_number"], mark)


def _spreads(stated: list[Document]) -> list[tuple[float, float, float]]:
    """Join figures of the same time that cannot both be true."""
    spreads = []
    for one in stated:
        others = [float(other["value"]) for other in one["alternatives"] if other["conflicts"]]
        if one["preferred"] and others:
            values = [float(one["value"]), *others]
            spreads.append((middle(one["date_start"], one["date_end"]), min(values), max(values)))
    return spreads


def _row(record: Document) -> list[Cell]:
    preferred, confidence = str(record["preferred"]).lower(), record["confidence"]["level"]
    return [record["period"], record["value"], record["basis"], preferred, confidence, record["links"]["self"]]


def _alternative(preferred: list[Document], missing: list[int]) -> Text:
    told = [preferred[place] for place in sorted({0, len(preferred) // 2, len(preferred) - 1})]
    top = max(preferred, key=lambda one: (one["value_number"], one["date_start"]))
    years = ", ".join(str(year) for year in missing)
    return Text(
        ja="職員数の推移を示す点グラフ。"
        + "、".join(f"{day(one['period']).ja}は{one['display']['ja']}" for one in told)
        + f"。最大は{day(top['period']).ja}の{top['display']['ja']}。数値のない年は{years}。",
        en="Dots of the number of staff: "
        + ", ".join(f"{one['display']['en']} ({day(one['period']).en})" for one in told)
        + f"; most in {day(top['period']).en}, {top['display']['en']}. No figure for {years}.",
    )
