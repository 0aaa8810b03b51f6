"""Donors: who contributed how much in which year, with share, rank and change computed at seeding."""

from app.core.resource import View
from app.core.shapes import Text
from app.facts.donors.listing import donor_years, donors
from app.facts.donors.models import Donor, DonorSummary
from app.facts.donors.queries import DonorQuery

__all__ = ["DONORS", "DONOR_YEARS"]

TITLE = Text(ja="拠出者", en="Donors")
SUMMARY = Text(
    ja="国などの拠出者ごとの年々の拠出額。一つの資料が総額も示す年には、割合と順位と前年比を計算の過程とともに添える。",
    en="States and others with their contributions by year; where one source states the total too, with share, rank "
    "and change on the year, computed with the working shown.",
)

DONORS = View(
    path="donors",
    type_name="donor",
    title=TITLE,
    summary=SUMMARY,
    shape=Donor,
    row="app.facts.donors.tables:DonorRow",
    query=DonorQuery,
    make=donors,
)
"""One record for each donor, with all its years."""

DONOR_YEARS = View(
    path="donor-years",
    type_name="donor-summary",
    title=TITLE,
    summary=SUMMARY,
    shape=DonorSummary,
    row="app.facts.donors.tables:DonorYearRow",
    query=DonorQuery,
    make=donor_years,
)
"""One row for each donor and year: the table that `/v1/donors` lists."""
