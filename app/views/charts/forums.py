"""Forum editions: each meeting on its day, series by series."""

from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.asking import Asked, Document
from app.views.charts.figure import Cell, Figure, Key, Lane, LanePlot, Mark, Point
from app.views.charts.sourcing import source_line
from app.views.charts.wording import middle, number

SERIES = Asked("forum-series", {})
EVENTS = Asked("forum-events", {})

MARKS = {"in-person": Mark.DOT, "online": Mark.RING, "hybrid": Mark.DIAMOND}
"""By mode; where that is not known, a triangle."""

LEGEND = (
    Key(Mark.DOT, Text(ja="対面", en="In person")),
    Key(Mark.DIAMOND, Text(ja="会場とオンライン", en="Hybrid")),
    Key(Mark.RING, Text(ja="オンライン", en="Online")),
    Key(Mark.TRIANGLE, Text(ja="不明", en="Not known")),
)
NOTE = Text(
    ja="右端の数は記録した回数で、実際の開催回数はこれより多いことがあります。",
    en="The numbers on the right are the meetings recorded here; more may have been held.",
)


def forum_editions(store: Store) -> Figure | None:
    """Draw a lane for each series, and on it a dot for each of its meetings."""
    series, events = SERIES.documents(store), EVENTS.documents(store)
    if not events:
        return None
    held = {one["id"]: [event for event in events if event["series"]["id"] == one["id"]] for one in series}
    series = sorted((one for one in series if held[one["id"]]), key=lambda one: (-len(held[one["id"]]), one["id"]))
    return Figure(
        subtitle=Text(
            ja=f"{len(series)}の会議体、{len(events)}回", en=f"{len(events)} meetings in {len(series)} series"
        ),
        alternative=_alternative(series, held),
        plot=LanePlot(
            min(int(one["date_start"][:4]) for one in events),
            max(int(one["date_start"][:4]) for one in events) + 1,
            [_lane(one, held[one["id"]]) for one in series],
        ),
        legend=LEGEND,
        notes=[NOTE],
        sources=source_line(events),
        columns=("series", "series_name", "edition", "date", "end_date", "name", "mode", "country", "record"),
        rows=[_row(event) for one in series for event in held[one["id"]]],
        records=(EVENTS, SERIES),
    )


def _lane(series: Document, events: list[Document]) -> Lane:
    points = [
        Point(middle(one["date_start"], one["date_end"]), 0, MARKS.get(one["mode"], Mark.TRIANGLE)) for one in events
    ]
    return Lane(Text.model_validate(series["name"]), points, number(len(events)))


def _row(event: Document) -> list[Cell]:
    country = event["country"]["code"] if event["country"] else None
    names = Text.model_validate(event["series"]["name"]), Text.model_validate(event["name"])
    dates = event["date"], event["end_date"]
    link = event["links"]["self"]
    return [event["series"]["id"], names[0], event["edition"], *dates, names[1], event["mode"], country, link]


def _alternative(series: list[Document], held: dict[str, list[Document]]) -> Text:
    told = [(one["name"], held[one["id"]]) for one in series]
    return Text(
        ja="会議体ごとの開催日を並べた図。"
        + "、".join(f"{name['ja']}は{_years(events)}年に{len(events)}回" for name, events in told)
        + "。",
        en="Meetings on their days, by series: "
        + "; ".join(f"{name['en']}, {len(events)} ({_years(events)})" for name, events in told)
        + ".",
    )


def _years(events: list[Document]) -> str:
    years = sorted(event["date"][:4] for event in events)
    return years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
