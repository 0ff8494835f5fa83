"""Readings of longer stretches that name themselves: years, decades, centuries, halves, quarters, seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.times.calendar import SEASON_OPENS, Days
from dateline.extract.times.context import EXPLICIT, LAST, Context, Reading, counted
from dateline.extract.times.dates import four_digits
from dateline.extract.times.hit import Hit
from dateline.extract.times.lean import Lean


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
