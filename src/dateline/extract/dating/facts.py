"""What finders of clues look at, and what they give. In: Article, trees, its times read without a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.extract.times.calendar import days_of
from dateline.knowledge.offices import OfficeTable
from dateline.knowledge.times import TimeTables
from dateline.model import Article, TimeMention, TimexType

AHEAD = re.compile(r"\b(?:by|until|will|before|through|next)\b[^.]*$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the finders look at: the times of the text, sentence by sentence, read without a day to count from.

    ``texts`` are its own blocks; ``last_year`` is the latest year that stands in them, 0 where none does.
    """

    article: Article
    times: Sequence[Sequence[TimeMention]]
    tables: TimeTables
    offices: OfficeTable
    texts: tuple[str, ...] = field(init=False)
    all: tuple[TimeMention, ...] = field(init=False)
    last_year: int = field(init=False)

    def __post_init__(self) -> None:
        texts = tuple(block.span.of(self.article.text) for block in self.article.blocks)
        object.__setattr__(self, "texts", texts)
        object.__setattr__(self, "all", tuple(mention for mentions in self.times for mention in mentions))
        years = (int(year) for text in texts for year in YEAR.findall(text))
        object.__setattr__(self, "last_year", max(years, default=0))

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
    ``month_day`` is the month and day of a dateline; ``is_fetching``: it is the day on which the article was fetched.
    """

    why: str
    first: date | None = None
    last: date | None = None
    allows: Callable[[date], bool] = lambda day: True
    is_limit: bool = False
    month_day: tuple[int, int] | None = None
    is_fetching: bool = False


def on_calendar(year: int, month: int, day: int) -> date | None:
    """Give the civil day, None where there is none."""
    days = days_of(f"{year:04d}-{month:02d}-{day:02d}")
    return days.start if days else None


def is_past(facts: Facts, mention: TimeMention) -> bool:
    """Tell whether *mention* is told of, as far as the words before it in the sentence say."""
    return mention.type is not TimexType.SET and not AHEAD.search(facts.before(mention).lower())


def weekday_of(mention: TimeMention) -> int | None:
    """Give the number of a bare weekday."""
    match = re.match(r"XXXX-WXX-(\d)", mention.value)
    return int(match[1]) if match and mention.type is not TimexType.SET else None
