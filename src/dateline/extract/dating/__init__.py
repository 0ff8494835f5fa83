"""The day an article came out. In: Article, trees. Out: Dating.

What the page or the text states stands. Else clues are gathered (`clues`) and the days that all of them
allow are kept (`solve`); where they settle no day, month or year, the article stays undated.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.dating.clues import FINDERS, Facts
from dateline.extract.dating.solve import solve
from dateline.extract.times import find_times
from dateline.extract.tree import Tree
from dateline.knowledge.times import TimeTables
from dateline.model import Article, Dating, TimeMention

__all__ = ["Dating", "date_article"]


def date_article(article: Article, trees: Sequence[Tree], tables: TimeTables) -> Dating:
    """Give the article's date, from its markup, its stamp, or its own clues."""
    if article.published is not None:
        return Dating(article.published)
    times = _by_sentence(trees, find_times(article, trees, None, tables))
    facts = Facts(article, trees, times, tables)
    found = solve([clue for find in FINDERS for clue in find(facts)])
    return Dating(*found) if found else Dating(None)


def _by_sentence(trees: Sequence[Tree], times: Sequence[TimeMention]) -> list[list[TimeMention]]:
    spans = [tree.sentence.span for tree in trees]
    return [[mention for mention in times if span.contains(mention.span)] for span in spans]
