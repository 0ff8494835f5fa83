"""Time expressions. In: Article, trees, the day it came out. Out: TimeMentions."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.tree import Tree
from dateline.model import Article, Published, TimeMention


def find_times(article: Article, trees: Sequence[Tree], published: Published | None) -> tuple[TimeMention, ...]:
    """Give every time expression of the article's own words, in order."""
    return ()
