"""Readings of durations, of what recurs, and of words that have no day of the calendar."""

from __future__ import annotations

from datetime import timedelta

from dateline.extract.times.calendar import DAYS_IN, Days, duration, moved
from dateline.extract.times.context import Context, Reading
from dateline.extract.times.hit import Hit

RATES = frozenset(("$", "times", "once", "twice", "barrels", "%", "percent"))


def lasting(hit: Hit, context: Context) -> Reading | None:
    """Read "three days", "more than a decade", "five more years"; an age is no duration of the story."""
    number = hit.number("n")
    if number is None or _is_age(hit):
        return None
    unit = hit.unit()
    words = hit.forms[hit.first : hit.last]
    if unit == "quarter" and hit.after() == "of":
        return None  # "three-quarters of its food"
    if (unit == "second" and number in (1.0, "X")) or unit == "weekend":
        return None
    if "half" in words and isinstance(number, float) and number == int(number) and "and" in words:
        number += 0.5
    if hit.word("n") in ("a", "an") and _is_rate(hit):
        return Reading("SET", duration(1, unit))
    return Reading("DURATION", duration(number, unit))


def _is_age(hit: Hit) -> bool:
    return (
        hit.after() == "old"
        or (hit.after() == "-" and hit.after(2) == "old")
        or (hit.after(1) == "of" and hit.after(2) == "age")
    )


def _is_rate(hit: Hit) -> bool:
    """Tell whether "a day" says how often: "1.2 million barrels a day"."""
    return hit.before() in RATES or hit.before().replace(".", "").replace(",", "").isdigit()


def span(hit: Hit, context: Context) -> Reading | None:
    """Read "the past two months", "the coming weeks", "the first nine months"."""
    number = hit.number("n") if hit.word("n") else "X"
    if number is None or hit.unit() == "second":
        return None
    value = duration(number, hit.unit())
    return Reading("DURATION", value, days=_stretch(hit, context, number))


def _stretch(hit: Hit, context: Context, number: float | str) -> Days | None:
    """Give the days up to (or from) publication that "the past two months" covers."""
    back = hit.word("span") in ("last", "past")
    if isinstance(number, str) or context.published is None or context.is_narrative or context.fineness != "day":
        return None
    if not back and hit.word("span") not in ("next", "coming"):
        return None
    unit = hit.unit()
    far = moved(context.published, unit, -number if back else number)
    if far is None or far == context.published or unit not in ("day", "week", "month", "year", "decade", *DAYS_IN):
        return None
    near = context.published + timedelta(1)
    return Days(far, near, unit) if back else Days(near, far + timedelta(1), unit)


def recent(hit: Hit, context: Context) -> Reading | None:
    """Read "recent years"."""
    return Reading("DATE", "PAST_REF")


def some_units(hit: Hit, context: Context) -> Reading | None:
    """Read a bare "days", "decades"."""
    if (
        hit.after() in ("old", "-")
        or hit.before() in ("-", "'s", "these", "those")
        or (hit.after(1) == "of" and hit.after(2) == "age")
    ):
        return None
    return Reading("DURATION", duration("X", hit.unit()))


def every(hit: Hit, context: Context) -> Reading | None:
    """Read "every month", "each Friday", "Friday nights", "twice a week"."""
    if hit.word("unit"):
        number = hit.number("n") if hit.word("n") else 2.0 if "other" in hit.forms[hit.first : hit.last] else 1.0
        return Reading("SET", duration(number, hit.unit())) if number is not None else None
    if hit.word("month"):
        return Reading("SET", f"XXXX-{hit.means('month', 'months'):02d}")
    if hit.word("season"):
        return Reading("SET", f"XXXX-{hit.means('season', 'seasons')}")
    part = hit.means("part", "parts_of_day") or hit.means("parts", "parts_of_day")
    day = f"XXXX-WXX-{hit.means('weekday', 'weekdays')}" if hit.word("weekday") else "XXXX-XX-XX"
    return Reading("SET", f"{day}T{part}" if part else day)


def often(hit: Hit, context: Context) -> Reading | None:
    """Read "daily", "annually"."""
    if hit.after() in ("newspaper", "newspapers", "paper", "telegraph", "mail", "news", "mirror", "star"):
        return None
    return Reading("SET", str(hit.means("often", "often")))


def reference(hit: Hit, context: Context) -> Reading | None:
    """Read "now", "recently", "soon"; "soon after" is no date."""
    if hit.word("reference") == "soon" and hit.after() in ("after", "as", "afterwards"):
        return None
    return Reading("DATE", str(hit.means("reference", "references")))


def present(hit: Hit, context: Context) -> Reading | None:
    """Read "at the moment"."""
    return Reading("DATE", "PRESENT_REF")


def past(hit: Hit, context: Context) -> Reading | None:
    """Read "the past", "long ago"."""
    return Reading("DATE", "PAST_REF")


def future(hit: Hit, context: Context) -> Reading | None:
    """Read "the near future"; "futures" are traded."""
    return Reading("DATE", "FUTURE_REF")


def current(hit: Hit, context: Context) -> Reading | None:
    """Read "current"."""
    return Reading("DATE", "PRESENT_REF")
