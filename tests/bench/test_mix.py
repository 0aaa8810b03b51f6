"""The mix of addresses: the same each time, and as skewed as it says."""

from collections import Counter
from typing import Any

from bench.mix import addresses, draws


def record(collection: str, number: int) -> dict[str, Any]:
    return {
        "id": f"{number}",
        "name": {"ja": f"移住{number}年の記録", "en": f"Report of {number}"},
        "date_start": f"{1950 + number}-01-01",
        "country": {"code": "JPN" if number % 2 else "ITA"},
        "links": {"self": f"{collection}/{number}"},
    }


RECORDS = {"/v1/observations": [record("/v1/observations", number) for number in range(40)]}


def test_addresses_of_the_mix_are_different_and_always_the_same() -> None:
    chosen = addresses(RECORDS, size=60)

    assert len(set(chosen)) == len(chosen)
    assert addresses(RECORDS, size=60) == chosen


def test_the_mix_asks_in_every_way() -> None:
    chosen = addresses(RECORDS, size=60)

    kinds = Counter(
        "search" if "?q=" in path else "fields" if "?fields=" in path else "page" if "?" in path else "record"
        for path in chosen
    )
    assert kinds == {"record": 30, "page": 13, "search": 3, "fields": 6}


def test_the_nth_address_is_drawn_as_often_as_zipf_says() -> None:
    ranked = [str(rank) for rank in range(1, 101)]

    drawn = draws(ranked, count=50_000)

    counts = Counter(drawn)
    assert drawn == draws(ranked, count=50_000)
    assert [round(counts["1"] / counts[rank]) for rank in ("2", "4", "10")] == [2, 4, 10]
