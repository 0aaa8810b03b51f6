"""The figures of a chart as a table (CSV, RFC 4180)."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from app.core.shapes import Text
from app.core.worded_dates import Language
from app.views.charts.figure import Cell, Figure
from app.views.charts.wording import spoken

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""A figure: no formula, though it may begin like one; it stays as it is."""


def table(figure: Figure, language: Language) -> str:
    """Write the rows under the names of their columns; texts stand in one language."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(figure.columns)
    writer.writerows(list(_cells(row, language)) for row in figure.rows)
    return written.getvalue()


def _cells(row: Sequence[Cell], language: Language) -> Iterator[str | int]:
    for cell in row:
        value = spoken(cell, language) if isinstance(cell, Text) else cell
        yield guarded(value) if isinstance(value, str) else "" if value is None else value


def guarded(value: str) -> str:
    """Put a quote before what a spreadsheet would compute: it then shows a text."""
    formula = value.startswith(FORMULA_SIGNS) and not NUMBER.fullmatch(value)
    return f"'{value}" if formula else value
