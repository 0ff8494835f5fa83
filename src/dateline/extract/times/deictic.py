"""Readings of dates counted from another: weekdays, "last week", "two days later", clock times."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.extract.times.calendar import FINENESS, UNKNOWN, Days, days_of, duration, moved, value_at
from dateline.extract.times.context import LAST, Context, Reading, counted
from dateline.extract.times.dates import month_day
from dateline.extract.times.hit import Hit
from dateline.extract.times.lean import Lean
from dateline.extract.times.periods import a_year_before

PART_HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def weekday(hit: Hit, context: Context) -> Reading | None:
    """Read "Tuesday", "last Sunday", "early Wednesday morning", "Tuesday of last week"."""
    number = int(hit.means("weekday", "weekdays"))
    day, anchor = _weekday_on(hit, context, number)
    value = day.isoformat() if day else f"XXXX-WXX-{number}"
    part = hit.means("part", "parts_of_day")
    return Reading("TIME", f"{value}T{part}", anchor) if part else Reading("DATE", value, anchor)


def _weekday_on(hit: Hit, context: Context, number: int) -> tuple[date | None, str | None]:
    step = hit.word("step")
    if context.is_narrative and context.last_day is not None:
        after = context.last_day.days.start
        back = step in ("last", "past", "previous", "preceding")
        return _stepped(after, number, -1 if back else 1, same=step in ("", "same", "that")), LAST
    base = context.base()
    if base is None:
        return None, None
    if step in ("following", "subsequent", "same", "that", "previous", "preceding") and context.last_day is not None:
        return _stepped(context.last_day.days.start, number, hit.step() or 1, same=hit.step() == 0), LAST
    if base[1] == "day":
        return _weekday_from(hit, context, base[0], number), base[2]
    days = {_weekday_from(hit, context, day, number) for day in context.window or ()}
    return (days.pop(), base[2]) if len(days) == 1 else (None, None)


def _weekday_from(hit: Hit, context: Context, day: date, number: int) -> date:
    """Give the weekday *number* that a text of *day* means."""
    if hit.word("week_step"):
        return day + timedelta(number - day.isoweekday() + 7 * hit.step("week_step"))
    step, lean = hit.word("step"), hit.leaning()
    if step in ("last", "past", "previous"):
        return _stepped(day, number, -1, same=False)
    if step in ("next", "coming", "upcoming", "following"):
        return _stepped(day, number, 1, same=False)
    if context.has_zone_slip and lean is Lean.TOLD and number == day.isoweekday() % 7 + 1:
        return day + timedelta(1)
    is_ahead = lean >= Lean.PRESENT or (step == "this" and lean is Lean.UNKNOWN)
    return _stepped(day, number, 1 if is_ahead else -1, same=True)


def _stepped(day: date, number: int, direction: int, *, same: bool) -> date:
    """Give the next or last *number*th weekday from *day*, that day itself only if ``same``."""
    gap = (number - day.isoweekday()) % 7 if direction > 0 else (day.isoweekday() - number) % 7
    return day + timedelta(direction * (gap or (0 if same else 7)))


def weekday_before(hit: Hit, context: Context) -> Reading | None:
    """Read "the day before last Tuesday"."""
    base = context.base()
    if base is None or base[1] != "day":
        return None
    number = int(hit.means("weekday", "weekdays"))
    day = _stepped(base[0], number, -1, same=False) - timedelta(1)
    return Reading("DATE", day.isoformat(), base[2])


def days_away(hit: Hit, context: Context) -> Reading | None:
    """Read "yesterday", "late today", "tomorrow morning", "tonight"."""
    reading = counted(context.base(), "day", int(hit.means("deictic", "days_away")))
    part = hit.means("part", "parts_of_day") or ("NI" if hit.word("deictic") == "tonight" else None)
    return Reading("TIME", f"{reading.value}T{part}", reading.anchor) if part else reading


def day_but_one(hit: Hit, context: Context) -> Reading | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    return counted(context.base(), "day", 2 if hit.word("turn") == "tomorrow" else -2)


def part_of_day(hit: Hit, context: Context) -> Reading | None:
    """Read "this morning", "last night"."""
    reading = counted(context.base(), "day", hit.step())
    return Reading("TIME", f"{reading.value}T{hit.means('part', 'parts_of_day')}", reading.anchor)


def part_of_last(hit: Hit, context: Context) -> Reading | None:
    """Read "that evening", "the next morning": counted from the day last named."""
    last = context.last_day
    base = (last.days.start, "day", LAST) if last else context.base()
    reading = counted(base, "day", hit.step())
    return Reading("TIME", f"{reading.value}T{hit.means('part', 'parts_of_day')}", reading.anchor)


def overnight(hit: Hit, context: Context) -> Reading | None:
    """Read "overnight" as the night of publication."""
    reading = counted(context.base(), "day", 0)
    return Reading("TIME", f"{reading.value}TNI", reading.anchor)


def clock(hit: Hit, context: Context) -> Reading | None:
    """Read "10:30 a.m.", "8 p.m. Wednesday", "noon", with the day it is said to be on."""
    hour = _hour(hit)
    if hour is None:
        return None
    day = _day_of_clock(hit, context)
    return Reading("TIME", f"{day.value}T{hour}", day.anchor) if day else None


def _day_of_clock(hit: Hit, context: Context) -> Reading | None:
    if hit.word("month"):
        return month_day(hit, context)
    if hit.word("weekday"):
        found = weekday(hit, context)
        return Reading("DATE", found.value.split("T")[0], found.anchor) if found else None
    if hit.word("deictic"):
        return counted(context.base(), "day", int(hit.means("deictic", "days_away")))
    if context.is_narrative and context.last_day is not None:
        return Reading("DATE", context.last_day.value.split("T")[0], LAST)
    return counted(context.base(), "day", 0)


def _hour(hit: Hit) -> str | None:
    words = hit.word("clock").replace("o'clock", "").replace("o’clock", "").split()
    if words[0] in PART_HOURS:
        return PART_HOURS[words[0]]
    number, half = words[0].rstrip("apm"), words[0][-2:] if words[0][-1] == "m" else ""
    hour, _, minute = number.replace(".", ":").partition(":")
    if not hour.isdigit():
        spelled = hit.tables.numbers.value(hour)
        if spelled is None:
            return None
        hour = f"{spelled:.0f}"
    late = hit.tables.meaning["half_days"].get(words[1]) if len(words) > 1 else {"am": 0, "pm": 12}.get(half)
    if late is None and hit.word("part") in ("afternoon", "evening", "night"):
        late = 12
    whole = int(hour) if late is None else int(hour) % 12 + int(late)
    return f"{whole:02d}:{minute or '00'}" if whole <= 24 else None


def step(hit: Hit, context: Context) -> Reading | None:
    """Read "last week", "this year", "the previous month", "later this month", "the same day"."""
    word, unit = hit.word("step"), hit.unit()
    if unit in ("second", "minute", "millennium") or (unit == "hour" and word not in ("last", "past", "next")):
        return None
    if unit == "hour":
        return Reading("DURATION", "PT1H")
    if hit.word("the") and word in ("past", "last", "next", "coming") and _is_stretch(hit, context, word, unit):
        return Reading("DURATION", duration(1, unit))
    if word == "past" and unit not in ("year", "week", "month"):
        return Reading("DURATION", duration(1, unit))
    base = _base_of_step(hit, context, word, unit)
    if base is None and word in ("same", "that"):
        return None
    reading = counted(base, unit, hit.step())
    return _with_edge(reading, hit.edge(), context)


def _is_stretch(hit: Hit, context: Context, word: str, unit: str) -> bool:
    """Tell whether "the past year" means the twelve months up to now."""
    return not context.is_narrative and not hit.edge() and (word in ("past", "coming") or unit == "decade")


def _base_of_step(hit: Hit, context: Context, word: str, unit: str) -> tuple[date, str, str] | None:
    if word in ("same", "that"):
        last = _last_as_fine_as(context, unit)
        return (last, unit, LAST) if last else None
    if word in ("following", "previous", "preceding", "subsequent", "prior", "ensuing") or (
        word == "next" and unit == "day"
    ):
        last = _last_as_fine_as(context, unit)
        if last is not None:
            return last, unit, LAST
    return context.told() if context.is_narrative and word != "current" else context.base()


def _last_as_fine_as(context: Context, unit: str) -> date | None:
    """Give the first day of the last date that is known in *unit* or finer."""
    if unit == "day":
        return context.last_day.days.start if context.last_day else None
    last = context.last_month if unit in ("week", "month") else context.last
    if last is None or (last.days.unit in FINENESS and FINENESS.index(last.days.unit) > FINENESS.index("year")):
        return None
    return last.days.start


def _with_edge(reading: Reading, edge: str | None, context: Context) -> Reading:
    """Give *reading* with "earlier" and "later" cut at the day of publication."""
    days = days_of(reading.value)
    if edge not in ("BEFORE", "AFTER") or days is None or context.published is None or context.fineness != "day":
        return Reading(reading.type, reading.value, reading.anchor, edge, reading.days)
    now = context.published
    if edge == "BEFORE" and days.start <= now < days.end:
        return Reading(
            reading.type, reading.value, reading.anchor, edge, Days(days.start, now + timedelta(1), days.unit)
        )
    if edge == "AFTER" and days.start <= now < days.end - timedelta(1):
        return Reading(reading.type, reading.value, reading.anchor, edge, Days(now + timedelta(1), days.end, days.unit))
    return Reading(reading.type, reading.value, reading.anchor, edge)


def edge_of_unit(hit: Hit, context: Context) -> Reading | None:
    """Read "the end of the year", "mid-year"."""
    unit = hit.unit()
    if unit in ("second", "minute", "hour", "millennium", "fortnight", "weekend"):
        return None
    return _with_edge(counted(context.told(), unit), hit.edge(), context)


def unit_end(hit: Hit, context: Context) -> Reading | None:
    """Read "year-end"."""
    base = context.told()
    if base is None:
        return Reading("DATE", UNKNOWN[hit.unit()])
    return Reading("DATE", value_at(base[0], hit.unit()), base[2], "END")


def counted_off(hit: Hit, context: Context) -> Reading | None:
    """Read "two months ago", "a year earlier", "two days later", "the day before"."""
    unit, direction = hit.unit(), hit.word("direction")
    number = hit.number("n") if hit.word("n") else 1.0
    if number is None or unit == "None":
        return None
    if isinstance(number, str):
        return Reading("DATE", "PAST_REF") if direction == "ago" else Reading("DURATION", duration(number, unit))
    sign = 1 if direction.startswith("from") or direction in ("later", "after", "afterwards") else -1
    if direction == "ago" or direction.startswith("from"):
        return _ago(context, unit, sign * number, told=context.is_narrative)
    return _from_last(hit, context, unit, sign * number)


def _ago(context: Context, unit: str, count: float, *, told: bool) -> Reading | None:
    if unit in ("second", "minute", "hour"):
        return counted(context.base(), "day", 0)
    if count == -1 and unit == "year" and context.last is not None and context.last.days.unit == "quarter":
        return a_year_before(context)
    if count != int(count):
        unit, count = {"year": ("month", count * 12), "decade": ("year", count * 10)}.get(unit, ("day", count * 7))
    return counted(context.base(), "week" if unit == "fortnight" else unit, count * (2 if unit == "fortnight" else 1))


def _from_last(hit: Hit, context: Context, unit: str, count: float) -> Reading | None:
    """Read what is counted from the date last named; "before" and "after" with more words behind are spans."""
    direction, about = hit.word("direction"), hit.word("about")
    if direction in ("before", "after", "prior") and (hit.after() not in (".", ",", ";", "", ")", "”", '"')):
        return Reading("DURATION", duration(abs(count), unit)) if hit.word("n") else None
    if about.startswith(("more", "less")):
        return Reading("DURATION", duration(abs(count), unit))
    if unit in ("second", "minute", "hour"):
        return counted((context.last_day.days.start, "day", LAST) if context.last_day else context.base(), "day", 0)
    if abs(count) == 1 and unit == "year" and count < 0:
        return a_year_before(context)
    last = _last_as_fine_as(context, unit)
    base = (last, unit, LAST) if last else context.base()
    return counted(base, unit, count)


def in_time(hit: Hit, context: Context) -> Reading | None:
    """Read "in two weeks' time"."""
    number = hit.number("n")
    return counted(context.told(), hit.unit(), number) if isinstance(number, float) else None


def weekend(hit: Hit, context: Context) -> Reading | None:
    """Read "last weekend", "the weekend"."""
    base = context.told()
    if base is None or base[1] != "day":
        return Reading("DATE", UNKNOWN["weekend"])
    count = hit.step()
    if hit.word("step") == "the":
        count = 0 if base[0].isoweekday() >= 5 or hit.leaning() >= Lean.PRESENT else -1
    day = moved(base[0], "week", count)
    return Reading("DATE", value_at(day, "weekend"), base[2]) if day else None


def week_of(hit: Hit, context: Context) -> Reading | None:
    """Read "the week of March 8"."""
    reading = month_day(hit, context)
    days = days_of(reading.value) if reading else None
    return Reading("DATE", value_at(days.start, "week"), reading.anchor) if reading and days else None
