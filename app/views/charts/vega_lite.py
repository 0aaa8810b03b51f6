"""Charts as Vega-Lite specifications (version 5): for tools that draw them in their own style."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.core.shapes import Text
from app.core.worded_dates import Language
from app.views.charts.catalogue import ChartKind
from app.views.charts.figure import Bar, BarPlot, Figure, LanePlot, Plot, TimePlot
from app.views.charts.models import ChartQuery
from app.views.charts.palette import colours
from app.views.charts.wording import spoken

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
PLOT_HEIGHT = 320

Node = Mapping[str, Any]

YEARS = {"type": "quantitative", "scale": {"zero": False}, "axis": {"format": "d", "title": None}}
COUNTS = {"type": "quantitative", "title": None}
NAMES = {"type": "nominal", "sort": None, "title": None}


def vega_lite(kind: ChartKind, figure: Figure, imprint: Text, query: ChartQuery) -> Node:
    """Make the specification of a chart, with its figures, sources and release in it."""
    language, palette = query.language, colours(query.theme)
    words = {"color": palette["ink"], "subtitleColor": palette["muted"]}
    return {
        "$schema": SCHEMA,
        "description": spoken(figure.alternative, language),
        "title": {
            "text": spoken(kind.title, language),
            "subtitle": [spoken(one, language) for one in (figure.subtitle, *figure.notes, figure.sources, imprint)],
            "anchor": "start",
            **words,
        },
        "width": query.width,
        "background": palette["paper"],
        "config": {
            "axis": {"labelColor": palette["muted"], "gridColor": palette["rule"], "labelLimit": query.width // 2},
            "mark": {"color": palette["main"]},
        },
        **_plot(figure.plot, language),
    }


def _plot(plot: Plot, language: Language) -> Node:
    if isinstance(plot, TimePlot):
        return {"height": PLOT_HEIGHT, "layer": list(_over_time(plot))}
    if isinstance(plot, LanePlot):
        return _on_lanes(plot, language)
    bars, length, place = (plot.bars, "x", "y") if isinstance(plot, BarPlot) else (plot.columns, "y", "x")
    encoding = {
        length: {"field": "value", **COUNTS},
        place: {"field": "label", **NAMES},
        "tooltip": {"field": "told", "type": "nominal"},
    }
    return {"data": {"values": [_bar(bar, language) for bar in bars]}, "mark": "bar", "encoding": encoding}


def _bar(bar: Bar, language: Language) -> Node:
    return {"label": spoken(bar.label, language), "value": bar.value, "told": spoken(bar.told, language)}


def _over_time(plot: TimePlot) -> Iterator[Node]:
    if plot.steps:
        steps = [{"year": one.start, "least": one.least, "most": one.most} for one in plot.steps]
        last = plot.steps[-1]
        steps.append({"year": last.end, "least": last.least, "most": last.most})
        encoding = {"x": {"field": "year", **YEARS}, "y": {"field": "least", **COUNTS}, "y2": {"field": "most"}}
        mark = {"type": "area", "interpolate": "step-after", "line": True, "opacity": 0.5}
        yield {"data": {"values": steps}, "mark": mark, "encoding": encoding}
    points = [{"year": one.at, "value": one.value, "mark": one.mark} for one in plot.points]
    shape = {"field": "mark", "type": "nominal", "legend": None}
    encoding = {"x": {"field": "year", **YEARS}, "y": {"field": "value", **COUNTS}, "shape": shape}
    yield {"data": {"values": points}, "mark": {"type": "point", "filled": True}, "encoding": encoding}


def _on_lanes(plot: LanePlot, language: Language) -> Node:
    values = [
        {"year": point.at, "lane": spoken(lane.label, language), "mark": point.mark}
        for lane in plot.lanes
        for point in lane.points
    ]
    shape = {"field": "mark", "type": "nominal", "legend": None}
    encoding = {"x": {"field": "year", **YEARS}, "y": {"field": "lane", **NAMES}, "shape": shape}
    return {"data": {"values": values}, "mark": {"type": "point", "filled": True}, "encoding": encoding}
