"""The articles of a record, and what each is. In: Store, Selection. Out: entries, by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from dateline.query.selection import Selection
from dateline.store import Store, schema

COLUMNS = (
    "id", "external_id", "url", "outlet", "title", "language", "published", "published_precision", "published_basis",
    "published_why", "agency", "copy_of", "version_of", "not_coded",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """One article without its text; the fields are those of docs/record.md.

    ``precision``, ``basis`` and ``why`` are those of ``published``: second to year; metadata, text, inferred or linked;
    and the clues in a sentence.
    """

    id: str
    external_id: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    precision: str | None
    basis: str | None
    why: str | None
    agency: str | None
    copy_of: str | None
    version_of: str | None
    not_coded: str | None


def articles(store: Store, wanted: Selection | None = None) -> list[ArticleEntry]:
    """Give the articles that the days and the outlet of *wanted* leave, by day, undated last."""
    article = schema.article
    question = of_articles(select(*(article.c[name] for name in COLUMNS)), wanted or Selection())
    question = question.order_by(article.c.published.is_(None), article.c.published, article.c.id)
    with store.reading() as connection:
        return [article_entry(row) for row in connection.execute(question).mappings()]


def of_articles(question: Select[Any], wanted: Selection) -> Select[Any]:
    """Narrow *question*, which reads the article table, to those that came out when and where *wanted* says."""
    article = schema.article
    if wanted.since:
        question = question.where(article.c.published >= wanted.since)
    if wanted.until:
        question = question.where(article.c.published <= wanted.until + "~")  # "~" sorts after "-" and "T"
    return question.where(article.c.outlet == wanted.outlet) if wanted.outlet else question


def article_entry(row: Mapping[Any, Any]) -> ArticleEntry:
    """Give a row of the article table as an entry."""
    names = {"precision": "published_precision", "basis": "published_basis", "why": "published_why"}
    fields = ArticleEntry.__dataclass_fields__
    return ArticleEntry(**{name: row[names.get(name, name)] for name in fields})
