"""What a time expression is counted from: the day of publication, and the dates named before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.times.calendar import UNKNOWN, Days, finer, moved, value_at
from dateline.model import Precision, Published, PublishedBasis, Span

EXPLICIT, PUBLISHED, LAST = "explicit", "published", "last"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means, and what it was counted from; ``days`` only where they are not the value's own.

    ``is_aside``: named to compare with ("from 130 a year earlier"); the story does not move there.
    """

    type: str
    value: str
    anchor: str | None = None
    edge: str | None = None
    days: Days | None = None
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """A date named earlier in the text, and where."""

    id: str
    span: Span
    value: str
    days: Days


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands in time when it comes to an expression.

    ``fineness`` is the finest unit in which the day of publication is known. ``is_narrative``:
    history told in order, where a bare month belongs to the year last named. ``last_day``,
    ``last_month``: the last date at least as fine as that. ``window``: the first and last day it
    can have come out, where that day is not known. ``has_zone_slip``: the day is a dateline's, and
    what was "reported Thursday" on the far side of the date line may be a day ahead of it.
    """

    published: date | None
    fineness: str
    is_narrative: bool
    last: Earlier | None = None
    last_day: Earlier | None = None
    last_month: Earlier | None = None
    window: tuple[date, date] | None = None
    has_zone_slip: bool = False

    def base(self, *, of_last: bool = False) -> tuple[date, str, str] | None:
        """Give the day to count from, the finest unit known of it, and the anchor's name; None if there is none."""
        if of_last and self.last is not None:
            return self.last.days.start, self.last.days.unit, LAST
        if self.published is not None:
            return self.published, self.fineness, PUBLISHED
        return None

    def told(self) -> tuple[date, str, str] | None:
        """Give the base for what leans on the story: the last date in a narrative, else the day of publication."""
        return self.base(of_last=self.is_narrative)

    def after(self, earlier: Earlier) -> Context:
        """Give the context of what follows the date *earlier*."""
        unit = earlier.days.unit
        has_day = unit == "day"
        has_month = has_day or unit == "month"
        return replace(
            self,
            last=earlier,
            last_day=earlier if has_day else self.last_day,
            last_month=earlier if has_month else self.last_month,
        )


def opening_context(
    published: Published | None, *, is_narrative: bool, window: tuple[date, date] | None = None
) -> Context:
    """Give the context of an article's first word."""
    if published is None:
        return Context(None, "day", is_narrative)
    fineness = {Precision.MONTH: "month", Precision.YEAR: "year"}.get(published.precision, "day")
    has_slip = published.basis in (PublishedBasis.INFERRED, PublishedBasis.TEXT)
    return Context(published.day, fineness, is_narrative, window=window, has_zone_slip=has_slip)


def counted(base: tuple[date, str, str] | None, unit: str, count: float = 0) -> Reading:
    """Give the date *count* units from *base*, as fine as *unit*; a value of X where the base does not reach."""
    if base is None or finer(unit, base[1]):
        return Reading("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"))
    day = moved(base[0], unit, count)
    if day is None:
        return Reading("DATE", UNKNOWN.get(unit, "XXXX"))
    unit = unit if unit in UNKNOWN else "day"
    return Reading("DATE", value_at(day, unit), base[2])
