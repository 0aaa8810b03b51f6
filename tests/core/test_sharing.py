"""Numbers that processes tell each other."""

from app.core.journal import Journal
from app.core.sharing import HALF_BYTES, Board
from app.core.traffic import BUCKETS_SECONDS, HELD, METHODS, TOTAL, Numbers, Traffic, summed

ONE: Numbers = {("total", "hits"): 3, ("seconds", "/v1/国"): 0.25}


def test_what_is_told_last_is_read() -> None:
    board = Board(2)

    for number in range(5):
        board.write(1, {**ONE, ("total", "hits"): number})

    assert board.read(0) == {}
    assert board.read(1) == {("total", "hits"): 4, ("seconds", "/v1/国"): 0.25}


def test_what_is_half_written_is_not_read() -> None:
    board = Board(1)
    board.write(0, ONE)
    before = board._memory[:]

    board.write(0, {("total", "hits"): 4})
    board._memory[0] = before[0]

    assert board.read(0) == ONE


def test_numbers_of_several_are_added_up() -> None:
    assert summed([ONE, {("total", "hits"): 2, ("held", "bytes"): 7}]) == {
        ("total", "hits"): 5,
        ("seconds", "/v1/国"): 0.25,
        ("held", "bytes"): 7,
    }


def test_the_busiest_service_has_room() -> None:
    traffic = Traffic()
    for route in range(200):
        for method in METHODS:
            for status in (200, 304, 404, 500):
                traffic.of(f"/v1/a-collection-with-a-long-name/{{record_id}}/{route}").count(method, status, 0.1)
    board = Board(1)

    board.write(0, {key: number + 1e9 for key, number in traffic.numbers().items()})

    assert len(board.read(0)) == len(traffic.numbers()) == 200 * (len(METHODS) * 4 + len(BUCKETS_SECONDS) + 2)
    assert int.from_bytes(board._memory[8 + HALF_BYTES : 12 + HALF_BYTES], "little") < HALF_BYTES


def test_who_takes_the_place_of_another_counts_on_but_holds_nothing_yet() -> None:
    board = Board(2)
    board.write(1, {(TOTAL, "hits"): 3, (HELD, "bytes"): 100})
    journal = Journal()

    journal.share(board, 1)
    journal.sources.append(lambda: {(TOTAL, "hits"): 1, (HELD, "bytes"): 5})
    board.write(0, {(TOTAL, "hits"): 10, (HELD, "bytes"): 1})
    numbers = journal.numbers()

    assert (numbers[TOTAL, "hits"], numbers[HELD, "bytes"]) == (14, 6)
    assert board.read(1)[TOTAL, "hits"] == 4


def test_who_shares_with_nobody_tells_its_own() -> None:
    journal = Journal()

    journal.publish()

    assert journal.numbers()[HELD, "workers"] == 1
