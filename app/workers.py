"""Forks the processes that answer, and keeps as many of them as there should be (POSIX only)."""

import gc
import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from types import FrameType

Stop = Callable[[int, FrameType | None], None]
"""Handles a signal by ending, when what was begun is answered."""

STOPPING = (signal.SIGINT, signal.SIGTERM)

PAUSE_SECONDS = 0.2
"""Before a worker is replaced: one that cannot start must not keep the machine busy with starting."""

log = logging.getLogger(__name__)


def fork_workers(count: int, stop: Stop) -> int | None:
    """Fork this process `count` times, and again for each worker that ends before it should.

    Gives a worker its number, from 0, which another has after it; there `stop` handles the signals that end it. Gives
    None here, when this process was told to stop and all have ended. It waits for signals and handles none, so that
    none comes amid the accounts.
    """
    watched = (signal.SIGCHLD, *STOPPING)
    signal.pthread_sigmask(signal.SIG_BLOCK, watched)
    # The garbage collector's marks would copy each page that it looks at into each worker.
    gc.freeze()
    workers: dict[int, int] = {}
    told_to_stop = False
    while workers or not told_to_stop:
        while len(workers) < count and not told_to_stop:
            free = min(set(range(count)) - set(workers.values()))
            pid = os.fork()
            if pid == 0:
                _begin_work(stop, watched)
                return free
            workers[pid] = free
        if signal.sigwait(watched) in STOPPING:
            told_to_stop = True
            for pid in workers:
                os.kill(pid, signal.SIGTERM)
        for pid, code in _ended():
            workers.pop(pid, None)
            if not told_to_stop:
                log.warning("worker %d ended with %d; another takes its place", pid, code)
                time.sleep(PAUSE_SECONDS)
    return None


def end_by(stop: Stop) -> None:
    """Let `stop` handle the signals that end a process.

    uvicorn does so itself while it serves, then raises the signal again: the end would look like a failure.
    """
    for number in STOPPING:
        signal.signal(number, stop)


def _begin_work(stop: Stop, watched: tuple[signal.Signals, ...]) -> None:
    gc.enable()
    end_by(stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, watched)


def _ended() -> Iterator[tuple[int, int]]:
    """Yield the children that have ended, with their exit codes; a negative one is the signal that ended it."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        yield pid, os.waitstatus_to_exitcode(status)
