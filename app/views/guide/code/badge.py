import json
import urllib.request
from html import escape

SITE = "http://127.0.0.1:8000"

address = (
    f"{SITE}/v1/organization?fields=headline.display,headline.indicator.name,headline.citation.publisher,headline.link"
)
with urllib.request.urlopen(address) as answer:
    figure = json.load(answer)["data"]["headline"][0]

name, value = figure["indicator"]["name"]["en"], figure["display"]["en"]
told = f"{name}: {value} ({figure['citation']['publisher']})"
print(f'<a href="{SITE}{figure["link"]}.html">{escape(told)}</a>')
