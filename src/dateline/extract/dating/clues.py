"""What a text lets slip about the day it was written. In: Facts. Out: Clues.

Each finder looks for one kind of clue and says which days it allows. A new kind is a new finder in ``FINDERS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from dateline.extract.dating.facts import YEAR, Clue, Facts, is_past, on_calendar, weekday_of
from dateline.extract.dating.holders import office_holders
from dateline.extract.dating.years import (
    anniversary,
    beside_this_year,
    edition,
    near_the_dateline,
    session,
    stamp,
    year_so_far,
)
from dateline.extract.times.calendar import days_of
from dateline.model import FurnitureKind, TimeMention

REPORTED = re.compile(r"\b(?:said|told|reported|announced|reports|says|added|confirmed)\s+(?:\w+\s+){0,3}?(?:on\s+)?$")
STEPPED = re.compile(r"\b(?:last|next|previous|following|every|each|coming|until|by|a|will\b[^.]*)\s+(?:on\s+)?$")
NTH_STRETCH = re.compile(r"\bits\s+(\w+)\s+(month|year|week)\b", re.IGNORECASE)
UNDATED = re.compile(r"XXXX-\d\d-\d\d")
# How long before and after its weekday is named a bare month and day may lie.
HALF_A_YEAR = 182
OLDEST = date(1900, 1, 1)


def dateline(facts: Facts) -> Iterator[Clue]:
    """Give the month and day of the dateline."""
    opening = facts.article.opening
    if opening is None or opening.month is None or opening.day is None:
        return
    if opening.year is None and on_calendar(2000, opening.month, opening.day):
        name = date(2000, opening.month, 1).strftime("%B")
        yield Clue(f"the dateline says {name} {opening.day}", month_day=(opening.month, opening.day))


def reported_weekday(facts: Facts) -> Iterator[Clue]:
    """Give, where there is a dateline, the weekdays on which somebody "said" something: within a day of it."""
    opening = facts.article.opening
    if opening is None or opening.day is None:
        return
    seen = set()
    for mention in facts.all:
        weekday = weekday_of(mention)
        if weekday is None or weekday in seen or not REPORTED.search(facts.before(mention)):
            continue
        seen.add(weekday)
        said = f"{facts.before(mention).split()[-1]} {facts.words(mention)}"
        yield Clue(f"“{said}” is within a day of it", allows=partial(_is_one_of, _near(weekday)))


def told_weekdays(facts: Facts) -> Iterator[Clue]:
    """Give, where there is a dateline, the weekdays on which things happened: most lie within a day of it."""
    opening = facts.article.opening
    if opening is None or opening.day is None:
        return
    told = [
        (mention, weekday) for mention in facts.all if (weekday := weekday_of(mention)) and _is_told(facts, mention)
    ]
    if told:
        names = " and ".join(dict.fromkeys(facts.words(mention) for mention, _ in told[:3]))
        verb = "lies" if " and " not in names else "lie"
        yield Clue(f"{names} {verb} within a day of it", allows=partial(_has_most, tuple(_near(w) for _, w in told)))


def _is_told(facts: Facts, mention: TimeMention) -> bool:
    """Tell whether *mention* is a bare weekday in full, not that of something said, which has a clue of its own."""
    before = facts.before(mention)
    return "day" in facts.words(mention) and not REPORTED.search(before) and not STEPPED.search(before.lower())


def _near(weekday: int) -> frozenset[int]:
    return frozenset((weekday + step - 1) % 7 + 1 for step in (-1, 0, 1))


def _is_one_of(weekdays: frozenset[int], day: date) -> bool:
    return day.isoweekday() in weekdays


def _has_most(near: tuple[frozenset[int], ...], day: date) -> bool:
    return 2 * sum(day.isoweekday() in weekdays for weekdays in near) >= len(near)


def weekday_and_date(facts: Facts) -> Iterator[Clue]:
    """Give the years in which "Sunday, June 12" is one: the weekday stands right before the date."""
    for mention in facts.all:
        match = re.match(r"(\w+day),? ", facts.words(mention))
        weekday = facts.tables.meaning["weekdays"].get(match[1].lower()) if match else None
        if weekday is not None and UNDATED.fullmatch(mention.value):
            near = _falls(mention, weekday, back=HALF_A_YEAR, ahead=HALF_A_YEAR)
            yield Clue(f"“{facts.words(mention)}” names its weekday", allows=near)


def named_day(facts: Facts) -> Iterator[Clue]:
    """Give the weeks after a national day that fell on the weekday the text names beside it."""
    for number, mentions in enumerate(facts.times):
        for mention in mentions:
            if not _is_named_day(facts, mention):
                continue
            beside = facts.times[max(0, number - 1) : number + 2]
            weekdays = {weekday for near in beside for m in near if (weekday := weekday_of(m))}
            if len(weekdays) == 1:
                (weekday,) = weekdays
                name = next(word for word, value in facts.tables.meaning["weekdays"].items() if value == weekday)
                near_day = _falls(mention, weekday, back=6, ahead=0)
                yield Clue(f"{facts.words(mention)} was a {name.title()}", allows=near_day)


def _is_named_day(facts: Facts, mention: TimeMention) -> bool:
    words = facts.words(mention).lower()
    return bool(UNDATED.fullmatch(mention.value)) and not any(
        month in words for month in facts.tables.meaning["months"]
    )


def _falls(mention: TimeMention, weekday: int, *, back: int, ahead: int) -> Callable[[date], bool]:
    """Give the test that the month and day of *mention* is a *weekday*, near enough before or after publication."""
    month_day = mention.value[4:10]

    def falls(published: date) -> bool:
        for year in (published.year - 1, published.year, published.year + 1):
            there = days_of(f"{year:04d}{month_day}")
            if there and there.start.isoweekday() == weekday and -ahead <= (published - there.start).days <= back:
                return True
        return False

    return falls


def nth_month(facts: Facts) -> Iterator[Clue]:
    """Give the months in which what began "in February" is "in its fourth month"."""
    match = NTH_STRETCH.search(facts.article.text)
    nth = facts.tables.numbers.ordinals.get(match[1].lower()) if match else None
    if match is None or nth is None or match[2].lower() != "month":
        return
    began = next((m for m in facts.all if _began(facts, m)), None)
    if began is None:
        return
    start = int(began.value[5:7])
    months = {(start + nth - 2) % 12 + 1, (start + nth - 1) % 12 + 1}
    yield Clue(f"what began in {facts.words(began)} is in its {match[1]} month", allows=lambda d: d.month in months)


def _began(facts: Facts, mention: TimeMention) -> bool:
    """Tell whether *mention* is the bare month of a war's or invasion's beginning."""
    before = facts.before(mention, 60).lower()
    bare = re.fullmatch(r"XXXX-\d\d", mention.value) is not None
    return bare and any(word in before for word in ("invasion", "invaded", "war", "began", "started", "broke out"))


def years_named(facts: Facts) -> Iterator[Clue]:
    """Give the latest year and the latest full date that the text looks back on: it is not older than they."""
    latest = [
        days.start for m in facts.all if m.anchor == "explicit" and (days := days_of(m.value)) and is_past(facts, m)
    ]
    for furniture in facts.article.furniture:
        if furniture.what is FurnitureKind.CAPTION:
            latest += [date(int(year), 1, 1) for year in YEAR.findall(furniture.span.of(facts.article.text))]
    if latest:
        yield Clue(f"it looks back on {max(latest).year}", first=max(*latest, OLDEST) - timedelta(1), is_limit=True)


def fetched(facts: Facts) -> Iterator[Clue]:
    """Give the day it was fetched: it is not younger."""
    retrieved = facts.article.retrieved
    if not retrieved:
        return
    try:
        day = datetime.fromisoformat(retrieved.replace("Z", "+00:00")).date()
    except ValueError:
        return
    yield Clue(f"it was fetched on {day.isoformat()}", last=day, is_limit=True, is_fetching=True)


FINDERS: tuple[Callable[[Facts], Iterator[Clue]], ...] = (
    dateline, stamp, reported_weekday, told_weekdays, weekday_and_date, named_day, anniversary, session, edition,
    near_the_dateline, beside_this_year, year_so_far, nth_month, office_holders, years_named, fetched,
)  # fmt: skip
