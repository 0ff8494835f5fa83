"""Readings of dates that name themselves: days, months, years, quarters, seasons, decades, named days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.times.calendar import (
    SEASON_OPENS,
    Days,
    days_of,
    easter,
    in_calendar,
    nth_weekday,
    value_at,
)  # fmt: skip
from dateline.extract.times.context import EXPLICIT, LAST, PUBLISHED, Context, Reading, counted
from dateline.extract.times.hit import Hit
from dateline.extract.times.lean import Lean

# A bare "December" in a January text is the one just gone; one more than two months ahead is
# rarely a plan. Chosen on the development set.
AHEAD_DAYS = 60
FAR_BACK_DAYS = 240
YEAR_TURN_MONTHS = 4
NEAR_MONTHS = 2
CENTURY_TURN = 40
PART_VALUES = "MO AF EV NI"


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


def year(hit: Hit, context: Context) -> Reading | None:
    """Read "2024", "the end of 2025", "1950-53", "'91", "207 BC"."""
    number = hit.whole("year")
    if number is None:
        return None
    if hit.word("era"):
        return Reading("DATE", f"BC{number:04d}", EXPLICIT)
    number = four_digits(number) if hit.word("year")[0] in "'’" else number
    if hit.match.re.groups <= 2 and not _is_year(hit, context, number):
        return None
    reading = Reading("DATE", f"{number:04d}", EXPLICIT, hit.edge())
    last = hit.whole("last")
    if last is None:
        return reading
    end = last if last > 999 else number // 10 ** len(str(last)) * 10 ** len(str(last)) + last
    if end <= number or end - number > 100:
        return None
    return Reading("DATE", reading.value, EXPLICIT, days=Days(date(number, 1, 1), date(end + 1, 1, 1), "year"))


def _is_year(hit: Hit, context: Context, number: int) -> bool:
    """Tell whether four figures are a year and not a count, a price or a model."""
    before, after = hit.before(), hit.after()
    if before in ("$", "€", "£", "#", "no", "no.", "-", "a", "flight", "resolution", "article") and not hit.edge():
        return before == "-" and hit.before(2) in ("post", "pre", "mid")
    if after in ("%", "$", "-", "–") and after != "-":
        return False
    if after in hit.tables.counted or number > (context.published.year if context.published else 2099) + 60:
        return False
    return number >= 1700 or before in ("in", "of", "since", "by", "from", "until", "to", "year", "and", "around", "(")


def spelled_year(hit: Hit, context: Context) -> Reading | None:
    """Read "nineteen ninety-six" and "the year two thousand"."""
    words = hit.word("spelled").replace(" - ", " ").replace(" and ", " ").split()
    value = hit.tables.numbers.value
    if words[:2] == ["two", "thousand"]:
        return Reading("DATE", f"{2000 + int(value(' '.join(words[2:])) or 0) if words[2:] else 2000:04d}", EXPLICIT)
    rest = value("-".join(words[1:]))
    if rest is None or rest < 10 or (words[0] == "twenty" and rest < 10):
        return None
    return Reading("DATE", f"{int((value(words[0]) or 0) * 100 + rest):04d}", EXPLICIT)


def decade(hit: Hit, context: Context) -> Reading | None:
    """Read "the 1990s", "the '60s", "the nineties"."""
    named = hit.means("decade", "named_decades")
    number = hit.whole("decade")
    if named is not None:
        if hit.before() in ("his", "her", "their", "my"):
            return None
        return Reading("DATE", f"19{named}", EXPLICIT, hit.edge())
    if number is None:
        return None
    if number < 100:
        if hit.before() in ("his", "her", "their") or hit.before(2) in ("his", "her", "their"):
            return None
        century = "20" if number < 30 else "19"
        return Reading("DATE", f"{century}{number // 10}", EXPLICIT, hit.edge())
    return Reading("DATE", f"{number // 10:03d}", EXPLICIT, hit.edge())


def century(hit: Hit, context: Context) -> Reading | None:
    """Read "the late 19th century"."""
    nth = hit.ordinal("nth")
    if nth is None or not 1 <= nth <= 30:
        return None
    return Reading("DATE", f"{'BC' if hit.word('era') else ''}{nth - 1:02d}", EXPLICIT, hit.edge())


def half(hit: Hit, context: Context) -> Reading | None:
    """Read "the first half of 2025"."""
    number = 1 if hit.word("half") == "first" else 2
    found = _stated_year(hit, context)
    return Reading("DATE", f"{found[0]:04d}-H{number}", found[1]) if found else Reading("DATE", f"XXXX-H{number}")


def _stated_year(hit: Hit, context: Context) -> tuple[int, str] | None:
    stated = hit.whole("year")
    if stated is not None:
        return stated, EXPLICIT
    base = context.told()
    return (base[0].year + hit.step(), base[2]) if base else None


def quarter(hit: Hit, context: Context) -> Reading | None:
    """Read "the third quarter", "third-quarter", "last year's third quarter"."""
    nth = hit.ordinal("nth")
    if nth is None or not 1 <= nth <= 4:
        return None
    found = _stated_year(hit, context)
    if found is None:
        return Reading("DATE", f"XXXX-Q{nth}")
    stated, anchor = found
    if not hit.word("year") and not hit.word("step") and context.published:
        opens = date(stated, 3 * nth - 2, 1)
        stated -= opens > context.published and hit.leaning() < Lean.AHEAD
    return Reading("DATE", f"{stated:04d}-Q{nth}", anchor, hit.edge())


def this_quarter(hit: Hit, context: Context) -> Reading | None:
    """Read "the quarter", "the latest period": the quarter last named, else the one that ended last."""
    last = context.last
    if "quarter" not in hit.forms[hit.first : hit.last] and (last is None or last.days.unit != "quarter"):
        return None
    if last is not None and last.days.unit == "quarter":
        return Reading("DATE", last.value, LAST)
    return counted(context.base(), "quarter", -1)


def year_ago(hit: Hit, context: Context) -> Reading | None:
    """Read "year-earlier", "the year-ago quarter": a year before the period last named."""
    return a_year_before(context)


def a_year_before(context: Context, years: float = 1) -> Reading:
    """Give the period *years* before the one last named where that is finer than a year, else the year."""
    last = context.last
    base, unit, steps = context.told(), "year", 1.0
    if last is not None and last.days.unit in ("quarter", "month", "day") and not context.is_narrative:
        base = (last.days.start, "day", LAST)
        unit, steps = ("quarter", 4.0) if last.days.unit == "quarter" else ("year", 1.0)
    return replace(counted(base, unit, -years * steps), is_aside=not context.is_narrative)


def the_year(hit: Hit, context: Context) -> Reading | None:
    """Read "for the year", "the full year"; "the year ended March 31" is a length of time."""
    if hit.after() in ("ended", "ending", "that"):
        return Reading("DURATION", "P1Y")
    if hit.before() not in ("for", "during", "throughout") and "full" not in hit.forms[hit.first : hit.last]:
        return None
    return counted(context.told(), "year")


def year_period(hit: Hit, context: Context) -> Reading | None:
    """Read "the 1988 period": the quarter last named, of that year."""
    last, stated = context.last, hit.whole("year")
    if last is not None and last.days.unit == "quarter":
        return Reading("DATE", f"{stated}{last.value[4:]}", LAST)
    return Reading("DATE", f"{stated}", EXPLICIT)


def season(hit: Hit, context: Context) -> Reading | None:
    """Read "this spring", "the summer of 1916", "last fall"."""
    letters = str(hit.means("season", "seasons"))
    stated = hit.whole("year")
    if stated is not None:
        return Reading("DATE", f"{stated:04d}-{letters}", EXPLICIT, hit.edge())
    step, of_step = hit.word("step"), hit.word("of_step")
    if hit.word("season") == "fall" and hit.after() == "of":
        return None  # "the fall of the city"
    if not (step or of_step) and not _is_bare_season(hit, context):
        return None
    base = context.base(of_last=True) if of_step == "that" or step in ("same", "that") else context.told()
    if base is None:
        return Reading("DATE", f"XXXX-{letters}")
    day, _, anchor = base
    return Reading("DATE", f"{day.year + _season_step(hit, letters, day, anchor):04d}-{letters}", anchor, hit.edge())


def _is_bare_season(hit: Hit, context: Context) -> bool:
    """Tell whether "spring" or "the summer" is a season; "fall" alone is mostly something falling."""
    if hit.word("season") in ("fall", "spring") and hit.first == hit.last - 1:
        return hit.before() in ("in", "since", "by", "until") and hit.word("season") != "fall"
    stands_alone = hit.forms[hit.first] == "the" or hit.before() in ("in", "since", "by", "until")
    return stands_alone or context.is_narrative or hit.edge() is not None


def _season_step(hit: Hit, letters: str, day: date, anchor: str) -> int:
    if hit.word("of_step"):
        return hit.step("of_step")
    opens = SEASON_OPENS[letters]
    if hit.word("step"):
        step = hit.step()
        if step < 0:
            return -1 if opens >= day.month or letters == "WI" else 0
        return (1 if opens <= day.month else 0) if step > 0 else 0
    if anchor == LAST:
        return 0
    return -1 if opens > day.month + 1 and hit.leaning() < Lean.AHEAD else 0


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
