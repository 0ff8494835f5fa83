"""Runners: apply a worker to many items, here or in processes. In: items. Out: results, in any order.

A worker is made once a process (it holds model and tables) and then called for each item;
the runner is the only thing that differs between a laptop and a larger machine.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """Apply the worker that *make_worker* builds to each of *items*."""

    def __call__(self, make_worker: Callable[[], Callable[[Item], Result]], items: Iterable[Item]) -> Iterator[Result]:
        """Give the results as they come."""


def here(make_worker: Callable[[], Callable[[Item], Result]], items: Iterable[Item]) -> Iterator[Result]:
    """Give each result, worked out in this process."""
    yield from map(make_worker(), items)


def in_processes(count: int) -> Runner:
    """Give a runner over *count* spawned processes, two items in flight for each."""

    def run(make_worker: Callable[[], Callable[[Item], Result]], items: Iterable[Item]) -> Iterator[Result]:
        waiting = iter(items)
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(make_worker,)) as pool:
            pending = {pool.submit(_work, item) for item in islice(waiting, 2 * count)}
            try:
                while pending:
                    done, pending = wait(pending, return_when=FIRST_COMPLETED)
                    pending |= {pool.submit(_work, item) for item in islice(waiting, len(done))}
                    yield from (future.result() for future in done)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    return run


# The worker of a spawned process; set once when the process starts, since it cannot travel.
_worker: Callable[[Any], Any] | None = None


def _start(make_worker: Callable[[], Callable[[Any], Any]]) -> None:
    global _worker  # noqa: PLW0603  one worker a process, made by the pool's initializer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _worker = make_worker()


def _work(item: Any) -> Any:
    if _worker is None:
        raise RuntimeError("a spawned process works before it was started")
    return _worker(item)
