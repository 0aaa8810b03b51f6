"""Appeals: how much was asked for, and how much of it is known to have come in."""

from decimal import Decimal

from app.core.figures import display
from app.core.shapes import Text
from app.core.store import Store
from app.views.charts.asking import Asked
from app.views.charts.figure import Bar, BarPlot, Cell, Figure, Key, Mark
from app.views.charts.pairing import WHOLE, Appeal, appeals_of
from app.views.charts.sourcing import source_line
from app.views.charts.wording import day, number, rounded

MAX_UNSTATED = 4
"""How many of the appeals are drawn of which no source says what came in: the table has them all."""

COLUMNS = (
    "appeal",
    "year",
    "requested",
    "received",
    "received_is_computed",
    "share_percent",
    "basis",
    "as_of",
    "requested_record",
    "received_record",
)
ASKED = Asked("observations", {"indicator": "appeal-requested,appeal-received,appeal-funded-share"})

UNSTATED = Text(ja="入金は不明", en="receipt not stated")
LEGEND = (
    Key(Mark.BAR, Text(ja="入金された割合", en="Share received")),
    Key(Mark.TRACK, Text(ja="要請額(100%)", en="Asked (100%)")),
    Key(Mark.OPEN_TRACK, UNSTATED),
)
NOTE = Text(
    ja="要請額と入金は別の資料によることがあります。要請時や年の途中の入金には日付を添えました。",
    en="Request and receipt may be from different sources; a date says up to when what came in was counted.",
)


def appeals_asked_and_received(store: Store) -> Figure | None:
    """Draw each appeal as a bar of what it asked for, filled as far as money is known to have come in."""
    observations = ASKED.documents(store)
    appeals = sorted(appeals_of(observations), key=lambda one: (-int(one.year), -one.asked))
    if not appeals:
        return None
    stated = [one for one in appeals if one.share is not None]
    unstated = sorted((one for one in appeals if one.share is None), key=lambda one: -one.asked)
    shown = [one for one in appeals if one in stated or one in unstated[:MAX_UNSTATED]]
    precisions = store.meta["precisions"]
    return Figure(
        subtitle=Text(ja="要請額のうち入金された割合、米ドル", en="Share of the amount asked for, US dollars"),
        alternative=_alternative(stated, precisions),
        plot=BarPlot([_bar(one, precisions) for one in shown]),
        legend=LEGEND,
        notes=[NOTE, _rest(len(unstated))],
        sources=source_line(record for one in shown for record in (one.requested, one.told) if record),
        columns=COLUMNS,
        rows=[_row(one) for one in appeals],
        records=(ASKED,),
    )


def _bar(appeal: Appeal, precisions: dict[str, str]) -> Bar:
    asked, year = number(rounded(f"{appeal.asked}")), appeal.year
    return Bar(
        label=Text(ja=f"{appeal.label.ja}、{year}年 {asked.ja}", en=f"{appeal.label.en}, {year}: {asked.en}"),
        value=None if appeal.share is None else float(appeal.share),
        told=_told(appeal, precisions),
        whole=float(WHOLE),
    )


def _told(appeal: Appeal, precisions: dict[str, str]) -> Text:
    if appeal.share is None or appeal.told is None:
        return UNSTATED
    share = display(f"{_tenths(appeal.share)}", "percent", precision=precisions[appeal.told["basis"]])
    if appeal.as_of is None:
        return share
    when = day(appeal.as_of)
    return Text(ja=f"{share.ja}({when.ja})", en=f"{share.en} ({when.en})")


def _tenths(share: Decimal) -> Decimal:
    """Round a share to a tenth, without a needless zero."""
    tenths = share.quantize(Decimal("0.1"))
    return tenths.quantize(Decimal(1)) if tenths == tenths.to_integral_value() else tenths


def _row(appeal: Appeal) -> list[Cell]:
    told = appeal.told
    return [
        appeal.label,
        appeal.year,
        f"{appeal.asked:f}",
        None if appeal.received is None else f"{appeal.received:f}",
        str(appeal.computed).lower() if told else None,
        None if appeal.share is None else f"{appeal.share:.4f}",
        told["basis"] if told else None,
        appeal.as_of,
        appeal.requested["links"]["self"],
        told["links"]["self"] if told else None,
    ]


def _rest(count: int) -> Text:
    return Text(
        ja=f"ほかに入金の分からない要請が計{count}件あり、大きいものから{min(count, MAX_UNSTATED)}件を示しました。",
        en=f"Of {count} requests no source here says what came in; the {min(count, MAX_UNSTATED)} largest are shown.",
    )


def _alternative(stated: list[Appeal], precisions: dict[str, str]) -> Text:
    told = [(one, number(rounded(f"{one.asked}")), _told(one, precisions)) for one in stated]
    return Text(
        ja="IOMの資金要請と入金の割合を示す棒グラフ。"
        + "、".join(f"{one.label.ja}({one.year}年、{asked.ja}米ドル)は{share.ja}" for one, asked, share in told)
        + "。",
        en="Bars of appeals and the share received: "
        + "; ".join(f"{one.label.en} {one.year}, USD {asked.en}: {share.en}" for one, asked, share in told)
        + ".",
    )
