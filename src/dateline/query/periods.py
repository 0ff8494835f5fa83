"""Stretches of time to count in. In: days. Out: periods, each with its name and its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = ("day", "week", "month", "quarter", "year")
# Days in a unit, to choose one; and how many bars a drawing can hold and still be read.
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
MOST = 60
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week (from Monday), month, quarter or year; ``last`` is its last day."""

    unit: str
    first: date
    last: date

    @property
    def label(self) -> str:
        """Its name: "12 Apr 2001", "week of 9 Apr 2001", "Apr 2001", "Apr to Jun 2001", "2001"."""
        month = f"{MONTHS[self.first.month - 1]} {self.first.year}"
        if self.unit in ("day", "week"):
            return f"{'week of ' if self.unit == 'week' else ''}{self.first.day} {month}"
        if self.unit == "quarter":
            return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.first.year}"
        return month if self.unit == "month" else str(self.first.year)

    @property
    def tick(self) -> str:
        """What stands under an axis: the year where one begins, else the month or the day."""
        early = {"day": 1, "week": 7}.get(self.unit, 31)
        begins_year = self.first.month == 1 and self.first.day <= early
        if begins_year or self.unit == "year":
            return str(self.first.year)
        month = MONTHS[self.first.month - 1]
        return month if self.unit in ("month", "quarter") else f"{self.first.day} {month}"


def unit_for(first: date, last: date) -> str:
    """Give the finest unit of which no more than MOST lie between two days."""
    days = (last - first).days + 1
    return next((unit for unit in UNITS if days / DAYS[unit] <= MOST), "year")


def period_of(day: date, unit: str) -> Period:
    """Give the period that *day* lies in."""
    first = _first(day, unit)
    return Period(unit, first, _next(first, unit) - timedelta(1))


def periods(first: date, last: date, unit: str) -> Iterator[Period]:
    """Give every period from that of *first* to that of *last*, empty ones too."""
    day = _first(first, unit)
    while day <= last:
        following = _next(day, unit)
        yield Period(unit, day, following - timedelta(1))
        day = following


def _first(day: date, unit: str) -> date:
    if unit == "week":
        return date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    if unit == "day":
        return day
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[unit]
    return date(day.year, month, 1)


def _next(first: date, unit: str) -> date:
    if unit in ("day", "week"):
        return first + timedelta(DAYS[unit])
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    total = first.year * 12 + first.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
