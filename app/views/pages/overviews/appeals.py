"""Appeals: what was asked, what is known to have come in, and how much of the whole that is, as the chart has it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from app.core.figures import display
from app.views.pages.asking import Asking
from app.views.pages.dates import worded
from app.views.pages.pieces import Piece
from app.views.pages.reader import Document, Reader

CHART = "/v1/charts/appeals?fields=rows,notes"


class AppealRow(NamedTuple):
    """An appeal of a year."""

    year: str
    name: str
    asked: Piece
    received: Piece
    """Empty text where no source says."""

    computed: bool
    """Whether what came in is computed from a share that a source states."""

    share: str
    basis: Piece | None
    as_of: str
    """Up to when it was counted, where that is not the whole of the appeal's time."""


class Appeals(NamedTuple):
    """All appeals."""

    told: Sequence[AppealRow]
    """Those of which a source says what came in."""

    years: Sequence[tuple[str, Sequence[AppealRow]]]
    total: int
    note: str


async def appeals_of(asking: Asking, reader: Reader) -> Appeals | None:
    """Ask the chart of appeals for its figures; None if there are none."""
    answer = await asking.content(CHART, reader.language)
    if "data" not in answer:
        return None
    chart = answer["data"]
    rows = [_row(one, reader) for one in chart["rows"]]
    return Appeals(
        told=[one for one in rows if one.received.text],
        years=[(year, list(of_year)) for year, of_year in groupby(rows, key=lambda one: one.year)],
        total=len(rows),
        note=reader.text(chart["notes"][0]),
    )


def _row(row: Document, reader: Reader) -> AppealRow:
    received = row["received"] is not None
    return AppealRow(
        year=row["year"],
        name=reader.text(row["appeal"]),
        asked=_money(row["requested"], row["requested_record"], reader),
        received=_money(row["received"], row["received_record"], reader) if received else Piece(""),
        computed=row["received_is_computed"] == "true",
        share=f"{Decimal(row['share_percent']):.1f}%" if received else "",
        basis=reader.code("bases", row["basis"]) if received else None,
        as_of=worded(row["as_of"], reader.language) if row["as_of"] else "",
    )


def _money(value: str, record: str, reader: Reader) -> Piece:
    whole = f"{Decimal(value).normalize():f}"
    return Piece(reader.text(display(whole, "USD").model_dump()), reader.page(record))
