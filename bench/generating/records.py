"""Synthetic records, each about as large as the real ones of its list."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from random import Random
from typing import Any, NamedTuple

from app.core.countries import country_names
from bench.generating.words import Vocabulary

Record = dict[str, Any]

MONTHS = ("January", "March", "May", "July", "August", "October", "December")
"""Those of 31 days."""

FIRST_YEAR = 1951
LAST_YEAR = 2026
MAX_YEARS_OF_A_SERIES = 30
PARTS = 500
"""Different qualifiers of figures."""

GROWING_GROUPS = ("appeals", "operations", "presence", "staff")
"""Groups of indicators whose figures grow in number: there are only so many states that join or pay."""

UNITS = {"count": "count", "money": "USD", "share": "percent", "rank": "rank"}
"""The unit of each measure."""


class World(NamedTuple):
    """What synthetic records refer to."""

    words: Vocabulary
    countries: Sequence[str]
    people: Sequence[str]
    series: Sequence[str]
    origins: Sequence[str]
    indicators: Sequence[tuple[str, str]]
    """Each with its unit."""

    codes: Mapping[str, Sequence[str]]
    sources: int
    """How many synthetic sources there are."""


def world_of(core: Mapping[str, Any], words: Vocabulary, sources: int) -> World:
    """Gather what may be referred to."""
    ids = {key: [record["id"] for record in core[key]] for key in ("people", "forum_series", "origins")}
    return World(
        words=words,
        countries=list(country_names()),
        people=ids["people"],
        series=ids["forum_series"],
        origins=ids["origins"],
        indicators=[(one["id"], UNITS[one["measure"]]) for one in core["indicators"] if one["group"] in GROWING_GROUPS],
        codes={code_list["id"]: [code["id"] for code in code_list["values"]] for code_list in core["code_lists"]},
        sources=sources,
    )


def zipf(random: Random, size: int) -> int:
    """Draw a number below `size`; each is as frequent as Zipf's law has it."""
    return int((size + 1) ** random.random()) - 1


def _one(random: Random, values: Sequence[Any]) -> Any:
    return values[zipf(random, len(values))]


def _distinct(random: Random, values: Sequence[str], most: int) -> list[str]:
    return sorted({_one(random, values) for _ in range(random.randint(0, most))})


def source_id(number: int) -> str:
    """Name a source; names stand in the order of their numbers."""
    return f"source-{number:08}"


def _citations(world: World, random: Random, words: Sequence[str]) -> list[Record]:
    """Cite a source for each of the `words`, and now and then remark on it."""
    return [
        {
            "source": source_id(zipf(random, world.sources)),
            "as_stated": as_stated,
            "note": world.words.name(random, 8, 8) if random.random() < 0.25 else None,
        }
        for as_stated in words
    ]


def _wordings(world: World, random: Random, date: str) -> list[str]:
    """Word one to four citations; one names the day, and seldom another year."""
    year = int(date[:4]) - (random.random() < 0.02)
    day = f"{int(date[8:])} {MONTHS[int(date[5:7]) - 1]} {year}"
    others = [world.words.english.some(random, random.randint(2, 7)) for _ in range(random.randint(0, 3))]
    return [f"{world.words.english.some(random, 3)} {day}", *others]


def _day(random: Random) -> str:
    """Draw a day of one of the first seven months; its month is named by its place in `MONTHS`."""
    return f"{random.randint(FIRST_YEAR, LAST_YEAR - 1)}-{random.randint(1, 7):02}-{random.randint(1, 28):02}"


def history_event(world: World, random: Random, number: int) -> Record:
    """Make a history event."""
    date = _day(random)
    return {
        "id": f"event-{number:08}",
        "date": date,
        "end_date": None,
        "category": _one(random, world.codes["history-categories"]),
        "title": world.words.name(random, 6, 5),
        "summary": world.words.text(random, random.randint(10, 34), random.randint(10, 28)),
        "countries": _distinct(random, world.countries, 3),
        "people": _distinct(random, world.people, 1),
        "citations": _citations(world, random, _wordings(world, random, date)),
    }


def forum_event(world: World, random: Random, number: int) -> Record:
    """Make a forum event."""
    date = _day(random)
    words = world.words
    return {
        "id": f"meeting-{number:08}",
        "edition": random.choice([None, random.randint(1, 60)]),
        "date": date,
        "end_date": None,
        "name": words.name(random, 9, 9),
        "theme": random.choice([None, words.name(random, 9, 10)]),
        "place": words.name(random, 2, 2),
        "mode": _one(random, world.codes["forum-modes"]),
        "attendance": random.choice([None, random.randint(10, 2_000)]),
        "organizers": [words.name(random, 3, 4) for _ in range(random.randint(1, 2))],
        "supporters": [],
        "summary": words.text(random, random.randint(14, 36), random.randint(14, 32)),
        "concerns": [words.name(random, 8, 8) for _ in range(random.randint(0, 1))],
        "series": _one(random, world.series),
        "country": random.choice([None, _one(random, world.countries)]),
        "speakers": [_speaker(world, random) for _ in range(random.randint(0, 3))],
        "citations": _citations(world, random, _wordings(world, random, date)),
    }


def _speaker(world: World, random: Random) -> Record:
    name = world.words.name(random, 2, 2)
    return {
        "title": world.words.name(random, 4, 4),
        "role": _one(random, world.codes["speaker-roles"]),
        "name": name["en"],
        "name_ja": name["ja"],
    }


def funding_issue(world: World, random: Random, number: int) -> Record:
    """Make a funding issue."""
    date, words = _day(random), world.words
    return {
        "id": f"issue-{number:08}",
        "title": words.name(random, 8, 7),
        "summary": words.text(random, random.randint(24, 60), random.randint(24, 48)),
        "started": date,
        "ended": random.choice([None, str(LAST_YEAR)]),
        "status": _one(random, world.codes["funding-issue-statuses"]),
        "cause": words.text(random, 15, 14),
        "donors": _distinct(random, world.countries, 2),
        "impacts": [_impact(world, random) for _ in range(random.randint(1, 5))],
        "responses": [{"date": date, "description": words.text(random, 12, 10)} for _ in range(random.randint(0, 3))],
        "citations": _citations(world, random, _wordings(world, random, date)),
    }


def _impact(world: World, random: Random) -> Record:
    return {
        "kind": _one(random, world.codes["impact-kinds"]),
        "description": world.words.name(random, 5, 4),
        "value": str(random.randint(1, 10**9)),
        "unit": "USD",
        "place": random.choice([None, _one(random, world.countries)]),
    }


def source(world: World, random: Random, number: int) -> Record:
    """Make a source."""
    publisher = zipf(random, 5_000)
    address = f"https://example.org/{publisher}/{number}"
    return {
        "id": source_id(number),
        "title": world.words.english.some(random, random.randint(4, 12)),
        "publisher": f"{world.words.english.some(Random(publisher), 2)} {publisher}",
        "url": address,
        "copy_url": random.choice([None, f"https://archive.example.org/{number}"]),
        "language": _one(random, world.codes["languages"]),
        "published": random.choice([None, _day(random)]),
        "kind": _one(random, world.codes["source-kinds"]),
        "origin": _one(random, world.origins),
    }


def observations(world: World, random: Random) -> Iterator[Record]:
    """Make figures without end, series by series; now and then another source has another figure."""
    numbers = count()
    while True:
        indicator, unit = _one(random, world.indicators)
        country = random.choice([None, *[_one(random, world.countries)] * 3])
        part = zipf(random, PARTS) if country is None or random.random() < 0.3 else None
        first = random.randint(FIRST_YEAR, LAST_YEAR - 1)
        last = min(LAST_YEAR - 1, first + random.randint(0, MAX_YEARS_OF_A_SERIES))
        value = random.randint(1, 100 if unit == "percent" else 10**6)
        about = {
            "qualifier": _part(world, part) if part is not None else None,
            "unit": unit,
            "indicator": indicator,
            "country": country,
        }
        for year in range(first, last + 1):
            for _ in range(2 if random.random() < 0.03 else 1):
                value = max(1, value + random.randint(-value // 9, value // 9))
                yield _observation(world, random, next(numbers), about | {"year": str(year), "value": str(value)})


def _part(world: World, number: int) -> Record:
    return {"id": f"part-{number}", "label": world.words.name(Random(number), 3, 2)}


def _observation(world: World, random: Random, number: int, about: Record) -> Record:
    return {
        "id": f"figure-{number:08}",
        "qualifier": about["qualifier"],
        "period": about["year"],
        "period_kind": "year",
        "party": None,
        "value": about["value"],
        "unit": about["unit"],
        "basis": _one(random, world.codes["bases"]),
        "indicator": about["indicator"],
        "country": about["country"],
        "citations": _citations(world, random, [about["value"]]),
    }
