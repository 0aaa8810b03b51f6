"""What a process has answered, by route: how many answers of which status, and how long they took."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

UNROUTED = "none"
"""Stands for the route of what never came to one: addresses that do not exist, and what is refused before."""

OTHER = "OTHER"
"""Stands for a method that HTTP does not have: a client may invent as many as it likes."""

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})

BUCKETS_SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper ends of the buckets of the histogram: a kept answer takes some hundredths of a millisecond, a joined page one
or two, and a query is ended after 5 s."""

ANSWERS, WITHIN, SECONDS, TOTAL, HELD = "answers", "within", "seconds", "total", "held"
"""Kinds of numbers, the first part of their keys: then come (route, method, status), (route, place of the bucket),
(route), and names. All but those held now never go back."""

Numbers = Mapping[tuple[str, ...], float]
"""Numbers of a process, or of several together, by their keys."""


def summed(several: Iterable[Numbers]) -> dict[tuple[str, ...], float]:
    """Add up the numbers of several processes."""
    total: dict[tuple[str, ...], float] = {}
    for numbers in several:
        for key, number in numbers.items():
            total[key] = total.get(key, 0) + number
    return total


class RouteTraffic:
    """The answers of one route. Counted by one thread, the one that answers: no lock is needed."""

    __slots__ = ("answers", "route", "seconds", "within")

    def __init__(self, route: str) -> None:
        self.route = route
        self.answers: dict[tuple[str, int], int] = {}
        """How many, by method and status."""

        self.within = [0] * (len(BUCKETS_SECONDS) + 1)
        """How many in each bucket; the last has no end."""

        self.seconds = 0.0

    def count(self, method: str, status: int, seconds: float) -> None:
        """Count one answer."""
        try:
            self.answers[method, status] += 1
        except KeyError:
            key = (method if method in METHODS else OTHER, status)
            self.answers[key] = self.answers.get(key, 0) + 1
        self.within[bisect_left(BUCKETS_SECONDS, seconds)] += 1
        self.seconds += seconds

    def numbers(self) -> Numbers:
        """Give what was counted."""
        numbers: dict[tuple[str, ...], float] = {(SECONDS, self.route): self.seconds}
        for (method, status), number in self.answers.items():
            numbers[ANSWERS, self.route, method, str(status)] = number
        for place, number in enumerate(self.within):
            numbers[WITHIN, self.route, str(place)] = number
        return numbers


class Traffic:
    """The answers of all routes."""

    def __init__(self) -> None:
        self._routes: dict[str, RouteTraffic] = {}

    def of(self, route: str) -> RouteTraffic:
        """Give the place where a route's answers are counted."""
        found = self._routes.get(route)
        if found is None:
            found = self._routes[route] = RouteTraffic(route)
        return found

    def numbers(self) -> Numbers:
        """Give what was counted of all routes."""
        return summed(one.numbers() for one in self._routes.values())
