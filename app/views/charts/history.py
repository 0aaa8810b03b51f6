"""History events per decade."""

from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.asking import Asked, Document
from app.views.charts.figure import Bar, Cell, ColumnPlot, Figure
from app.views.charts.sourcing import source_line
from app.views.charts.wording import day, number

EVENTS = Asked("history-events", {})

NOTE = Text(
    ja="この資料集に記録した出来事の数で、活動の量ではありません。近年ほど資料が多く残っています。",
    en="The number of events recorded here, not a measure of activity: recent years have left more sources.",
)


def history_by_decade(store: Store) -> Figure:
    """Draw a column for each decade from the first to that of the release; one without events is empty."""
    events = EVENTS.documents(store)
    released = store.meta["release"]["date"]
    decades: dict[int, list[Document]] = {
        decade: [] for decade in range(_decade(events[0]["date"]), _decade(released) + 10, 10)
    }
    for event in events:
        decades[_decade(event["date"])].append(event)
    counts = {decade: len(found) for decade, found in decades.items()}
    until = day(released)
    return Figure(
        subtitle=Text(ja=f"出来事の数、{until.ja}まで", en=f"Number of events, up to {until.en}"),
        alternative=_alternative(counts),
        plot=ColumnPlot([Bar(_name(decade), count, number(count)) for decade, count in counts.items()]),
        legend=(),
        notes=[NOTE],
        sources=source_line(events),
        columns=("decade", "name", "events"),
        rows=[_row(decade, count) for decade, count in counts.items()],
        records=(EVENTS,),
    )


def _decade(date: str) -> int:
    return int(date[:3]) * 10


def _name(decade: int) -> Text:
    return Text(ja=f"{decade}年代", en=f"{decade}s")


def _row(decade: int, count: int) -> list[Cell]:
    return [decade, _name(decade), count]


def _alternative(counts: dict[int, int]) -> Text:
    return Text(
        ja="十年ごとの出来事の数を示す縦棒グラフ。"
        + "、".join(f"{_name(decade).ja}{count}件" for decade, count in counts.items())
        + "。",
        en="Columns of the number of events: "
        + ", ".join(f"{count} in the {_name(decade).en}" for decade, count in counts.items())
        + ".",
    )
