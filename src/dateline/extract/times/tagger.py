"""Every expression of a text, read in order. In: words of the article. Out: TimeMentions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.extract.times import dates, deictic, periods, stretches
from dateline.extract.times.calendar import Days, days_of, tightened
from dateline.extract.times.context import LAST, Context, Earlier, Reading
from dateline.extract.times.hit import Hit, Leaning
from dateline.extract.times.words import Words
from dateline.knowledge.times import TimeTables
from dateline.model import Article, Span, TimeMention, TimexType, mention_id

Read = Callable[[Hit, Context], Reading | None]

READINGS: dict[str, Read] = {
    read.__name__: read
    for read in (
        dates.day_of_last_month, dates.iso, dates.month, dates.month_day, dates.named_day, dates.slash, deictic.clock,
        deictic.counted_off, deictic.day_but_one, deictic.days_away, deictic.edge_of_unit, deictic.in_time,
        deictic.overnight, deictic.part_of_day, deictic.part_of_last, deictic.step, deictic.unit_end, deictic.week_of,
        deictic.weekday, deictic.weekday_before, deictic.weekend, periods.century, periods.decade, periods.half,
        periods.quarter, periods.season, periods.spelled_year, periods.the_year, periods.this_quarter, periods.year,
        periods.year_ago, periods.year_period, stretches.current, stretches.every, stretches.future,
        stretches.lasting, stretches.often, stretches.past, stretches.present, stretches.recent, stretches.reference,
        stretches.some_units, stretches.span,
    )
}  # fmt: skip


def tag(article: Article, words: Words, tables: TimeTables, context: Context, lean: Leaning) -> tuple[TimeMention, ...]:
    """Give the time expressions of *words* in order: the longest at each place that has a reading."""
    found: list[TimeMention] = []
    free_from = 0
    for hit in _candidates(words, tables, lean):
        if hit.first < free_from:
            continue
        reading = _read(hit, context)
        if reading is None:
            continue
        free_from = hit.last
        mention = _mention(article, words, hit, reading, context)
        found.append(mention)
        if mention.type in (TimexType.DATE, TimexType.TIME) and mention.start and not reading.is_aside:
            days = days_of(mention.value)
            if days is not None:
                context = context.after(Earlier(mention.id, mention.span, mention.value, days))
    return tuple(found)


def _read(hit: Hit, context: Context) -> Reading | None:
    """Give what *hit* means; None too where that lies outside the calendar."""
    try:
        return READINGS[hit.rule.read](hit, context)
    except OverflowError:
        return None


def _candidates(words: Words, tables: TimeTables, lean: Leaning) -> Iterator[Hit]:
    """Give every match, by place, the longest first; of two of one length the earlier rule's."""
    matches: list[tuple[int, int, int, Hit]] = []
    for number, rule in enumerate(tables.rules):
        for match in rule.regex.finditer(words.codes):
            matches.append((match.start(), -match.end(), number, Hit(rule, match, words.forms, tables, lean)))
    matches.sort(key=lambda candidate: candidate[:3])
    return (candidate[3] for candidate in matches)


def _mention(article: Article, words: Words, hit: Hit, reading: Reading, context: Context) -> TimeMention:
    span = Span(words.starts[hit.first], words.ends[hit.last - 1])
    days = reading.days
    if days is None and reading.type in ("DATE", "TIME"):
        whole = days_of(reading.value)
        days = tightened(whole, reading.edge) if whole else None
    anchor = reading.anchor
    if anchor == LAST:
        anchor = context.last.id if context.last else None
    return TimeMention(
        id=mention_id(article.id, "time", span),
        span=span,
        type=TimexType(reading.type),
        value=reading.value,
        start=days.start if days else None,
        end=days.end if days else None,
        precision=_precision(reading, days),
        anchor=anchor,
    )


def _precision(reading: Reading, days: Days | None) -> str | None:
    if days is None:
        return None
    _, _, hour = reading.value.partition("T")
    if reading.type == "TIME" and hour[:1].isdigit():
        return "minute"
    return "part" if reading.type == "TIME" and hour else days.unit
