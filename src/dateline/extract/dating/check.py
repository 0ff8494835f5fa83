"""Does a text bear out the date it states? In: Article, tables. Out: the Published, flagged where weekdays do not fit.

"Sunday, June 12" in the text of a year in which June 12 is a Tuesday says that the stated date is another year's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dateline.extract.dating.facts import on_calendar
from dateline.knowledge.times import TimeTables
from dateline.model import Article, Published

DATED = re.compile(
    r"\b(?P<weekday>[A-Z][a-z]+day),? (?:the )?(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?!\d)"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month2>[A-Z][a-z]{2,8}))(?:,? (?P<year>(?:19|20)\d\d))?"
)
SAID = re.compile(r"\b(?:said|told|reported|announced|added|confirmed) (?:[a-z]+ ){0,3}?(?:on )?([A-Z][a-z]+day)\b")
# A day without its year is of the year that brings it nearest to the day of publication.
HALF_A_YEAR = 183
FLAG = "but the text's weekdays do not fit"


def checked(article: Article, published: Published, tables: TimeTables) -> Published:
    """Give *published*, its why flagged where every day that the text names with its weekday falls on another."""
    texts = [block.span.of(article.text) for block in article.blocks]
    fits = [fit for text in texts for fit in (*_fits(text, published.day, tables), *_reports(article, text, tables))]
    if not fits or any(fits):
        return published
    return replace(published, why=f"{published.why.rstrip('.')}, {FLAG}")


def _reports(article: Article, text: str, tables: TimeTables) -> Iterator[bool]:
    """Tell of each "said Thursday" of a piece whose dateline has its year whether it is within a day of it."""
    opening = article.opening
    if opening is None or not (opening.year and opening.month and opening.day):
        return
    day = on_calendar(opening.year, opening.month, opening.day)
    for match in SAID.finditer(text):
        weekday = tables.meaning["weekdays"].get(match[1].lower())
        if day and weekday:
            yield (day.isoweekday() - int(weekday) + 1) % 7 <= 2


def _fits(text: str, published: date, tables: TimeTables) -> Iterator[bool]:
    weekdays, months, short = (tables.meaning[name] for name in ("weekdays", "months", "short_months"))
    for match in DATED.finditer(text):
        name = (match["month"] or match["month2"]).lower()
        weekday, month = weekdays.get(match["weekday"].lower()), months.get(name) or short.get(name)
        day = int(match["day"] or match["day2"])
        if weekday is None or month is None or match["year"]:
            continue  # a full date says nothing about the day of publication
        years = (published.year - 1, published.year, published.year + 1)
        near = [there for year in years if (there := on_calendar(year, int(month), day))]
        near = [there for there in near if abs((there - published).days) <= HALF_A_YEAR]
        if near:
            yield any(there.isoweekday() == int(weekday) for there in near)
