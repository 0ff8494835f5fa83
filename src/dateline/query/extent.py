"""How much a record holds. In: Store. Out: how many articles, of which days, how many happenings and statements."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from dateline.store import Store, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Counts, and the days of the first and the last article; None where none has a day."""

    articles: int
    happenings: int
    statements: int
    first: str | None
    last: str | None


def extent(store: Store) -> Extent:
    """Give how much *store* holds."""
    article = schema.article
    with store.reading() as connection:
        articles, happenings, statements = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (article, schema.event, schema.statement)
        )
        # Two questions: each is one step in the index on the day, both at once would read all of it.
        first, last = (
            connection.execute(select(end(article.c.published))).scalar_one() for end in (func.min, func.max)
        )
        if first and len(first) < len("2001-04-01"):
            # A month sorts before its days: the first day that is known in it says more.
            within = select(func.min(article.c.published)).where(
                article.c.published > first, article.c.published < f"{first}~"
            )
            first = connection.execute(within).scalar_one() or first
    return Extent(articles=articles, happenings=happenings, statements=statements, first=first, last=last)
