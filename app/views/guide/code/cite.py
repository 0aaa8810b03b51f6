import datetime
import json
import urllib.request

RECORD = "http://127.0.0.1:8000/v1/observations/member-states-2025-12-175"

today = datetime.date.today().isoformat()
for style, language in (("sentence", "en"), ("sist02", "ja")):
    with urllib.request.urlopen(f"{RECORD}/cite?style={style}&lang={language}&accessed={today}") as answer:
        print(json.load(answer)["data"]["text"])
