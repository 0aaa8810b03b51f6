import json
import urllib.request

SITE = "http://127.0.0.1:8000"

with urllib.request.urlopen(f"{SITE}/v1/charts/history-by-decade?fields=rows,source_line") as answer:
    chart = json.load(answer)["data"]

for row in chart["rows"]:
    print(f"{row['decade']}  {'#' * row['events']}")
print(chart["source_line"]["en"])
