"""Who said what, through whom. In: Article, trees, Cast. Out: Attributions."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.cast import Cast
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Article, Attribution


def find_attributions(
    article: Article, trees: Sequence[Tree], cast: Cast, tables: ReportingTables
) -> tuple[Attribution, ...]:
    """Give every attribution of the article's own words, in order of the text."""
    return ()
