"""Where words go: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

# Lines of progress when nobody watches a terminal: one every so many seconds.
PLAIN_EVERY_S = 10.0

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(message: str) -> None:
    """Say what is wrong."""
    err.print(Text(f"dateline: {message}", style="red"))


def print_json(value: Any) -> None:
    """Print *value* as one JSON document."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


class Advance(Protocol):
    """Tell a progress display that so many more are done."""

    def __call__(self, done: int) -> None:
        """Count *done* more."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} articles/s" if task.speed else "")


@contextmanager
def progress(total: int | None, *, quiet: bool) -> Iterator[Advance]:
    """Show how a build goes on: a bar in a terminal, a line now and then elsewhere, nothing when *quiet*."""
    if quiet:
        yield lambda done: None
    elif err.is_terminal:
        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
        with Progress(*columns, console=err, transient=True) as bar:
            task = bar.add_task("reading", total=total)
            yield lambda done: bar.advance(task, done)
    else:
        yield _PlainLines(total).advance


class _PlainLines:
    def __init__(self, total: int | None) -> None:
        self._total, self._done = total, 0
        self._began = self._last = monotonic()

    def advance(self, done: int) -> None:
        self._done += done
        now = monotonic()
        if now - self._last < PLAIN_EVERY_S:
            return
        self._last = now
        rate = self._done / (now - self._began)
        line = f"{self._done} of {self._total}" if self._total else str(self._done)
        left = f", {(self._total - self._done) / rate:.0f} s left" if self._total and rate else ""
        err.print(f"{line} articles, {rate:.1f} articles/s{left}")


def counted(counts: Mapping[str, int]) -> str:
    """Give "3 events, 1 figure"; zero is said too."""
    return ", ".join(number(n, name.replace("_", " ")) for name, n in counts.items())


def number(count: int, name: str) -> str:
    """Give "3 events", "1 figure", "0 articles"."""
    return f"{count} {name if count == 1 else plural(name)}"


def plural(name: str) -> str:
    """Give the plural of a kind's name."""
    return name[:-1] + "ies" if name.endswith("y") else name + "s"
