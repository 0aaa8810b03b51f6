"""The sentence that explains a verdict, in both languages."""

from collections.abc import Sequence
from typing import Any

from app.core.periods import CountRange
from app.core.shapes import Text
from app.core.worded_dates import british, japanese
from app.views.checking.verdicts import Rule

_SENTENCES = {
    Rule.STATED: Text(
        ja="{period}の値として{figure}と述べる資料があり、記述と一致します。",
        en="A source states {figure} for {period}, which agrees with the claim.",
    ),
    Rule.STATED_BESIDE_OTHERS: Text(
        ja="{period}の値として{figure}と述べる資料がありますが、先に示す値は別にあります。",
        en="A source states {figure} for {period}, but another figure for that time is preferred.",
    ),
    Rule.COUNTED: Text(
        ja="加盟期間の記録から数えると{counted}となり、記述はその範囲にあります。",
        en="Counted from the periods of membership it is {counted}, which includes the claim.",
    ),
    Rule.ONLY_UNDER_REVIEW: Text(
        ja="{period}の値として{figure}と述べるのは検証対象の記事だけで、裏付けになりません。",
        en="Only the article under review states {figure} for {period}, which is no evidence for itself.",
    ),
    Rule.BETWEEN: Text(
        ja="その時点については上下に異なる値があり、記述はその間にあります。例: {period}の{figure}。",
        en="Figures stated for that time lie on both sides of the claim, such as {figure} for {period}.",
    ),
    Rule.STATED_FOR_ANOTHER_DATE: Text(
        ja="その時点の値ではありません。資料が{figure}とするのは{period}です。",
        en="Not the figure of that time: sources state {figure} for {period}.",
    ),
    Rule.OTHERWISE_STATED: Text(
        ja="資料は{period}の値を{figure}としており、記述と食い違います。",
        en="For {period} a source states {figure}, which contradicts the claim.",
    ),
    Rule.COUNTED_OTHERWISE: Text(
        ja="加盟期間の記録から数えると{counted}となり、記述と食い違います。",
        en="Counted from the periods of membership it is {counted}, which contradicts the claim.",
    ),
    Rule.ONLY_LOWER_BOUND: Text(
        ja="その時点については{figure}という下限しか述べられておらず、記述を確かめられません。",
        en="For that time only a lower bound is stated, {figure}; it neither supports nor contradicts the claim.",
    ),
    Rule.NOTHING_FOR_THE_DATE: Text(
        ja="その時点の値を述べる資料がありません。最も近いのは{period}の{figure}です。",
        en="No source states a figure for that time; the nearest is {figure} for {period}.",
    ),
    Rule.NOTHING_COMPARABLE: Text(
        ja="比べられる値を述べる資料がありません。",
        en="No source states a figure that can be compared.",
    ),
}


def explained(rule: Rule, deciding: Sequence[dict[str, Any]], counted: CountRange | None) -> Text:
    """Explain the verdict on a figure by the first observation that decides, as it is served."""
    sentence = _SENTENCES[rule]
    count = _counted(counted)
    if not deciding:
        return Text(ja=sentence.ja.format(counted=count.ja), en=sentence.en.format(counted=count.en))
    figure = deciding[0]["display"]
    start, _, end = deciding[0]["period"].partition("/")
    return Text(
        ja=sentence.ja.format(
            period=japanese(start) + (f"から{japanese(end)}" if end else ""), figure=figure["ja"], counted=count.ja
        ),
        en=sentence.en.format(
            period=british(start) + (f" to {british(end)}" if end else ""), figure=figure["en"], counted=count.en
        ),
    )


def _counted(counted: CountRange | None) -> Text:
    if counted is None:
        return Text(ja="不明", en="unknown")
    low, high = counted
    if low == high:
        return Text(ja=f"{low}か国", en=f"{low}")
    return Text(ja=f"{low}から{high}か国", en=f"{low} to {high}")
