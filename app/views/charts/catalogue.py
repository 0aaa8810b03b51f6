"""The charts there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.appeals import appeals_asked_and_received
from app.views.charts.contributions import contributions_by_donor
from app.views.charts.figure import Figure
from app.views.charts.forums import forum_editions
from app.views.charts.history import history_by_decade
from app.views.charts.membership import membership_over_time
from app.views.charts.regions import members_by_region
from app.views.charts.staff import staff_over_time


@dataclass(frozen=True)
class ChartKind:
    """A chart by its name; `make` fills it from a release, unless that has nothing to draw."""

    id: str
    title: Text
    description: Text
    make: Callable[[Store], Figure | None]


CHARTS = {
    kind.id: kind
    for kind in (
        ChartKind(
            "membership",
            Text(ja="IOMの加盟国数の推移", en="Member states of IOM over time"),
            Text(
                ja="各国の加盟期間から数えた毎日の加盟国数を、不確かさの幅とともに、当時公表された数と並べて示す。",
                en="How many states were members on each day, counted from their periods with the uncertainty shown, "
                "beside the counts published at the time.",
            ),
            membership_over_time,
        ),
        ChartKind(
            "members-by-region",
            Text(ja="IOMの加盟国の地域別内訳", en="Member states of IOM by region"),
            Text(
                ja="公開版の日の加盟国数を、国連標準M49の地域と小地域ごとに示す。",
                en="How many states of each region and sub-region of the UN standard M49 are members.",
            ),
            members_by_region,
        ),
        ChartKind(
            "contributions-by-donor",
            Text(ja="IOMへの拠出額の多い国と団体", en="Largest donors to IOM"),
            Text(
                ja="最新の年の拠出額の上位を、同じ資料による前年の額とともに示す。",
                en="The largest contributions of the latest year, with those of the year before by the same source.",
            ),
            contributions_by_donor,
        ),
        ChartKind(
            "appeals",
            Text(ja="IOMの資金要請と入金", en="What IOM asked for, and what it received"),
            Text(
                ja="資金要請(アピール)ごとに、要請額と、そのうち入金された割合を示す。",
                en="Appeals for money, and how much of each is known to have come in.",
            ),
            appeals_asked_and_received,
        ),
        ChartKind(
            "staff",
            Text(ja="IOMの職員数", en="Staff of IOM"),
            Text(
                ja="資料にある職員数をそのまま点で示し、数値のない年と資料の食い違いも示す。",
                en="Every stated number of staff as a dot, with years that have none and sources that disagree.",
            ),
            staff_over_time,
        ),
        ChartKind(
            "forum-editions",
            Text(ja="移住に関するフォーラムと会合", en="Forums and meetings on migration"),
            Text(
                ja="会議体ごとに、記録のある各回をその日付と開催形式で示す。",
                en="Each recorded meeting of each series, by its day and by whether people met in person.",
            ),
            forum_editions,
        ),
        ChartKind(
            "history-by-decade",
            Text(ja="IOMの歴史の出来事、十年ごと", en="Events in the history of IOM by decade"),
            Text(
                ja="記録のある歴史上の出来事の数を十年ごとに示す。",
                en="How many events of each decade are recorded.",
            ),
            history_by_decade,
        ),
    )
}
"""All charts by id, in the order in which they are listed."""


def drawable(store: Store) -> Sequence[ChartKind]:
    """Give the charts for which a release has something to draw."""
    return [kind for kind in CHARTS.values() if kind.make(store)]
