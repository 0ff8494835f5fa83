"""TIMEX3 values and the civil days they cover. In: values, days, units. Out: days, values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

# Northern seasons by the month they open in; the winter of a year opens in its December.
SEASON_OPENS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
# Finest first: a value can be read only as finely as its anchor is known.
FINENESS = (
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)
DURATION_LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "season": "S", "year": "Y", "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)|(?P<weekend>\d{4}-W\d\d-WE)|(?P<week>\d{4}-W\d\d)|(?P<month>\d{4}-\d\d)"
    r"|(?P<quarter>\d{4}-Q\d)|(?P<half>\d{4}-H\d)|(?P<season>\d{4}-(?:SP|SU|FA|WI))|(?P<year>\d{4})"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)


@dataclass(frozen=True, slots=True)
class Days:
    """Civil days from ``start`` up to and without ``end``, and the unit they were named by."""

    start: date
    end: date
    unit: str


def days_of(value: str) -> Days | None:
    """Give the days a DATE or TIME value covers, or None where it has no place on the calendar."""
    match = VALUE.fullmatch(value.partition("T")[0])
    if match is None or match.lastgroup is None:
        return None
    try:
        return _days_of(match.lastgroup, match.group())
    except (ValueError, OverflowError):
        return None


def _days_of(unit: str, text: str) -> Days:
    if unit == "day":
        start = date.fromisoformat(text)
        return Days(start, start + timedelta(1), unit)
    if unit in ("week", "weekend"):
        start = date.fromisocalendar(int(text[:4]), int(text[6:8]), 6 if unit == "weekend" else 1)
        return Days(start, start + timedelta(2 if unit == "weekend" else 7), unit)
    if unit == "season":
        return _months(int(text[:4]), SEASON_OPENS[text[5:]], 3, unit)
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        return Days(date(max(int(text) * years, 1), 1, 1), date((int(text) + 1) * years, 1, 1), unit)
    count = MONTHS_IN[unit]
    number = {"year": "1", "month": text[5:]}.get(unit, text[6:])
    return _months(int(text[:4]), (int(number) - 1) * count + 1, count, unit)


def _months(year: int, month: int, count: int, unit: str) -> Days:
    return Days(date(year, month, 1), month_after(date(year, month, 1), count), unit)


def month_after(day: date, count: int) -> date:
    """Give the first day of the month *count* months after that of *day*.

    Raises:
        ValueError: no such year.
    """
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def value_at(day: date, unit: str) -> str:
    """Give the TIMEX3 value of the *unit* that *day* lies in."""
    if unit == "day":
        return day.isoformat()
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in ("month", "quarter", "half"):
        count, letter = MONTHS_IN[unit], {"month": "", "quarter": "Q", "half": "H"}[unit]
        number = (day.month - 1) // count + 1
        return f"{day.year:04d}-{letter}{number}" if letter else f"{day.year:04d}-{number:02d}"
    if unit == "season":
        return f"{day.year:04d}-{season_of(day)}"
    whole = f"{day.year:04d}"
    return {"decade": whole[:3], "century": whole[:2]}.get(unit, whole)


def season_of(day: date) -> str:
    """Give the letters of the northern season *day* lies in."""
    return ("WI", "SP", "SU", "FA")[day.month % 12 // 3]


def moved(day: date, unit: str, count: float) -> date | None:
    """Give *day* moved by *count* units, None beyond the calendar; a month keeps the day where it has one."""
    try:
        if unit in DAYS_IN:
            return day + timedelta(round(DAYS_IN[unit] * count))
        if unit not in MONTHS_IN:
            return day
        first = month_after(day, round(MONTHS_IN[unit] * count))
        last = month_after(first, 1) - timedelta(1)
        return first.replace(day=min(day.day, last.day))
    except (ValueError, OverflowError):
        return None


def tightened(days: Days, edge: str | None) -> Days:
    """Give the part of *days* that "early" (START), "mid" (MID) or "late" (END) names: a third of it."""
    if edge not in ("START", "MID", "END"):
        return days
    third = {"START": 0, "MID": 1, "END": 2}[edge]
    if days.unit in ("year", "half", "quarter", "season", "decade", "century"):
        months = (days.end.year - days.start.year) * 12 + days.end.month - days.start.month
        return Days(
            month_after(days.start, months * third // 3), month_after(days.start, months * (third + 1) // 3), days.unit
        )
    length = (days.end - days.start).days
    if length < 3:
        return days
    first, last = (timedelta(round(length * part / 3)) for part in (third, third + 1))
    return Days(days.start + first, days.start + last, days.unit)


def finer(unit: str, than: str) -> bool:
    """Tell whether *unit* is finer than the unit *than*."""
    return FINENESS.index(unit) < FINENESS.index(than) if unit in FINENESS and than in FINENESS else False


def duration(count: float | str, unit: str) -> str:
    """Give the TIMEX3 value of *count* units: "P3Y", "PT30M", "PXD"; a decade counted is ten years."""
    if unit == "fortnight":
        unit, count = "week", count * 2 if not isinstance(count, str) else count
    if unit == "decade" and not isinstance(count, str):
        unit, count = "year", count * 10
    letter = DURATION_LETTER[unit]
    number = count if isinstance(count, str) else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"


def nth_weekday(year: int, month: int, *, nth: int, weekday: int) -> date:
    """Give the *nth* *weekday* (1 is Monday) of a month, -1 for its last."""
    first = date(year, month, 1)
    if nth < 0:
        last = month_after(first, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Give Western Easter Sunday (the Gregorian computus in Meeus's form, Astronomical Algorithms, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, century % 4
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    months = moon + weekday - 7 * late + 114
    return date(year, months // 31, months % 31 + 1)


def in_calendar(year: int) -> bool:
    """Tell whether Python's calendar has *year*."""
    return MINYEAR <= year < MAXYEAR
