"""Time expressions. In: Article, trees, the day it came out. Out: TimeMentions.

Words become characters, patterns over them find the expressions (dateline.knowledge.times),
and calendar arithmetic reads them. What a year, a weekday or "the day before" is counted
from is the day of publication, or the last date in the text; the clock is never asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.extract.times.context import opening_context
from dateline.extract.times.lean import Lean, lean_of
from dateline.extract.times.narrative import is_narrative
from dateline.extract.times.tagger import tag
from dateline.extract.times.words import words_of
from dateline.extract.tree import Forest, Tree
from dateline.knowledge.times import TimeTables
from dateline.model import Article, Published, TimeMention


def find_times(
    article: Article,
    trees: Sequence[Tree],
    published: Published | None,
    tables: TimeTables,
    *,
    window: tuple[date, date] | None = None,
) -> tuple[TimeMention, ...]:
    """Give every time expression of the article's own words, in order.

    Where the day of publication is known to a month or year only, *window* is the first and last day it can have been;
    what comes out the same counted from both is read.
    """
    words = words_of(article, tables)
    context = opening_context(published, is_narrative=is_narrative(words, published), window=window)
    forest = Forest(trees)

    def lean(first: int, last: int) -> Lean:
        return lean_of(forest.at(words.starts[first]), words, first, last)

    return tag(article, words, tables, context, lean)
