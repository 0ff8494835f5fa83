"""The days that all clues allow. In: Clues. Out: a Published, as fine as they settle it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.extract.dating.clues import Clue
from dateline.model import Precision, Published, PublishedBasis

# News older than this was not written for the web; days before it are not tried.
EARLIEST = date(1980, 1, 1)
# Where the clues leave more years open than this, they settle nothing.
WIDEST_DAYS = 366 * 3


def allowed_days(clues: Sequence[Clue]) -> list[date]:
    """Give the days that every clue allows, in order; none where they have no upper end or contradict each other."""
    lasts = [clue.last for clue in clues if clue.last is not None]
    if not lasts:
        return []
    first = max([clue.first for clue in clues if clue.first is not None], default=EARLIEST)
    day, last = max(first, EARLIEST), min(lasts)
    found = []
    while day <= last:
        if all(clue.allows(day) for clue in clues):
            found.append(day)
        day += timedelta(1)
    return found


def solve(clues: Sequence[Clue]) -> tuple[Published, tuple[date, date]] | None:
    """Give the date the clues settle, with the first and last day they leave; None where they do not."""
    reasons = [clue for clue in clues if not clue.is_limit]
    days = allowed_days(clues)
    if not days or not reasons or (days[-1] - days[0]).days > WIDEST_DAYS:
        return None
    precision = _precision(days)
    if precision is None:
        return None
    first = {Precision.YEAR: days[0].replace(month=1, day=1), Precision.MONTH: days[0].replace(day=1)}
    published = Published(
        moment=first.get(precision, days[0]), precision=precision, basis=PublishedBasis.INFERRED, why=_why(clues, days)
    )
    return published, (days[0], days[-1])


def _precision(days: Sequence[date]) -> Precision | None:
    if len(days) == 1:
        return Precision.DAY
    if len({(day.year, day.month) for day in days}) == 1:
        return Precision.MONTH
    return Precision.YEAR if days[0].year == days[-1].year else None


def _why(clues: Sequence[Clue], days: Sequence[date]) -> str:
    """Give one sentence that names the clues, each once; a limit only where it made a difference."""
    telling = [c for c in clues if not c.is_limit or allowed_days([other for other in clues if other is not c]) != days]
    said = list(dict.fromkeys(clue.why for clue in telling))
    text = said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]
    return text[0].upper() + text[1:] + "."
