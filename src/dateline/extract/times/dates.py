"""Readings of days and months that name themselves: "May 9", "late February 2022", "Victory Day"."""

from __future__ import annotations

from datetime import date

from dateline.extract.times.calendar import Days, days_of, easter, in_calendar, nth_weekday, value_at
from dateline.extract.times.context import EXPLICIT, LAST, PUBLISHED, Context, Reading
from dateline.extract.times.hit import Hit
from dateline.extract.times.lean import Lean

# A bare day more than two months ahead is rarely a plan, one more than eight months back seldom
# meant; months likewise. Chosen on the development set.
AHEAD_DAYS = 60
FAR_BACK_DAYS = 240
YEAR_TURN_MONTHS = 4
NEAR_MONTHS = 2
# Two figures above this are of the last century.
CENTURY_TURN = 40


def iso(hit: Hit, context: Context) -> Reading | None:
    """Read "2025-05-09"."""
    value = hit.word("iso")
    return Reading("DATE", value, EXPLICIT) if days_of(value) else None


def slash(hit: Hit, context: Context) -> Reading | None:
    """Read "05/09/2025" as month/day, or day/month where the first number is above 12."""
    first, second, year = (int(part) for part in hit.word("slash").split("/"))
    month, day = (second, first) if first > 12 else (first, second)
    return _explicit(four_digits(year), month, day)


def month_day(hit: Hit, context: Context) -> Reading | None:
    """Read "May 9", "9 May 2025", "night of June 19", "May 9-12"."""
    month = hit.means("month", "months") or hit.means("month", "short_months")
    day, year = hit.whole("day"), hit.whole("year")
    if month is None or day is None:
        return None
    reading = _explicit(four_digits(year), month, day) if year is not None else _nearest(hit, context, month, day)
    if reading is None:
        return None
    part = hit.means("part", "parts_of_day")
    if part:
        return Reading("TIME", f"{reading.value}T{part}", reading.anchor)
    return _until(reading, hit.whole("last"))


def _explicit(year: int, month: int, day: int) -> Reading | None:
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return Reading("DATE", value, EXPLICIT) if days_of(value) else None


def _until(reading: Reading, last: int | None) -> Reading | None:
    """Give the reading of a run of days, "May 9-12"; its value is the first of them."""
    days = days_of(reading.value)
    if last is None or days is None:
        return reading
    end = days_of(f"{reading.value[:8]}{last:02d}")
    if end is None or end.start <= days.start:
        return None
    return Reading(reading.type, reading.value, reading.anchor, days=Days(days.start, end.end, "day"))


def _nearest(hit: Hit, context: Context, month: int, day: int) -> Reading | None:
    """Give a day without a year the year of the story, or that nearest publication that the tense allows."""
    base = context.told()
    if base is None or (base[2] == PUBLISHED and base[1] == "year"):
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}") if 1 <= month <= 12 and 1 <= day <= 31 else None
    from_day, _, anchor = base
    year = from_day.year
    if anchor == LAST:
        year += from_day.month >= 11 and month <= 2 and context.last is not None and context.last.days.unit != "year"
    else:
        year = nearest_year(hit, from_day, month, day)
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return Reading("DATE", value, anchor) if days_of(value) else None


def nearest_year(hit: Hit, published: date, month: int, day: int) -> int:
    """Give the year in which a bare month and day of a news text falls."""
    gap = (month - published.month) * 30.4 + day - published.day
    lean = hit.leaning()
    if gap > AHEAD_DAYS and lean < Lean.AHEAD:
        return published.year - 1
    if gap < -FAR_BACK_DAYS and lean >= Lean.PRESENT:
        return published.year + 1
    return published.year


def day_of_last_month(hit: Hit, context: Context) -> Reading | None:
    """Read "on the 14th": of the month last named."""
    day, last = hit.whole("day"), context.last_month
    if day is None or last is None or hit.after() in ("century", "anniversary", "of", "-") or hit.after().isalpha():
        return None
    value = f"{value_at(last.days.start, 'month')}-{day:02d}"
    return Reading("DATE", value, LAST) if days_of(value) else None


def month(hit: Hit, context: Context) -> Reading | None:
    """Read "May", "last April", "May last year", "late February 2022"."""
    number, year = int(hit.means("month", "months")), hit.whole("year") or _year_behind(hit)
    if _is_march(hit):
        return None
    anchor = EXPLICIT
    if year is None:
        found = _year_of_month(hit, context, number)
        if found is None:
            return Reading("DATE", f"XXXX-{number:02d}")
        year, anchor = found
    value = f"{four_digits(year):04d}-{number:02d}"
    last = hit.means("last_month", "months")
    if last:
        end = days_of(f"{value[:4]}-{last:02d}")
        start = days_of(value)
        if start and end and end.end > start.end:
            return Reading("DATE", value, anchor, days=Days(start.start, end.end, "month"))
    return Reading("DATE", value, anchor, hit.edge())


def _year_behind(hit: Hit) -> int | None:
    """Give the year of "between March and April 1918" for its first month."""
    months = hit.tables.meaning["months"]
    is_pair = hit.after() in ("and", "or") and hit.after(2) in months and hit.after(3).isdigit()
    return int(hit.after(3)) if is_pair and len(hit.after(3)) == 4 else None


def _is_march(hit: Hit) -> bool:
    """Tell whether "March" is people marching: "the Long March", "Women's March on Versailles"."""
    return hit.word("month") == "march" and (hit.before() in ("'s", "long") or hit.after() in ("on", "to", "for"))


def _year_of_month(hit: Hit, context: Context, month: int) -> tuple[int, str] | None:
    base = context.told()
    of_year, step = hit.word("of_step"), hit.word("step")
    if of_year in ("that", "the") or step in ("same", "that"):
        base = context.base(of_last=True)
    if base is None:
        return None
    day, _, anchor = base
    if of_year:
        return day.year + hit.step("of_step"), anchor
    if step:
        return day.year + _month_step(hit.step(), month, day.month), anchor
    if anchor == LAST:
        turned = context.last is not None and context.last.days.unit != "year" and day.month >= 11 and month <= 2
        return day.year + turned, anchor
    return day.year + _bare_month_step(hit, month, day.month), anchor


def _month_step(step: int, month: int, now: int) -> int:
    if step < 0:
        return -1 if month >= now else 0
    return (1 if month <= now else 0) if step > 0 else 0


def _bare_month_step(hit: Hit, month: int, now: int) -> int:
    lean = hit.leaning()
    if month > now:
        is_near = month - now <= NEAR_MONTHS and lean >= Lean.UNKNOWN
        return 0 if lean is Lean.AHEAD or is_near else -1
    return 1 if lean is Lean.AHEAD and now - month > YEAR_TURN_MONTHS else 0


def named_day(hit: Hit, context: Context) -> Reading | None:
    """Read "Victory Day", "the 80th anniversary of Victory Day"."""
    day = hit.tables.days[hit.rule.day or 0]
    nth, stated = hit.ordinal("nth"), hit.whole("year")
    anchor = EXPLICIT
    if nth is not None and day.since is not None:
        stated = day.since + nth
    if stated is None:
        base = context.told()
        if base is None:
            return Reading("DATE", f"XXXX-{day.month:02d}-{day.day:02d}") if day.month and day.day else None
        stated, anchor = base[0].year, base[2]
        if anchor == PUBLISHED:
            found = day_in_year(hit.rule.day or 0, hit, stated)
            stated = nearest_year(hit, base[0], found.month, found.day) if found else stated
    found = day_in_year(hit.rule.day or 0, hit, stated)
    return Reading("DATE", found.isoformat(), anchor) if found else None


def day_in_year(number: int, hit: Hit, year: int) -> date | None:
    """Give the day that the named day *number* of the table falls on in *year*."""
    day = hit.tables.days[number]
    if not in_calendar(year):
        return None
    if day.easter is not None:
        return date.fromordinal(easter(year).toordinal() + day.easter)
    if day.nth is not None and day.weekday is not None and day.month is not None:
        return nth_weekday(year, day.month, nth=day.nth, weekday=day.weekday)
    return date(year, day.month or 1, day.day or 1)


def four_digits(year: int) -> int:
    """Give the whole year for two figures: above 40 of the last century, else of this."""
    return year if year > 99 else year + (1900 if year > CENTURY_TURN else 2000)
