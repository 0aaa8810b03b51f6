"""What a process keeps of the answers that it gives: it counts them, and logs them if it is to."""

import time
from collections.abc import Callable

from app.core.exchange import Exchange
from app.core.logs import FROM_STATUS, log_answer, log_refusal
from app.core.ready import ReadyAnswer
from app.core.sharing import Board
from app.core.traffic import HELD, TOTAL, UNROUTED, Numbers, RouteTraffic, Traffic, summed

RouteOf = Callable[[str, str], str]
"""Names the route of a path that is asked for in a form; `UNROUTED` where there is none, or none is known yet."""


def no_route(path: str, form: str) -> str:
    """Name no route: for a service without any."""
    return UNROUTED


class Journal:
    """Counts the answers of this process; knows the numbers of those beside it, if there are any."""

    def __init__(self, route_of: RouteOf = no_route, log: str = "off") -> None:
        self._route_of = route_of
        self._log_from = FROM_STATUS[log]
        self._traffic = Traffic()
        self.sources: list[Callable[[], Numbers]] = [self._traffic.numbers, _numbers_of_process]
        """Where numbers are kept; read when somebody asks for them."""

        self._board: Board | None = None
        self._place = 0
        self._before: Numbers = {}

    def note(self, exchange: Exchange, ready: ReadyAnswer | None) -> str:
        """Note that something was answered, and give its route; a kept answer remembers it."""
        traffic = (ready and ready.traffic) or self._found(exchange, ready)
        seconds = time.perf_counter() - exchange.begun
        traffic.count(exchange.method, exchange.status, seconds)
        if exchange.status >= self._log_from:
            log_answer(exchange, ready, traffic.route, seconds)
        return traffic.route

    def note_refusal(self, request_id: bytes, method: str, status: int) -> None:
        """Note that something was refused that never became a request, and so took no time."""
        self._traffic.of(UNROUTED).count(method, status, 0)
        if status >= self._log_from:
            log_refusal(request_id.decode(), method, status)

    def share(self, board: Board, place: int) -> None:
        """Tell numbers at a place that other processes see, and go on from what stands there: of one that ended."""
        self._board, self._place = board, place
        self._before = {key: number for key, number in board.read(place).items() if key[0] != HELD}

    def publish(self) -> None:
        """Let the other processes see the numbers of this one."""
        if self._board is not None:
            self._board.write(self._place, self._own())

    def numbers(self) -> Numbers:
        """Give the numbers of all processes: of this one as they are, of others as they were told last."""
        if self._board is None:
            return self._own()
        self.publish()
        return summed(self._board.read(place) for place in range(self._board.places))

    def _found(self, exchange: Exchange, ready: ReadyAnswer | None) -> RouteTraffic:
        route = exchange.routed[0] if exchange.routed else self._route_of(exchange.path, exchange.form)
        traffic = self._traffic.of(route)
        if ready is not None and route != UNROUTED:
            ready.traffic = traffic
        return traffic

    def _own(self) -> Numbers:
        return summed([self._before, *(source() for source in self.sources)])


def _numbers_of_process() -> Numbers:
    return {(TOTAL, "cpu_seconds"): time.process_time(), (HELD, "workers"): 1}
