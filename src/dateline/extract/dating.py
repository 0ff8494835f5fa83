"""The day an article came out. In: Article. Out: Published."""

from __future__ import annotations

from dateline.model import Article, Published


def date_article(article: Article) -> Published | None:
    """Give the article's date, from its markup, its stamp, or its own clues."""
    return article.published
