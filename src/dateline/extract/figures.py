"""Counts with their bounds. In: Article, trees, times. Out: Figures."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.tree import Tree
from dateline.model import Article, Figure, TimeMention


def find_figures(article: Article, trees: Sequence[Tree], times: Sequence[TimeMention]) -> tuple[Figure, ...]:
    """Give every count in the article's own words, in order; dates, ages and numbers of models are not counts."""
    return ()
