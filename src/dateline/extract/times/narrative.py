"""Whether a text is history told in order, or news of the day."""

from __future__ import annotations

import re

from dateline.extract.times.words import Words
from dateline.model import Published

YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
OF_THE_DAY = frozenset(
    ("yesterday", "today", "tomorrow", "tonight", "ago",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip
# A text with at least this many years before the one of publication, and this many of them for
# each word of the day, is history. Chosen on the development set; news with a long
# background paragraph stays news.
PAST_YEARS = 5
PAST_YEARS_A_DAY_WORD = 2


def is_narrative(words: Words, published: Published | None) -> bool:
    """Tell whether *words* lean on the last date named and not on the day of publication."""
    past = of_the_day = 0
    limit = published.day.year - 1 if published else 9999
    for form in words.forms:
        if len(form) == 4 and YEAR.fullmatch(form):
            past += int(form) < limit
        elif form in OF_THE_DAY:
            of_the_day += 1
    return past >= PAST_YEARS and past >= PAST_YEARS_A_DAY_WORD * of_the_day
