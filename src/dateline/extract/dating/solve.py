"""The days that all clues allow. In: Clues. Out: a Published, as fine as they settle it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.extract.dating.facts import Clue, on_calendar
from dateline.model import Dating, Precision, Published, PublishedBasis

# News older than this was not written for the web; days before it are not tried.
EARLIEST = date(1980, 1, 1)
# Where the clues leave more years open than this, they settle nothing, unless the dateline names the day in the year.
WIDEST_DAYS = 366 * 3
# From one 29 February to the next there may be eight years.
LEAP_GAP_DAYS = 366 * 8


def allowed_days(clues: Sequence[Clue]) -> list[date]:
    """Give the days that every clue allows, in order; none where they have no upper end or contradict each other."""
    lasts = [clue.last for clue in clues if clue.last is not None]
    if not lasts:
        return []
    first = max([EARLIEST, *(clue.first for clue in clues if clue.first is not None)])
    tests = [clue.allows for clue in clues]
    return [day for day in _days(clues, first, min(lasts)) if all(allows(day) for allows in tests)]


def _days(clues: Sequence[Clue], first: date, last: date) -> list[date]:
    """Give the days from *first* to *last*; those of the dateline, where there is one."""
    named = next((clue.month_day for clue in clues if clue.month_day), None)
    if named is not None:
        days = (on_calendar(year, *named) for year in range(first.year, last.year + 1))
        return [day for day in days if day and first <= day <= last]
    if (last - first).days > WIDEST_DAYS:
        return []
    return [first + timedelta(step) for step in range((last - first).days + 1)]


def solve(clues: Sequence[Clue]) -> Dating:
    """Give the date the clues settle, with the first and last day they leave; none where they do not."""
    days = allowed_days(clues)
    if not days:
        return Dating(None)
    if len(days) > 1 and (latest := _latest(clues)) == days[-1]:
        return Dating(_published(latest, Precision.DAY, _why(clues, days[-1:])))
    precision = _precision(days)
    if precision is None:
        return Dating(None, (days[0], days[-1]))
    first = {Precision.YEAR: days[0].replace(month=1, day=1), Precision.MONTH: days[0].replace(day=1)}
    published = _published(first.get(precision, days[0]), precision, _why(clues, days))
    return Dating(published, (days[0], days[-1]))


def _latest(clues: Sequence[Clue]) -> date | None:
    """Give the dateline's latest day that is not after the day of fetching, where both are known."""
    fetched = next((clue.last for clue in clues if clue.is_fetching), None)
    named = [clue for clue in clues if clue.month_day]
    if fetched is None or not named:
        return None
    return max(_days(named, fetched - timedelta(LEAP_GAP_DAYS), fetched), default=None)


def _published(moment: date, precision: Precision, why: str) -> Published:
    return Published(moment=moment, precision=precision, basis=PublishedBasis.INFERRED, why=why)


def _precision(days: Sequence[date]) -> Precision | None:
    if len(days) == 1:
        return Precision.DAY
    if len({(day.year, day.month) for day in days}) == 1:
        return Precision.MONTH
    return Precision.YEAR if days[0].year == days[-1].year else None


def _why(clues: Sequence[Clue], days: Sequence[date]) -> str:
    """Give one sentence that names the clues, each once; a limit only where it made a difference."""
    telling = [clue for clue in clues if not clue.is_limit or clue.is_fetching or _tells(clue, clues, days)]
    said = list(dict.fromkeys(clue.why for clue in telling))
    text = said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]
    return text[0].upper() + text[1:] + "."


def _tells(clue: Clue, clues: Sequence[Clue], days: Sequence[date]) -> bool:
    """Tell whether other days were left without *clue*."""
    return allowed_days([other for other in clues if other is not clue]) != days
