"""One donor's year and the account of that year, computed from the figures of one source in one unit."""

from functools import cache

from app.core.dossier import Dossier
from app.core.shapes import Text
from app.facts.donors.arithmetic import (
    Amount,
    change_on,
    number,
    percent_of,
    rank_of,
    share_of,
    total_of,
)
from app.facts.donors.computed import Figure, Number
from app.facts.donors.ledgers import Ledger, Stated, amount_of, amounts_of
from app.facts.donors.models import StatedAmount, YearAccount, YearFigure

_STATES = Text(ja="か国", en="states")
_CONTRIBUTORS = Text(ja="者", en="contributors")


def year_figure(dossier: Dossier, ledger: Ledger, year: str, donor: str) -> YearFigure:
    """Make what a donor contributed in a year, with what follows from the ledger it stands in."""
    stated = ledger.years[year][donor]
    before = str(int(year) - 1)
    previous = ledger.years.get(before, {}).get(donor)
    amount, total = amount_of(stated), ledger.totals.get(year)
    return YearFigure(
        **StatedAmount.carried(stated_amount(dossier, stated)),
        year=year,
        source=dossier.reference("sources", ledger.source),
        share=share_of(amount, amount_of(total)) if total else None,
        rank=rank_of(amount, amounts_of(ledger, year), _counter(ledger, year)) if total else None,
        change=change_on(amount, amount_of(previous), before) if previous else None,
        account=_account(dossier, ledger, year) if total else None,
    )


def stated_amount(dossier: Dossier, stated: Stated) -> StatedAmount:
    """Take the amount of an observation as it is served there."""
    return StatedAmount(
        value=stated.value,
        value_number=stated.value_number,
        unit=stated.unit,
        display=stated.display,
        observation=stated.id,
        link=dossier.links("observations", stated.id).self,
    )


def _counter(ledger: Ledger, year: str) -> Text:
    return _STATES if all(stated.country for stated in ledger.years[year].values()) else _CONTRIBUTORS


@cache
def _account(dossier: Dossier, ledger: Ledger, year: str) -> YearAccount:
    """Make the account of a year; made once, for every donor of the year carries it."""
    stated, amounts = ledger.totals[year], amounts_of(ledger, year)
    total = amount_of(stated)
    added = total_of(amounts)
    return YearAccount(
        total=stated_amount(dossier, stated),
        contributors=len(amounts),
        sum=Figure(**Number.carried(number(added, total.unit)), formula="sum(amounts)"),
        difference=Figure(**Number.carried(number(total.value - added, total.unit)), formula="total - sum(amounts)"),
        agrees=added == total.value,
        explanation=_explanation(total, amounts),
        amounts=f"/v1/donors?year={year}&source={ledger.source}&limit=500",
    )


def _explanation(total: Amount, amounts: list[Amount]) -> Text:
    added = total_of(amounts)
    if added == total.value:
        return Text(ja="拠出者の合計は総額と一致する。", en="The contributors add up to the total.")
    part = percent_of(added, total.value)
    if added > total.value:
        return Text(
            ja=f"拠出者の合計は総額の{part}%で、総額を上回る。資料のどこかに誤りか重複がある。",
            en=f"The contributors add up to {part}% of the total: something in the source is wrong or counted twice.",
        )
    return Text(
        ja=f"ここに記録のある拠出者の合計は総額の{part}%。残りは、この資料からの記録がない拠出者(別の資料にある団体や基金を含む)と、"
        "拠出以外の収入による。",
        en=f"The contributors recorded from this source add up to {part}% of the total. The rest came from those not "
        "recorded from it (among them organizations and funds that another source states) and from other income.",
    )
