"""Makes the two checks: of a figure and of a membership."""

from decimal import Decimal
from typing import Any

from app.core.conflicts import LOWER_BOUND
from app.core.edtf import OPEN_DAY, UNKNOWN_DAY, Extent, Precision, extent
from app.core.periods import possible_period
from app.core.shapes import Country, Period, PeriodRecord, Reference, Text
from app.core.store import Store
from app.views.checking.evidence import Document, comparable, counted_states, document_of, stated_figures
from app.views.checking.membership import explain_membership, judge_membership
from app.views.checking.models import (
    ClaimAsUnderstood,
    ClaimCheck,
    ClaimCheckQuery,
    CountedStates,
    DecidingFigure,
)
from app.views.checking.verdicts import Claim, judge
from app.views.checking.wording import explained

UNITS = {"count": "count", "money": "USD", "share": "percent", "rank": "rank"}
"""The unit of a claim that names none, by the measure of its indicator."""


def check_figure(store: Store, query: ClaimCheckQuery, indicator: Document, value: Decimal) -> ClaimCheck:
    """Judge a figure; `indicator` is the record of what it is claimed to measure."""
    unit = query.unit or UNITS[indicator["measure"]]
    documents = stated_figures(store, indicator["id"], query.place, unit)
    days = extent(query.date) if query.date else _latest(documents, store)
    counted = None if query.place else counted_states(store, indicator["id"], days)
    claim = Claim(value, days.first_day, days.last_day, query.tolerance / 100)
    finding = judge(claim, [comparable(document, store) for document in documents], counted)
    by_id = {document["id"]: document for document in documents}
    deciding = [by_id[one.id] for one in finding.deciding]
    return ClaimCheck(
        type="claim-check",
        claim=_understood(store, query, indicator=_reference(indicator), value=f"{value:f}", unit=unit),
        verdict=finding.verdict,
        rule=finding.rule,
        explanation=explained(finding.rule, deciding, counted),
        deciding=[_deciding(document) for document in deciding],
        counted=CountedStates(value_min=counted.value_min, value_max=counted.value_max) if counted else None,
        periods=[],
    )


def check_membership(store: Store, query: ClaimCheckQuery, state: Country, date: str) -> ClaimCheck:
    """Judge whether a state was a member on a date."""
    record = document_of(store, "members", state.code.lower())
    periods = [Period.model_validate(one, strict=False) for one in record["periods"]] if record else []
    released = store.meta["release"]["date"]
    possible = [possible_period(PeriodRecord(from_=one.from_, to=one.to), known_until=released) for one in periods]
    days = extent(date)
    finding = judge_membership(
        possible if record else None, record["status"] if record else None, days.first_day, days.last_day
    )
    name = Text.model_validate(record["name"]) if record else state.name
    spans = [(one.from_, one.to) for one in periods]
    return ClaimCheck(
        type="claim-check",
        claim=_understood(store, query, member=Reference(id=state.code.lower(), name=name)),
        verdict=finding.verdict,
        rule=finding.rule,
        explanation=explain_membership(finding.rule, name, date, spans),
        deciding=[],
        counted=None,
        periods=periods,
    )


def country_of(store: Store, code: str) -> Country:
    """Name a country."""
    return Country(code=code, name=Text.model_validate(store.meta["countries"][code]))


def _latest(documents: list[Document], store: Store) -> Extent:
    """Give the days of the newest figure that says how much: what a claim without a date is about.

    A lower bound, or what only the article under review states, settles nothing and is no news.
    """
    telling = [
        document
        for document in documents
        for figure in [comparable(document, store)]
        if figure.independent and figure.precision != LOWER_BOUND
    ]
    if not documents:
        return Extent(UNKNOWN_DAY, OPEN_DAY, Precision.DAY)
    newest = max(telling or documents, key=lambda document: (document["date_end"], document["date_start"]))
    return Extent(newest["date_start"], newest["date_end"], Precision(newest["precision"]))


def _understood(store: Store, query: ClaimCheckQuery, **said: Any) -> ClaimAsUnderstood:
    fields: dict[str, Any] = {"indicator": None, "value": None, "unit": None, "member": None, **said}
    return ClaimAsUnderstood(
        **fields,
        place=country_of(store, query.place) if query.place else None,
        tolerance_percent=f"{query.tolerance:f}",
        date=query.date,
    )


def _reference(document: Document) -> Reference:
    return Reference(id=document["id"], name=Text.model_validate(document["name"]))


def _deciding(document: Document) -> DecidingFigure:
    citation = document["citations"][0]
    return DecidingFigure(
        id=document["id"],
        name=Text.model_validate(document["name"]),
        period=document["period"],
        value=document["value"],
        display=Text.model_validate(document["display"]),
        preferred=document["preferred"],
        confidence=document["confidence"]["level"],
        publisher=citation["publisher"],
        as_stated=citation["as_stated"],
        link=document["links"]["self"],
    )
