"""What each indicator is called as the subject of a sentence.

An indicator that is missing here is called by its name, which reads well for most; so a new indicator needs no
new program. Slots hold the country or party that a figure concerns, and are empty where there is none: in
Japanese {of} 日本の, {at} ハイチでの, {there} ハイチで, {for_} ハイチ向けの, {with_} 日本と, {national} 日本国籍の;
in English {of}, {from_}, {for_}, {there} ("in Haiti") and {with_}. {part} is the part of the whole.
"""

from app.core.shapes import Text

_IOM = "国際移住機関(IOM)"
_ORG = "the International Organization for Migration (IOM)"

SUBJECTS: dict[str, Text] = {
    "affected-people": Text(
        ja="{at}危機の影響を受けた人の数{part}", en="the number of people affected by the crisis{part}{there}"
    ),
    "appeal-funded-share": Text(
        ja=f"{_IOM}の{{for_}}アピールの充足率{{part}}", en=f"the funded share of the appeal{{for_}}{{part}} by {_ORG}"
    ),
    "appeal-people-targeted": Text(
        ja=f"{_IOM}の{{for_}}アピールの支援対象者数{{part}}",
        en=f"the number of people targeted by the appeal{{for_}}{{part}} of {_ORG}",
    ),
    "appeal-received": Text(
        ja=f"{_IOM}の{{for_}}アピールへの入金額{{part}}",
        en=f"the amount received for the appeal{{for_}}{{part}} by {_ORG}",
    ),
    "appeal-requested": Text(
        ja=f"{_IOM}の{{for_}}アピールの要請額{{part}}", en=f"the amount requested{{for_}}{{part}} by {_ORG}"
    ),
    "appeal-unfunded": Text(
        ja=f"{_IOM}の{{for_}}アピールの不足額{{part}}",
        en=f"the unfunded part of the appeal{{for_}}{{part}} by {_ORG}",
    ),
    "appeal-unfunded-share": Text(ja="{for_}アピールの不足率{part}", en="the unfunded share of the appeal{for_}{part}"),
    "arrivals-and-returns": Text(
        ja="{at}到着者・帰還者数{part}", en="the number of people arriving or returning{part}{there}"
    ),
    "assessed-contributions": Text(
        ja=f"{_IOM}への{{of}}分担金{{part}}", en=f"assessed contributions{{part}}{{from_}} to {_ORG}"
    ),
    "contracted-contributions": Text(
        ja=f"{_IOM}が{{with_}}結んだ資金協定の額{{part}}",
        en=f"the value of funding agreements{{part}}{{with_}} signed by {_ORG}",
    ),
    "contribution-countries": Text(
        ja=f"{_IOM}への{{of}}拠出の対象国数{{part}}",
        en=f"the number of countries covered by the contribution{{part}}{{from_}} to {_ORG}",
    ),
    "contribution-purpose-share": Text(
        ja=f"{_IOM}への{{of}}拠出に占める割合{{part}}",
        en=f"the share of one purpose{{part}} in the contribution{{from_}} to {_ORG}",
    ),
    "contributions": Text(ja=f"{_IOM}への{{of}}拠出額{{part}}", en=f"contributions{{part}}{{from_}} to {_ORG}"),
    "countries-with-operations": Text(
        ja=f"{_IOM}が活動を行った国の数{{part}}", en=f"the number of countries{{part}} with operations of {_ORG}"
    ),
    "countries-with-presence": Text(
        ja=f"{_IOM}の拠点のある国の数{{part}}", en=f"the number of countries{{part}} with a presence of {_ORG}"
    ),
    "data-use-share": Text(
        ja=f"{_IOM}のデータの利用率{{part}}", en=f"the share of documents{{part}} that draw on data of {_ORG}"
    ),
    "donor-rank": Text(
        ja=f"{_IOM}への拠出国としての{{of}}順位{{part}}", en=f"the rank{{of}} among donors{{part}} to {_ORG}"
    ),
    "donor-share": Text(
        ja=f"{_IOM}の資金に占める{{of}}割合{{part}}", en=f"the share{{of}} in the funding{{part}} of {_ORG}"
    ),
    "earmarking-share": Text(
        ja=f"{_IOM}の資金に占める割合{{part}}", en=f"the share of one kind of money{{part}} in the funding of {_ORG}"
    ),
    "expenditure": Text(ja=f"{_IOM}の{{at}}支出額{{part}}", en=f"spending{{part}}{{there}} by {_ORG}"),
    "financial-growth": Text(
        ja=f"{_IOM}の{{with_}}前年比の増加率{{part}}", en=f"yearly growth{{part}}{{with_}} at {_ORG}"
    ),
    "fund-allocations": Text(ja=f"{_IOM}の基金からの配分額{{part}}", en=f"allocations from a fund{{part}} of {_ORG}"),
    "funding-reduction": Text(ja=f"{_IOM}の資金の減少額{{part}}", en=f"the cut in funding{{part}} of {_ORG}"),
    "funding-reduction-share": Text(ja=f"{_IOM}の資金の減少率{{part}}", en=f"the cut in funding{{part}} of {_ORG}"),
    "interagency-appeal-requested": Text(
        ja=f"{_IOM}を含む機関間の{{for_}}アピールの要請額{{part}}",
        en=f"the amount requested{{for_}} in an inter-agency appeal{{part}} with {_ORG}",
    ),
    "member-states": Text(ja=f"{_IOM}の加盟国数{{part}}", en=f"the number of Member States{{part}} of {_ORG}"),
    "migrant-deaths": Text(
        ja="移動中の死者・行方不明者数{part}",
        en="the number of people recorded as dead or missing on migration routes{part}",
    ),
    "observer-organizations": Text(
        ja=f"{_IOM}のオブザーバー団体数{{part}}", en=f"the number of observer organizations{{part}} at {_ORG}"
    ),
    "observer-states": Text(
        ja=f"{_IOM}のオブザーバー国数{{part}}", en=f"the number of observer states{{part}} at {_ORG}"
    ),
    "people-assisted": Text(
        ja=f"{{there}}{_IOM}の支援を受けた人の数{{part}}",
        en=f"the number of people assisted{{part}}{{there}} by {_ORG}",
    ),
    "people-losing-assistance": Text(
        ja=f"{{there}}{_IOM}の支援を失った人の数{{part}}",
        en=f"the number of people{{part}}{{there}} losing assistance from {_ORG}",
    ),
    "private-partnerships": Text(
        ja=f"{_IOM}の民間との連携数{{part}}", en=f"the number of private-sector partnerships{{part}} of {_ORG}"
    ),
    "projects": Text(ja=f"{_IOM}の{{with_}}事業数{{part}}", en=f"the number of projects{{part}}{{with_}} of {_ORG}"),
    "session-attendance": Text(ja="会合の参加数{part}", en="the number attending{part}"),
    "shared-contributions": Text(
        ja=f"{_IOM}と他機関への{{of}}共通の拠出額{{part}}",
        en=f"joint contributions{{part}}{{from_}} to {_ORG} and other organizations",
    ),
    "staff": Text(ja=f"{_IOM}の{{national}}職員数{{part}}", en=f"the number of staff{{part}}{{from_}} at {_ORG}"),
    "staff-nationalities": Text(
        ja=f"{_IOM}の職員の国籍数{{part}}", en=f"the number of nationalities{{part}} among the staff of {_ORG}"
    ),
    "staff-reduction-share": Text(
        ja=f"{_IOM}の人員削減の割合{{part}}", en=f"the share of staff{{part}} affected by reductions of {_ORG}"
    ),
    "staff-reductions": Text(
        ja=f"{_IOM}の人員削減の対象者数{{part}}", en=f"the number of staff{{part}} affected by reductions at {_ORG}"
    ),
    "staff-share": Text(
        ja=f"{_IOM}の職員に占める割合{{part}}", en=f"the share of one group{{part}} among the staff of {_ORG}"
    ),
    "un-system-contributions": Text(
        ja="{of}国連システムへの拠出額{part}", en="contributions{part}{from_} to the UN system"
    ),
    "un-system-expenses": Text(ja="国連システム全体の支出{part}", en="expenses{part} of the UN system as a whole"),
    "un-system-revenue": Text(ja="国連システム全体の収入{part}", en="revenue{part} of the UN system as a whole"),
    "unearmarked-contributions": Text(
        ja=f"{_IOM}への使途を指定しない{{of}}拠出額{{part}}",
        en=f"unearmarked contributions{{part}}{{from_}} to {_ORG}",
    ),
    "votes-cast": Text(ja="投票数{part}", en="the number of votes{part}"),
}
"""Subjects by the id of the indicator."""
