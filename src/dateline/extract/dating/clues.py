"""What a text lets slip about the day it was written. In: Article, trees, its times read without a date. Out: Clues.

Each finder looks for one kind of clue and says which days it allows. A new kind is a new finder in ``FINDERS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from dateline.extract.times.calendar import days_of
from dateline.extract.tree import Tree
from dateline.knowledge.times import TimeTables
from dateline.model import Article, FurnitureKind, TimeMention, TimexType

REPORTED = re.compile(r"\b(?:said|told|reported|announced|reports|says|added|confirmed)\s+(?:\w+\s+){0,3}?(?:on\s+)?$")
SO_FAR = re.compile(r"\b(?:so far|already|to date)\s+(?:this year\s*[,(]\s*)?(?:in\s+)?$", re.IGNORECASE)
NTH_STRETCH = re.compile(r"\bits\s+(\w+)\s+(month|year|week)\b", re.IGNORECASE)
UNDATED = re.compile(r"XXXX-\d\d-\d\d")
AHEAD = re.compile(r"\b(?:by|until|will|before|through|next)\b[^.]*$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# How long a text keeps calling an anniversary or a bare month by its name without the year.
YEAR_DAYS = 365
AHEAD_DAYS = 31


@dataclass(frozen=True, slots=True)
class Facts:
    """What the finders look at: the times of the text, sentence by sentence, read without a day to count from."""

    article: Article
    trees: Sequence[Tree]
    times: Sequence[Sequence[TimeMention]]
    tables: TimeTables

    def words(self, mention: TimeMention) -> str:
        """Give the words of *mention*."""
        return mention.span.of(self.article.text)

    def before(self, mention: TimeMention, reach: int = 40) -> str:
        """Give the text before *mention*, within its line."""
        text = self.article.text[max(0, mention.span.start - reach) : mention.span.start]
        return text.rsplit("\n", 1)[-1]

    def after(self, mention: TimeMention, reach: int = 12) -> str:
        """Give the text after *mention*."""
        return self.article.text[mention.span.end : mention.span.end + reach]


@dataclass(frozen=True, slots=True)
class Clue:
    """Which days one clue allows: those from ``first`` to ``last`` (None: open) that ``allows`` lets pass.

    ``why`` says it in words that follow "because". A clue that is only a limit is no reason to name a day.
    """

    why: str
    first: date | None = None
    last: date | None = None
    allows: Callable[[date], bool] = lambda day: True
    is_limit: bool = False


def dateline(facts: Facts) -> Iterator[Clue]:
    """Give the month and day of the dateline."""
    opening = facts.article.opening
    if opening is None or opening.month is None or opening.day is None or opening.year is not None:
        return
    month, day = opening.month, opening.day
    name = date(2000, month, day).strftime("%B") if _exists(month, day) else ""
    if name:
        yield Clue(f"the dateline says {name} {day}", allows=lambda d: (d.month, d.day) == (month, day))


def _exists(month: int, day: int) -> bool:
    return days_of(f"2000-{month:02d}-{day:02d}") is not None


def reported_weekday(facts: Facts) -> Iterator[Clue]:
    """Give, where there is a dateline, the weekdays on which somebody "said" something: within a day of it."""
    opening = facts.article.opening
    if opening is None or opening.day is None:
        return
    seen = set()
    for mention in _all(facts):
        weekday = _weekday(mention)
        if weekday is None or weekday in seen or not REPORTED.search(facts.before(mention)):
            continue
        seen.add(weekday)
        near = frozenset((weekday + step - 1) % 7 + 1 for step in (-1, 0, 1))
        said = f"{facts.before(mention).split()[-1]} {facts.words(mention)}"
        yield Clue(f"“{said}” is within a day of it", allows=partial(_is_one_of, near))


def _is_one_of(weekdays: frozenset[int], day: date) -> bool:
    return day.isoweekday() in weekdays


def weekday_and_date(facts: Facts) -> Iterator[Clue]:
    """Give the years in which "Sunday, June 12" is one: the weekday stands right before the date."""
    for mention in _all(facts):
        match = re.match(r"(\w+day),? ", facts.words(mention))
        weekday = facts.tables.meaning["weekdays"].get(match[1].lower()) if match else None
        if weekday is not None and UNDATED.fullmatch(mention.value):
            near = _near(mention, weekday, back=YEAR_DAYS // 2, ahead=YEAR_DAYS // 2)
            yield Clue(f"“{facts.words(mention)}” names its weekday", allows=near)


def named_day(facts: Facts) -> Iterator[Clue]:
    """Give the weeks after a national day that fell on the weekday the text names beside it."""
    for number, mentions in enumerate(facts.times):
        for mention in mentions:
            if not _is_named_day(facts, mention):
                continue
            weekdays = {w for near in facts.times[max(0, number - 1) : number + 2] for m in near if (w := _weekday(m))}
            if len(weekdays) == 1:
                (weekday,) = weekdays
                name = next(word for word, value in facts.tables.meaning["weekdays"].items() if value == weekday)
                near_day = _near(mention, weekday, back=6, ahead=0)
                yield Clue(f"{facts.words(mention)} was a {name.title()}", allows=near_day)


def _is_named_day(facts: Facts, mention: TimeMention) -> bool:
    words = facts.words(mention).lower()
    return bool(UNDATED.fullmatch(mention.value)) and not any(
        month in words for month in facts.tables.meaning["months"]
    )


def _near(mention: TimeMention, weekday: int, *, back: int, ahead: int) -> Callable[[date], bool]:
    """Give the test that the month and day of *mention* is a *weekday*, near enough before or after publication."""
    month_day = mention.value[4:10]

    def falls(published: date) -> bool:
        for year in (published.year - 1, published.year, published.year + 1):
            there = days_of(f"{year:04d}{month_day}")
            if there and there.start.isoweekday() == weekday and -ahead <= (published - there.start).days <= back:
                return True
        return False

    return falls


def anniversary(facts: Facts) -> Iterator[Clue]:
    """Give the year after "the 77th anniversary of Victory Day"."""
    for mention in _all(facts):
        days = days_of(mention.value)
        if days is None or "anniversary" not in facts.words(mention):
            continue
        words = re.sub(r"^(?:the|its)\s+", "", facts.words(mention))
        yield Clue(
            f"the {words} was in {days.start.strftime('%B %Y')}",
            first=days.start - timedelta(AHEAD_DAYS),
            last=days.start + timedelta(YEAR_DAYS),
        )


def beside_this_year(facts: Facts) -> Iterator[Clue]:
    """Give the year after one that a sentence sets against "this year": "in 2024, and 3,000 more this year".

    Only where a dateline can bear it out: "since 2014" and "this year" are eight years apart as easily as one.
    """
    if facts.article.opening is None or facts.article.opening.month is None:
        return
    for mentions in facts.times:
        this = next((m for m in mentions if "this year" in facts.words(m).lower()), None)
        years = [m for m in mentions if this and _is_set_against(facts, m, this)]
        if years:
            latest = max(int(m.value) for m in years)
            yield Clue(
                f"“{latest}” stands beside “this year”", first=date(latest + 1, 1, 1), last=date(latest + 1, 12, 31)
            )


def _is_set_against(facts: Facts, mention: TimeMention, this: TimeMention) -> bool:
    """Tell whether *mention* is a year gone by that the sentence names before *this* year."""
    if re.fullmatch(r"\d{4}", mention.value) is None or mention.span.start > this.span.start:
        return False
    return _is_past(facts, mention) and not facts.before(mention).rstrip().lower().endswith("since")


def year_so_far(facts: Facts) -> Iterator[Clue]:
    """Give the year of "so far in 2022"."""
    for mention in _all(facts):
        if not re.fullmatch(r"\d{4}", mention.value):
            continue
        before, after = facts.before(mention, 90), facts.after(mention)
        alone = re.match(r"\s+alone\b", after) and re.search(r"\bso far\b[^.]*$", before)
        so_far = alone or SO_FAR.search(before) or re.match(r"\s+so far\b", after)
        if so_far:
            year = int(mention.value)
            yield Clue(f"it speaks of {year} so far", first=date(year, 1, 1), last=date(year, 12, 31))


def nth_month(facts: Facts) -> Iterator[Clue]:
    """Give the months in which what began "in February" is "in its fourth month"."""
    match = NTH_STRETCH.search(facts.article.text)
    nth = facts.tables.numbers.ordinals.get(match[1].lower()) if match else None
    if match is None or nth is None or match[2].lower() != "month":
        return
    began = next((m for m in _all(facts) if _began(facts, m)), None)
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
        days.start for m in _all(facts) if m.anchor == "explicit" and (days := days_of(m.value)) and _is_past(facts, m)
    ]
    for furniture in facts.article.furniture:
        if furniture.what is FurnitureKind.CAPTION:
            latest += [date(int(year), 1, 1) for year in YEAR.findall(furniture.span.of(facts.article.text))]
    if latest:
        yield Clue(f"it looks back on {max(latest).year}", first=max(latest), is_limit=True)


def _is_past(facts: Facts, mention: TimeMention) -> bool:
    before = facts.before(mention).lower()
    return mention.type is not TimexType.SET and not re.search(
        r"\b(?:by|until|will|before|through|next)\b[^.]*$", before
    )


def fetched(facts: Facts) -> Iterator[Clue]:
    """Give the day it was fetched: it is not younger."""
    retrieved = facts.article.retrieved
    if not retrieved:
        return
    try:
        day = datetime.fromisoformat(retrieved.replace("Z", "+00:00")).date()
    except ValueError:
        return
    yield Clue(f"it was fetched on {day.isoformat()}", last=day, is_limit=True)


def _all(facts: Facts) -> Iterator[TimeMention]:
    return (mention for mentions in facts.times for mention in mentions)


def _weekday(mention: TimeMention) -> int | None:
    match = re.match(r"XXXX-WXX-(\d)", mention.value)
    return int(match[1]) if match and mention.type is not TimexType.SET else None


FINDERS: tuple[Callable[[Facts], Iterator[Clue]], ...] = (
    dateline, reported_weekday, weekday_and_date, named_day, anniversary, beside_this_year, year_so_far, nth_month,
    years_named, fetched,
)  # fmt: skip
