"""The addresses `/v1/charts`, `/v1/charts/{chart_id}` and the files of each chart."""

from collections.abc import Mapping
from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic_core import to_json

from app.core.answers import made_answer
from app.core.checking import refuse_other_releases, refuse_unknown_values, refuse_unknown_words
from app.core.documents import field_tree
from app.core.malformed import nearest, shown
from app.core.problems import RECORD_PROBLEMS, Fault, Problem, documented
from app.core.query import NoQuery, RecordQuery
from app.core.shapes import Text
from app.core.store import Store
from app.core.worded_dates import Language
from app.views.charts.catalogue import CHARTS, ChartKind, drawable
from app.views.charts.figure import Figure
from app.views.charts.models import Chart, ChartAnswer, ChartEntry, ChartLinks, ChartPage, ChartQuery
from app.views.charts.picture import imprint, picture
from app.views.charts.pixels import pixels
from app.views.charts.svg import Look
from app.views.charts.table import table
from app.views.charts.vega_lite import vega_lite
from app.views.charts.wording import spoken

PATH = "/v1/charts"
SVG = "image/svg+xml"
PNG = "image/png"
CSV = "text/csv"
FIELDS = field_tree(Chart)

FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The chart: its figures and words, or by a suffix its picture or table.",
        "content": {media_type: {"schema": {"type": "string"}} for media_type in (SVG, PNG, CSV)},
    }
}

router = APIRouter(tags=["charts"])

ChartPath = Annotated[str, Path(description="Name of a chart.", examples=["membership"])]
Asked = Annotated[ChartQuery, Query()]


@router.get(PATH, response_model=ChartPage, responses=documented("unknown-parameter", "not-acceptable"))
async def list_charts(request: Request, query: Annotated[NoQuery, Query()]) -> Response:
    """List the charts, each with the addresses of its forms."""
    return made_answer(request, query, [_entry(kind) for kind in drawable(request.state.store)], {})


@router.get(PATH + "/{chart_id}.svg", include_in_schema=False)
async def get_chart_picture(request: Request, chart_id: ChartPath, query: Asked) -> Response:
    """Draw a chart."""
    return _file(_picture(request, chart_id, query), SVG, query)


@router.get(PATH + "/{chart_id}.png", include_in_schema=False)
async def get_chart_pixels(request: Request, chart_id: ChartPath, query: Asked) -> Response:
    """Draw a chart in pixels."""
    return _file(pixels(_picture(request, chart_id, query)), PNG, query)


@router.get(PATH + "/{chart_id}.csv", include_in_schema=False)
async def get_chart_table(request: Request, chart_id: ChartPath, query: Asked) -> Response:
    """Write the figures of a chart as a table."""
    _, figure = _asked(request, chart_id, query)
    return _file(table(figure, query.language), CSV, query)


@router.get(PATH + "/{chart_id}.vl.json", include_in_schema=False)
async def get_chart_specification(request: Request, chart_id: ChartPath, query: Asked) -> Response:
    """Describe a chart in Vega-Lite."""
    kind, figure = _asked(request, chart_id, query)
    made = vega_lite(kind, figure, imprint(_release(request)), query)
    return _file(to_json(made), "application/json", query)


@router.get(PATH + "/{chart_id}", response_model=ChartAnswer, responses=FORMS | RECORD_PROBLEMS)
async def get_chart(request: Request, chart_id: ChartPath, query: Annotated[RecordQuery, Query()]) -> Response:
    """Show a chart's figures and words, and how to put its picture on a page.

    The same address ending in `.svg`, `.png`, `.csv` or `.vl.json` (Vega-Lite) is a file to publish: its release,
    licence and sources stand in it. `lang`, `theme` (`light`, `dark`, `auto`) and `width` decide how it looks.
    """
    refuse_unknown_values(request, request.state.store, FIELDS, query)
    kind, figure = _drawn(request.state.store, chart_id)
    made = Chart(
        **_entry(kind).model_dump(),
        subtitle=figure.subtitle,
        alternative=figure.alternative,
        notes=list(figure.notes),
        source_line=figure.sources,
        imprint=imprint(_release(request)),
        embed=_embed(kind, figure, request.app.state.public_url),
        records=[one.url for one in figure.records],
        rows=[dict(zip(figure.columns, row, strict=True)) for row in figure.rows],
    )
    return made_answer(request, query, made, {"collection": PATH})


def _entry(kind: ChartKind) -> ChartEntry:
    path = f"{PATH}/{kind.id}"
    links = ChartLinks(self=path, svg=f"{path}.svg", png=f"{path}.png", vega_lite=f"{path}.vl.json", csv=f"{path}.csv")
    return ChartEntry(id=kind.id, type="chart", title=kind.title, description=kind.description, links=links)


def _drawn(store: Store, chart_id: str) -> tuple[ChartKind, Figure]:
    kind = CHARTS.get(chart_id)
    figure = kind.make(store) if kind else None
    if kind and figure:
        return kind, figure
    names = [one.id for one in drawable(store)]
    detail = Text(
        ja=f"{shown(chart_id)} という図はありません。{PATH} に一覧があります。",
        en=f"There is no chart {shown(chart_id)}; {PATH} lists all.",
    )
    raise Problem("not-found", detail, [Fault(detail, "chart_id", names, nearest(chart_id, names))])


def _asked(request: Request, chart_id: str, query: ChartQuery) -> tuple[ChartKind, Figure]:
    store: Store = request.state.store
    refuse_other_releases(store, query.release)
    refuse_unknown_words(request, store, query)
    return _drawn(store, chart_id)


def _picture(request: Request, chart_id: str, query: ChartQuery) -> str:
    kind, figure = _asked(request, chart_id, query)
    return picture(kind, figure, _release(request), Look(query.language, query.theme, query.width))


def _release(request: Request) -> Mapping[str, Any]:
    released: Mapping[str, Any] = request.state.store.meta["release"]
    return released


def _file(content: str | bytes, media_type: str, query: ChartQuery) -> Response:
    return Response(content, headers={"Content-Language": query.lang}, media_type=media_type)


def _embed(kind: ChartKind, figure: Figure, site: str) -> Text:
    """Write what a page needs to show the picture; its address leads to the figures."""

    def html(language: Language) -> str:
        alternative = escape(spoken(figure.alternative, language))
        address = f"{site}{PATH}/{kind.id}"
        image = f'<img src="{address}.svg?lang={language}" alt="{alternative}" style="max-width:100%;height:auto">'
        return f'<a href="{address}">{image}</a>'

    return Text(ja=html("ja"), en=html("en"))
