"""A mix like that of a busy day: many different addresses, of which a few are asked most (Zipf's law)."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import Any
from urllib.parse import quote

SIZE = 5_000
DRAWS = 40_000
SEED = 1951
SHARES = {"record": 0.5, "page": 0.22, "search": 0.18, "fields": 0.1}
LIMITS = ("", "", "&limit=20", "&limit=10")
FIELDS = ("name", "citations", "confidence", "links", "claims")

Records = Mapping[str, Sequence[Mapping[str, Any]]]
"""All records by the address of their collection."""

FILTERED = frozenset(f"/v1/{name}" for name in ("forum-events", "funding-issues", "history-events", "observations"))
"""Collections that take both a country and dates."""


def addresses(records: Records, size: int = SIZE) -> list[str]:
    """Choose different addresses, the most popular first; always the same of the same records."""
    chance = random.Random(SEED)
    kinds = {
        "record": records_asked(records),
        "page": pages_asked(records),
        "search": searches_asked(records),
        "fields": fields_asked(records),
    }
    chosen: dict[str, None] = {}
    for kind, share in SHARES.items():
        candidates = sorted(set(kinds[kind]))
        chance.shuffle(candidates)
        chosen |= dict.fromkeys(candidates[: int(size * share)])
    found = list(chosen)
    chance.shuffle(found)
    return found


def draws(ranked: Sequence[str], count: int = DRAWS) -> list[str]:
    """Draw from a ranking so that the n-th is drawn 1/n as often as the first; always the same."""
    weights = accumulate(1 / rank for rank in range(1, len(ranked) + 1))
    return random.Random(SEED).choices(ranked, cum_weights=list(weights), k=count)


def records_asked(records: Records) -> Iterator[str]:
    """List the addresses of all records."""
    for listed in records.values():
        yield from (record["links"]["self"] for record in listed)


def pages_asked(records: Records) -> Iterator[str]:
    """List pages of one country, and of one year."""
    for collection in sorted(FILTERED & records.keys()):
        listed = records[collection]
        years = {str(record["date_start"])[:4] for record in listed if record.get("date_start")}
        for limit in LIMITS:
            yield from (f"{collection}?country={code}{limit}" for code in countries(listed))
            yield from (f"{collection}?date_from={year}&date_to={year}{limit}" for year in years)


def countries(listed: Sequence[Mapping[str, Any]]) -> set[str]:
    """Find the countries that records are about, where that is a filter."""
    single = {record["country"]["code"] for record in listed if isinstance(record.get("country"), dict)}
    several = {one["code"] for record in listed for one in record.get("countries") or () if isinstance(one, dict)}
    return single | several


def searches_asked(records: Records) -> Iterator[str]:
    """List searches for the words of names: two or three Japanese characters, or an English word."""
    for listed in records.values():
        for record in listed:
            name = record.get("name") or record.get("title")
            if isinstance(name, dict):
                runs = re.findall(r"[一-龠ァ-ヶー]{2,3}", name["ja"])
                words = re.findall(r"[A-Za-z]{4,}", name["en"])
                yield from (f"/v1/search?q={quote(term)}" for term in islice(runs + words, 8))


def fields_asked(records: Records) -> Iterator[str]:
    """List records of which one field is asked."""
    for listed in records.values():
        for record in listed:
            yield from (f"{record['links']['self']}?fields={name}" for name in FIELDS if name in record)
