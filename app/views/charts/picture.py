"""The whole picture: title, legend, plot, notes, and whose data it shows, ready to be published as it is."""

from collections.abc import Mapping
from typing import Any

from app.core.shapes import Text
from app.views.charts.bars import bars, columns
from app.views.charts.blocks import MARGIN, Area, Block, legend, paragraph
from app.views.charts.catalogue import ChartKind
from app.views.charts.figure import BarPlot, ColumnPlot, Figure, LanePlot
from app.views.charts.palette import Theme, night_style
from app.views.charts.svg import SMALL_SIZE, TEXT_SIZE, TITLE_SIZE, Look, box, element, line, written
from app.views.charts.times import lanes, time_plot
from app.views.charts.wording import day, spoken
from app.views.doors.router import INDEPENDENCE, NAME

Release = Mapping[str, Any]


def imprint(release: Release) -> Text:
    """Say what data a picture is made of, under which licence, and whom it does not belong to."""
    released = day(release["date"])
    licence = release["licenses"]["data"].replace("CC-BY-", "CC BY ")
    return Text(
        ja=f"データ:{NAME.ja} {release['id']}版({released.ja})、{licence}。{INDEPENDENCE.ja}",
        en=f"Data: {NAME.en}, release {release['id']} ({released.en}), {licence}. {INDEPENDENCE.en}",
    )


def picture(kind: ChartKind, figure: Figure, release: Release, look: Look) -> str:
    """Draw a chart as SVG."""
    name = f"iom-facts-{kind.id}"
    title, described = spoken(kind.title, look.language), spoken(figure.alternative, look.language)
    body = _body(kind, figure, release, look)
    root: dict[str, str | float] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "id": name,
        "viewBox": f"0 0 {look.width} {body.height:.0f}",
        "width": look.width,
        "height": round(body.height),
        "role": "img",
        "lang": look.language,
        "aria-labelledby": f"{name}-title {name}-desc",
        "font-family": look.families,
        "style": "max-width:100%;height:auto",
    }
    return element(
        "svg",
        root,
        element("title", {"id": f"{name}-title"}, written(title)),
        element("desc", {"id": f"{name}-desc"}, written(described)),
        element("style", {}, night_style(f"#{name}")) if look.theme == Theme.AUTO else "",
        box(look, (0, 0), (look.width, round(body.height)), fill="paper"),
        body.drawn,
    )


def _body(kind: ChartKind, figure: Figure, release: Release, look: Look) -> Block:
    language, drawn = look.language, []
    area = Area(MARGIN, MARGIN, look.width - 2 * MARGIN)

    def put(block: Block, space: float) -> None:
        nonlocal area
        drawn.append(block.drawn)
        area = area._replace(top=area.top + block.height + space)

    put(paragraph(look, area, spoken(kind.title, language), TITLE_SIZE, font_weight="bold"), 2)
    put(paragraph(look, area, spoken(figure.subtitle, language), TEXT_SIZE, role="muted"), 8)
    put(legend(look, area, figure.legend), 10)
    put(_plot(look, area, figure), 12)
    for note in figure.notes:
        put(paragraph(look, area, spoken(note, language), SMALL_SIZE, role="muted"), 2)
    put(Block(line(look, (area.left, area.top + 4), (area.right, area.top + 4)), 8), 2)
    put(paragraph(look, area, spoken(figure.sources, language), SMALL_SIZE, role="muted"), 2)
    put(paragraph(look, area, spoken(imprint(release), language), SMALL_SIZE, role="muted"), 0)
    return Block("".join(drawn), area.top + MARGIN - 4)


def _plot(look: Look, area: Area, figure: Figure) -> Block:
    match figure.plot:
        case BarPlot():
            return bars(look, area, figure.plot)
        case ColumnPlot():
            return columns(look, area, figure.plot)
        case LanePlot():
            return lanes(look, area, figure.plot)
        case _:
            return time_plot(look, area, figure.plot)
