"""The texts that spans point into, fetched when they are needed. In: Store. Out: the text of an article."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Connection, select

from dateline.store import schema

# Mentions come in the order of their ids, which are hashes: texts are asked for in any order, and again and again.
TEXTS_KEPT = 2048


class Texts:
    """The texts of a record, the last ones asked for kept at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.of = lru_cache(maxsize=TEXTS_KEPT)(self._fetch)

    def _fetch(self, article_id: str) -> str:
        """Give the text of the article *article_id*."""
        question = select(schema.article.c.text).where(schema.article.c.id == article_id)
        return str(self._connection.execute(question).scalar_one())
