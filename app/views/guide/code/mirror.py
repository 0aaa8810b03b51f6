import json
import urllib.request

SITE = "http://127.0.0.1:8000"


def ask(path):
    with urllib.request.urlopen(SITE + path) as answer:
        return json.load(answer)


for collection in ask("/v1")["data"]["collections"]:
    path, count = collection["path"] + ("?limit=500" if collection["count"] > 1 else ""), 0
    with open(collection["path"].rpartition("/")[2] + ".jsonl", "w", encoding="utf-8") as file:
        while path:
            page = ask(path)
            records = page["data"] if isinstance(page["data"], list) else [page["data"]]
            file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
            path, count = page["links"].get("next"), count + len(records)
    print(f"{collection['path']}: {count} of release {page['meta']['release']}")
