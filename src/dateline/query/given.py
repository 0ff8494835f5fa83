"""Filters as a person writes them. In: words. Out: the values a Selection takes; what cannot be one is refused.

A misspelt filter must not be taken for one that nothing fits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from dateline.errors import ConfigError
from dateline.knowledge.events import load_types
from dateline.model import Status

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def day_given(words: str | None, name: str) -> str | None:
    """Give the civil day, the month or the year that *words* are, in ISO 8601; None where none were given.

    Raises:
        ConfigError: *words* are none of these, or no day of the calendar.
    """
    if words is None:
        return None
    try:
        date.fromisoformat((words + "-01-01")[:10] if DAY.fullmatch(words) else "")
    except ValueError:
        raise ConfigError(f"{name} is {words!r}; give a day, a month or a year: 2022-05-10, 2022-05 or 2022") from None
    return words


def types_given(names: Iterable[str]) -> tuple[str, ...]:
    """Give PLOVER's types called *names*, in any case.

    Raises:
        ConfigError: PLOVER has no such type.
    """
    upper = tuple(name.upper() for name in names)
    return _known(upper, load_types(), "type of PLOVER's") if upper else ()


def statuses_given(names: Iterable[str]) -> tuple[str, ...]:
    """Give the statuses called *names*, in any case.

    Raises:
        ConfigError: there is no such status.
    """
    return _known((name.lower() for name in names), [status.value for status in Status], "status")


def _known(names: Iterable[str], known: Collection[str], what: str) -> tuple[str, ...]:
    given = tuple(names)
    for name in given:
        if name not in known:
            raise ConfigError(f"there is no {what} called {name!r}; use one of {', '.join(known)}")
    return given
