"""Members over time: counted from the periods of each state, beside the counts that were published."""

from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.asking import Asked, Document
from app.views.charts.figure import Cell, Figure, Key, Mark, Point, Step, TimePlot
from app.views.charts.sourcing import source_line
from app.views.charts.wording import day, middle, span, year_of

COUNTS = Asked("membership", {"date_from": "1951"})
MEMBERS = Asked("members", {"status": "member"})
PUBLISHED = Asked("observations", {"indicator": "member-states", "qualifier": "none"})

LEGEND = (
    Key(Mark.BAND, Text(ja="加盟期間から数えた数(幅は不確かさ)", en="Counted from the periods (width: uncertainty)")),
    Key(Mark.DOT, Text(ja="公表された数(計算と合う)", en="Published, agrees")),
    Key(Mark.DIAMOND, Text(ja="公表された数(計算と食い違う)", en="Published, does not agree")),
)
TOLD_YEARS = (1959, 1979, 1999)
"""The years that the text alternative tells besides the last."""

NOTE = Text(
    ja="加盟の日が年や月までしか分からない国は、その期間の両端で数えたため、数に幅があります。",
    en="Where a state's first or last day is known only to the year or month, the count is a range.",
)


def membership_over_time(store: Store) -> Figure | None:
    """Draw the count on every day as a band, and each published count as a dot."""
    if not MEMBERS.documents(store):
        return None
    counts = COUNTS.documents(store)
    published = {one["observation"]["id"]: one for count in counts for one in count["members"]["published"]}
    known = {one["id"]: one for one in PUBLISHED.documents(store)}
    shown = [(known[name], one["agrees"]) for name, one in published.items()]
    steps = [_step(count) for count in counts]
    points = [_point(record, agrees=agrees) for record, agrees in shown]
    return Figure(
        subtitle=Text(ja="加盟国の数", en="Number of member states"),
        alternative=_alternative(counts, [agrees for _, agrees in shown]),
        plot=TimePlot(steps[0].start, steps[-1].end, points, steps),
        legend=LEGEND,
        notes=[NOTE],
        sources=source_line([*MEMBERS.documents(store), *known.values()]),
        columns=("kind", "date_start", "date_end", "members_min", "members_max", "agrees", "record"),
        rows=[*(_counted(count) for count in counts), *(_stated(record, agrees=agrees) for record, agrees in shown)],
        records=(COUNTS, MEMBERS, PUBLISHED),
    )


def _step(count: Document) -> Step:
    members = count["members"]
    # The last day of a stretch belongs to it.
    end = year_of(count["date_end"]) + 1 / 366
    return Step(year_of(count["date_start"]), end, members["value_min"], members["value_max"])


def _point(record: Document, *, agrees: bool) -> Point:
    at = middle(record["date_start"], record["date_end"])
    return Point(at, record["value_number"], Mark.DOT if agrees else Mark.DIAMOND)


def _counted(count: Document) -> list[Cell]:
    members = count["members"]
    days = (count["date_start"], count["date_end"])
    return ["counted", *days, members["value_min"], members["value_max"], None, count["links"]["self"]]


def _stated(record: Document, *, agrees: bool) -> list[Cell]:
    days = (record["date_start"], record["date_end"])
    return ["published", *days, record["value"], record["value"], str(agrees).lower(), record["links"]["self"]]


def _alternative(counts: list[Document], agree: list[bool]) -> Text:
    told = [(year, _told(one)) for year in TOLD_YEARS for one in counts if _includes(one, f"{year}-12-31")]
    now, when = _told(counts[-1]), day(counts[-1]["date_end"])
    return Text(
        ja="加盟国の数の推移を示す線グラフ。"
        + "、".join(f"{year}年末{one.ja}か国" for year, one in told)
        + f"、{when.ja}現在{now.ja}か国。公表された数{len(agree)}件のうち、計算と食い違うのは{agree.count(False)}件。",
        en="A line of the number of member states: "
        + ", ".join(f"{one.en} at the end of {year}" for year, one in told)
        + f", and {now.en} on {when.en}. Of {len(agree)} published counts, {agree.count(False)} cannot be true beside "
        "the periods of the states.",
    )


def _told(count: Document) -> Text:
    return span(count["members"]["value_min"], count["members"]["value_max"])


def _includes(count: Document, when: str) -> bool:
    return bool(count["date_start"] <= when <= count["date_end"])
