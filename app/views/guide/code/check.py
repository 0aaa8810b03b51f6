import json
import urllib.request
from urllib.parse import urlencode

SITE = "http://127.0.0.1:8000"

asked = urlencode({"indicator": "member-states", "value": "175", "date": "2010"})
with urllib.request.urlopen(f"{SITE}/v1/claims/check?{asked}") as answer:
    check = json.load(answer)["data"]

print(f"{check['verdict']}: {check['explanation']['en']}")
for one in check["deciding"]:
    print(f"- {one['period']}: {one['publisher']} writes “{one['as_stated']}” ({SITE}{one['link']}.html)")
