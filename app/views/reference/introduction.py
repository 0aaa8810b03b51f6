"""What the reference says besides the routes: introduction, tags in reading order, examples."""

from app.facts import disagreements, donors, membership, timeline
from app.facts.resources import RESOURCES

SUMMARY = "Structured, cited, bilingual facts about the International Organization for Migration."

LICENSE = {"name": "Code MIT, data CC BY 4.0", "identifier": "MIT AND CC-BY-4.0"}

DESCRIPTION = """\
History, members, figures, funding issues and forums. Every record names its sources **with their own wording**;
figures that disagree stand side by side; every text is there in **Japanese and English**. No key, no cookie, any
origin. Open any request below and press **Execute**: what it needs is filled in.

国際移住機関(IOM)の歴史、加盟国、数値、資金問題、フォーラムについての事実を、出典の文言とともに日英両語で答えます。鍵は要らず、\
下の項目を開いて「Execute」を押せば、そのまま試せます。

**Begin here / まずはここから:** [Japan's membership / 日本の加盟](/v1/members/jpn) ·
[the 20th integration forum / 第20回フォーラム](/v1/forum-events?series=japan-integration-forum&edition=20) ·
[who says that IOM has 175 members / 加盟国数の検証](/v1/claims/members-175) ·
[five worked tasks / 使い方](/v1/guide) · [everything there is / 全体](/v1)

**Learn one collection, know all**
- A list is `{"data": [...], "meta": {...}, "links": {...}}`, a single record has `data` as an object.
- A comma means OR, different parameters mean AND: `?country=JPN,USA&category=membership`.
- Dates are EDTF as the sources have them (`1951`, `1951-12`, `1951-12-05`), with `date_start` and `date_end` beside.
- Figures are decimal strings in `value`, with `value_number` for charts and `display` for people.
- `fields=title.ja,citations.as_stated` cuts an answer down; `links.next` leads through the pages.
- An error is `application/problem+json`: what was wrong, what is allowed, and the nearest right thing.
- `/cite` after a record's address gives a sentence to quote, or references in APA, SIST 02, BibTeX and more.
- `meta.release` names the release; with `?release=` an answer never changes.

This service is independent of IOM and is neither run nor endorsed by it. Code: MIT. Data:
[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).
"""

TAGS = [
    {"name": "start", "description": "Where to begin."},
    {"name": "guide", "description": "使い方 – Five tasks with their code, in curl, Python and JavaScript."},
    *({"name": resource.path, "description": f"{resource.title.ja} – {resource.summary.en}"} for resource in RESOURCES),
    {"name": "disagreements", "description": f"{disagreements.VIEW.title.ja} – {disagreements.VIEW.summary.en}"},
    {"name": "policy", "description": "The rules by which confidence and preference are judged."},
    {"name": "membership", "description": f"{membership.COUNTS.title.ja} – {membership.COUNTS.summary.en}"},
    {"name": "timeline", "description": f"{timeline.TIMELINE.title.ja} – {timeline.TIMELINE.summary.en}"},
    {"name": "donors", "description": f"{donors.DONORS.title.ja} – {donors.DONORS.summary.en}"},
    {
        "name": "citing",
        "description": "出典の書き方 – Each record as a sentence to quote and in eight styles of reference.",
    },
    {"name": "search", "description": "検索 – One search over everything, in Japanese and English."},
    {"name": "charts", "description": "図 – Pictures to publish, with their figures, sources and release."},
    {"name": "problems", "description": "What each error means."},
    {"name": "reference", "description": "OpenAPI and JSON Schemas."},
    {"name": "operation", "description": "The state of the service."},
]

TOGETHER = frozenset({"check_claim"})
"""Operations that need some of their parameters together, and require none of them alone."""

EXAMPLES = {
    "get_door": "/v1",
    "get_guide": "/v1/guide",
    "get_organization": "/v1/organization?fields=name,abbreviation,names.abbreviation,names.from,names.to,seat",
    "list_history_events": "/v1/history-events?category=un-system&date_from=2016&limit=1",
    "get_history_event": "/v1/history-events/un-related-organization-2016",
    "list_timeline": "/v1/timeline?lanes=members,leadership&date_from=1993&date_to=1993&limit=1",
    "list_members": "/v1/members?valid_on=1993-12-31&region=Asia&limit=1",
    "get_member": "/v1/members/jpn",
    "list_membership": "/v1/membership?valid_on=1993-12-31",
    "list_indicators": "/v1/indicators?group=membership&limit=1",
    "get_indicator": "/v1/indicators/member-states",
    "list_indicator_series": "/v1/indicators/member-states/series?whole=true&date_from=2020&limit=1",
    "list_disagreements": "/v1/disagreements?limit=1",
    "get_policy": "/v1/policy",
    "list_observations": "/v1/observations?indicator=member-states&sort=-date&limit=1",
    "get_observation": "/v1/observations/ceb-contribution-phl-2015",
    "list_funding_issues": "/v1/funding-issues?donor=USA&impact_kind=staff&limit=1&fields=title,status,impacts",
    "list_donors": "/v1/donors?year=2024&limit=1",
    "get_donor": "/v1/donors/european-union",
    "get_funding_issue": "/v1/funding-issues/afghanistan-returns-aid-cuts-2025",
    "list_forum_series": "/v1/forum-series?limit=1",
    "get_forum_series": "/v1/forum-series/japan-integration-forum",
    "list_forum_events": "/v1/forum-events?series=japan-integration-forum&edition=20&fields=edition,date,name,theme",
    "get_forum_event": "/v1/forum-events/japan-forum-20-2025",
    "list_people": "/v1/people?office=director-general&valid_on=2010-01-01&limit=1",
    "get_person": "/v1/people/amy-pope",
    "list_activities": "/v1/activities?country=JPN&limit=1",
    "get_activity": "/v1/activities/afghan-border-reception",
    "list_claims": "/v1/claims?verdict=outdated,contradicted&limit=1",
    "check_claim": "/v1/claims/check?indicator=member-states&value=175&date=2010",
    "get_claim": "/v1/claims/members-175",
    "list_sources": "/v1/sources?kind=treaty&limit=1",
    "get_source": "/v1/sources/un-a51-232",
    "list_source_facts": "/v1/sources/un-a51-232/facts?limit=1",
    "list_origins": "/v1/origins?kind=government&limit=1",
    "get_origin": "/v1/origins/anadolu-agency",
    "list_code_lists": "/v1/code-lists?limit=1&fields=name,values.id,values.label",
    "get_code_list": "/v1/code-lists/bases",
    "get_citation": "/v1/members/jpn/cite",
    "get_organization_citation": "/v1/organization/cite?style=sist02&lang=ja",
    "list_search_hits": "/v1/search?q=budget%20cuts&limit=1",
    "list_charts": "/v1/charts",
    "get_chart": "/v1/charts/history-by-decade",
    "list_problems": "/problems",
    "get_problem": "/problems/unknown-parameter",
    "get_health": "/healthz",
    "get_readiness": "/readyz",
    "get_version": "/version",
}
"""One request for each operation, but for those of the reference itself; the reference shows what it really answers."""
