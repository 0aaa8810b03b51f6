"""The answer cache: bounded, one computation for a key, gone with its release."""

import asyncio
from collections.abc import Awaitable, Callable

from app.core.cache import MAX_SHARE, AnswerCache, Key
from app.core.ready import MESSAGE_BYTES, ReadyAnswer

PLAIN = [(b"content-type", b"application/json")]
WEIGHT = MESSAGE_BYTES + 1_000
WAITING = 50


def answer(body: bytes = b"x" * 1_000) -> ReadyAnswer:
    return ReadyAnswer("name", PLAIN, [], body)


def key(number: int) -> Key:
    return (b"/v1/members", b"limit=%d" % number, "")


def gives(ready: ReadyAnswer | None) -> Callable[[], Awaitable[ReadyAnswer | None]]:
    async def make() -> ReadyAnswer | None:
        return ready

    return make


def fill(cache: AnswerCache, count: int) -> None:
    for number in range(count):
        asyncio.run(cache.get_or_make(key(number), gives(answer())))


def test_the_answer_used_longest_ago_makes_room() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)
    fill(cache, MAX_SHARE)
    cache.get(key(0))

    asyncio.run(cache.get_or_make(key(99), gives(answer())))

    assert cache.get(key(0)) is not None
    assert cache.get(key(1)) is None
    assert (len(cache), cache.bytes) == (MAX_SHARE, WEIGHT * MAX_SHARE)


def test_a_further_coding_counts_and_makes_room() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)
    fill(cache, MAX_SHARE)
    kept = cache.get(key(3))
    assert kept

    headers, body = kept.parts("gzip")

    assert (b"content-encoding", b"gzip") in headers
    assert (len(cache), cache.get(key(0))) == (MAX_SHARE - 1, None)
    assert cache.bytes == WEIGHT * (MAX_SHARE - 1) + MESSAGE_BYTES + len(body["body"])


def test_an_answer_that_was_dropped_counts_no_more() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)
    fill(cache, 1)
    dropped = cache.get(key(0))
    assert dropped
    fill(cache, MAX_SHARE + 1)
    before = cache.bytes

    dropped.parts("br")

    assert cache.bytes == before


def test_an_answer_that_would_push_out_too_many_is_not_kept() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)

    given = asyncio.run(cache.get_or_make(key(0), gives(answer(b"x" * 1_001))))

    assert given is not None
    assert (len(cache), cache.bytes, cache.counters.misses) == (0, 0, 1)


def test_what_many_ask_for_at_once_is_made_once() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)
    made: list[ReadyAnswer] = []

    async def make() -> ReadyAnswer:
        await asyncio.sleep(0)
        made.append(answer())
        return made[-1]

    async def ask_together() -> list[ReadyAnswer | None]:
        return await asyncio.gather(*(cache.get_or_make(key(0), make) for _ in range(WAITING)))

    given = asyncio.run(ask_together())

    assert len(made) == 1
    assert given == made * WAITING
    assert (cache.counters.misses, cache.counters.hits) == (1, WAITING - 1)


def test_who_waits_for_an_answer_that_fails_makes_their_own() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)
    asked = 0

    async def make() -> ReadyAnswer:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0)
        if asked == 1:
            raise ConnectionResetError
        return answer()

    async def ask_together() -> list[ReadyAnswer | BaseException | None]:
        return await asyncio.gather(*(cache.get_or_make(key(0), make) for _ in range(3)), return_exceptions=True)

    first, second, third = asyncio.run(ask_together())

    assert isinstance(first, ConnectionResetError)
    assert isinstance(second, ReadyAnswer)
    assert third is second
    assert asked == 2


def test_who_goes_away_while_waiting_disturbs_nobody() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)

    async def make() -> ReadyAnswer:
        await asyncio.sleep(0.01)
        return answer()

    async def one_leaves() -> tuple[ReadyAnswer | None, ReadyAnswer | None, bool]:
        first, leaving, last = (asyncio.create_task(cache.get_or_make(key(0), make)) for _ in range(3))
        await asyncio.sleep(0)
        leaving.cancel()
        return await first, await last, leaving.cancelled()

    first, last, left = asyncio.run(one_leaves())

    assert first is last is not None
    assert left


def test_a_refusal_is_made_for_each_who_asks() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)
    asked = 0

    async def refuse() -> None:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0)

    async def ask_together() -> list[ReadyAnswer | None]:
        return await asyncio.gather(*(cache.get_or_make(key(0), refuse) for _ in range(3)))

    assert asyncio.run(ask_together()) == [None] * 3
    assert (asked, len(cache), cache.counters.misses) == (3, 0, 0)


def test_the_next_release_begins_with_nothing_and_counts_on() -> None:
    cache = AnswerCache(WEIGHT * MAX_SHARE)
    fill(cache, 2)

    following = cache.emptied()

    assert (len(following), following.bytes, following.counters.misses) == (0, 0, 2)
    assert len(cache) == 2
