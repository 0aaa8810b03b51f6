"""The requests that contract tests make: every operation of the reference, and what is wrong in every way."""

from app.core.resource import Single
from app.facts.resources import RESOURCES
from app.views.reference.introduction import EXAMPLES

STATE = ["/healthz", "/readyz", "/version"]
"""What tells of the service and not of a release."""

GOOD = sorted(set(EXAMPLES.values()) - set(STATE))
"""One good request for each operation that answers from a release."""

COLLECTIONS = [resource for resource in RESOURCES if not isinstance(resource, Single)]
"""The resources that have a list."""

BAD = {
    "/v1/memberz": 404,
    "/v1/members/jpm": 404,
    "/v1/members/%00": 404,
    "/v1/%00": 404,
    "/v1/members/jpn/cite/more": 404,
    "/v1/memberz/jpn/cite": 404,
    "/v1/members/jpn/cite?style=aap": 422,
    "/v1/members/jpn/cite?lang=fr": 422,
    "/v1/members/jpn/cite?accessed=2026-13-01": 422,
    "/v1/members/jpn/cite?accessed=2026-12-01&accessed=2026-12-02": 422,
    "/nowhere": 404,
    "/problems/nothing": 404,
    "/schemas/nothing.json": 404,
    "/docs/assets/..%2Frouter.py": 404,
    "/docs/assets/router.py": 404,
    "/v1/sources/nothing/facts": 404,
    "/v1/members?release=2020.01.0": 404,
    "/v1/members/jpn?release=2020.01.0": 404,
    "/v1/members?contry=JPN": 400,
    "/v1/members?COUNTRY=JPN": 400,
    "/v1/members/jpn?country=JPN": 400,
    "/v1?fields=name": 400,
    "/healthz?x=1": 400,
    "/docs/assets/start.js?x=1": 400,
    "/v1/members?" + "&".join(f"p{number}=1" for number in range(300)): 400,
    "/v1/members?limit=0": 422,
    "/v1/members?limit=501": 422,
    "/v1/members?limit=-1": 422,
    "/v1/members?limit=ten": 422,
    "/v1/members?limit=1.5": 422,
    "/v1/members?limit=1_0": 422,
    "/v1/members?limit=%EF%BC%91": 422,
    "/v1/members?cursor=": 422,
    f"/v1/members?country={'A' * 5000}": 422,
    "/v1/origins?kind=goverment": 422,
    "/v1/observations?qualifier=volutary": 422,
    "/v1/sources?publisher=NHK": 422,
    "/v1/claims/check": 422,
    "/v1/members?limit=": 422,
    "/v1/members?limit=999999999999999999999999999999": 422,
    "/v1/members?limit=1&limit=2": 422,
    "/v1/forum-events?edition=999999999999999999999999999999": 422,
    "/v1/forum-events?edition=-1": 422,
    "/v1/members?country=ZZZ": 422,
    "/v1/members?country=jpn": 422,
    "/v1/members?country=JPN,": 422,
    "/v1/members?country=%00": 422,
    "/v1/members?country=%F0%9F%97%BE": 422,
    "/v1/members?founding=perhaps": 422,
    "/v1/members?valid_on=1993-13": 422,
    "/v1/members?valid_on=yesterday": 422,
    "/v1/members?valid_on=1993/1994": 422,
    "/v1/history-events?date_from=2025-02-30": 422,
    "/v1/history-events?date_from=1900-02-29": 422,
    "/v1/history-events?date_from=0000": 422,
    "/v1/history-events?date_to=%EF%BC%91%EF%BC%99%EF%BC%95%EF%BC%91": 422,
    "/v1/history-events?category=wars": 422,
    "/v1/history-events?person=nobody": 422,
    "/v1/history-events?source=' OR 1=1 --": 422,
    "/v1/members?sort=population": 422,
    "/v1/members?sort=id,-id": 422,
    "/v1/members?sort=": 422,
    "/v1/members?fields=capital": 422,
    "/v1/members?fields=name.fr": 422,
    "/v1/members?cursor=abc": 422,
    "/v1/members?cursor=!!!": 422,
    "/v1/members?cursor=W10": 422,
    "/v1/members?cursor=bnVsbA": 422,
    "/v1/observations?value_min=NaN": 422,
    "/v1/observations?value_min=1e400": 422,
    "/v1/observations?value_min=ten": 422,
    "/v1/observations?unit=usd": 422,
    "/v1/sources/un-a51-232/facts?type=opinion": 422,
    f"/v1/members?country={','.join(f'X{number}' for number in range(101))}": 422,
    f"/v1/members?cursor={'A' * 1001}": 422,
}
"""Bad requests, each with the status that it must get."""
