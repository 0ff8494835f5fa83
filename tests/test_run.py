"""Runners give the same results, whichever does the work."""

from collections.abc import Callable
from functools import partial

import pytest

from dateline.run import here, in_processes


class Adder:
    """A worker with something to hold."""

    def __init__(self, more: int) -> None:
        self._more = more

    def __call__(self, number: int) -> int:
        return number + self._more


@pytest.mark.parametrize("run", [here, in_processes(2)])
def test_every_item_comes_back_once(run: Callable[..., list[int]]) -> None:
    assert sorted(run(partial(Adder, 10), range(20))) == list(range(10, 30))


def broken_worker(number: int) -> int:
    return 1 // number


def make_broken() -> Callable[[int], int]:
    return broken_worker


@pytest.mark.parametrize("run", [here, in_processes(2)])
def test_what_a_worker_raises_reaches_the_caller(run: Callable[..., list[int]]) -> None:
    with pytest.raises(ZeroDivisionError):
        list(run(make_broken, [1, 0]))
