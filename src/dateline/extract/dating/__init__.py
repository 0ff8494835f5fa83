"""The day an article came out. In: Article, its times read without a date. Out: Dating.

What the page or the text states stands, flagged where the text's own weekdays speak against it (`check`). Else clues
are gathered (`clues`, `years`, `holders`) and the days that all of them allow are kept (`solve`); where they settle no
day, month or year, the article stays undated.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.dating.check import checked
from dateline.extract.dating.clues import FINDERS
from dateline.extract.dating.facts import Facts
from dateline.extract.dating.solve import solve
from dateline.extract.tree import Tree
from dateline.knowledge.offices import OfficeTable
from dateline.knowledge.times import TimeTables
from dateline.model import Article, Dating, TimeMention

__all__ = ["Dating", "date_article"]


def date_article(
    article: Article, trees: Sequence[Tree], times: Sequence[TimeMention], tables: TimeTables, offices: OfficeTable
) -> Dating:
    """Give the article's date, from its markup, its stamp, or its own clues; *times* are read without a date."""
    if article.published is not None:
        return Dating(checked(article, article.published, tables))
    facts = Facts(article, _by_sentence(trees, times), tables, offices)
    return solve([clue for find in FINDERS for clue in find(facts)])


def _by_sentence(trees: Sequence[Tree], times: Sequence[TimeMention]) -> list[list[TimeMention]]:
    """Give the times of each sentence, in one pass: both come in the order of the text."""
    found: list[list[TimeMention]] = [[] for _ in trees]
    at = 0
    for mention in times:
        while at < len(trees) and trees[at].sentence.span.end < mention.span.end:
            at += 1
        if at < len(trees) and trees[at].sentence.span.contains(mention.span):
            found[at].append(mention)
    return found
