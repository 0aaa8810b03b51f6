"""What the addresses of charts take and answer."""

from typing import Annotated

from pydantic import Field

from app.core.envelope import RecordMeta
from app.core.parameters import WholeNumber
from app.core.query import NoQuery
from app.core.shapes import Shape, Text
from app.core.worded_dates import Language
from app.views.charts.palette import Theme
from app.views.citing.models import LanguageCode

LEAST_WIDTH = 320
MOST_WIDTH = 1_600
USUAL_WIDTH = 760


class ChartQuery(NoQuery):
    """The parameters of a chart as a file."""

    lang: LanguageCode = Field(default="en", description="Language of the words. It wins over `Accept-Language`.")
    theme: Theme = Field(
        default=Theme.LIGHT, description="`light` or `dark` ground; `auto` is what the reader likes, in SVG alone."
    )
    width: WholeNumber = Field(
        default=USUAL_WIDTH, ge=LEAST_WIDTH, le=MOST_WIDTH, description="Width in pixels; the height follows."
    )
    release: str | None = Field(
        default=None, description="Answer as this release did; such an answer never changes.", max_length=40
    )

    @property
    def language(self) -> Language:
        """The language of the words."""
        return "ja" if self.lang == "ja" else "en"


class ChartLinks(Shape):
    """Where a chart is, in each form."""

    self: str = Field(description="The chart with its figures, as JSON.", examples=["/v1/charts/membership"])
    svg: str = Field(description="The picture.", examples=["/v1/charts/membership.svg"])
    png: str = Field(description="The picture in pixels.", examples=["/v1/charts/membership.png"])
    vega_lite: str = Field(description="A Vega-Lite specification.", examples=["/v1/charts/membership.vl.json"])
    csv: str = Field(description="The figures as a table.", examples=["/v1/charts/membership.csv"])


class ChartEntry(Shape):
    """A chart in the list."""

    id: str = Field(description="Its name.", examples=["membership"])
    type: str = Field(description="Always `chart`.", examples=["chart"])
    title: Text = Field(
        description="What it shows.", examples=[{"ja": "IOMの加盟国数の推移", "en": "Member states of IOM over time"}]
    )
    description: Text = Field(description="What is counted, and how.")
    links: ChartLinks = Field(description="Its forms.")


Cell = Annotated[str | int | Text | None, Field(description="A figure, a date, a code or a name; null if not known.")]


class Chart(ChartEntry):
    """A chart with all that it shows."""

    subtitle: Text = Field(description="The unit or the thing counted.")
    alternative: Text = Field(description="The picture told to who does not see it: for `alt`.")
    notes: list[Text] = Field(description="What must be known to read it.")
    source_line: Text = Field(description="Who is behind the figures; it stands in the picture.")
    imprint: Text = Field(description="Release, licence and independence; it stands in the picture.")
    embed: Text = Field(description="HTML that shows the picture on another page, with its text alternative.")
    records: list[str] = Field(
        description="Where the same records are listed.", examples=[["/v1/membership?date_from=1951&limit=500"]]
    )
    rows: list[dict[str, Cell]] = Field(description="The figures that are drawn, by column.")


class ChartAnswer(Shape):
    """A chart in the common envelope."""

    data: Chart
    meta: RecordMeta
    links: dict[str, str] = Field(description="Where to go on.", examples=[{"self": "/v1/charts/membership"}])


class ChartPage(Shape):
    """All charts in the common envelope."""

    data: list[ChartEntry]
    meta: RecordMeta
    links: dict[str, str] = Field(description="Where to go on.", examples=[{"self": "/v1/charts"}])
