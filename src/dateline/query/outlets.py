"""The outlets of a record. In: Store. Out: their names."""

from __future__ import annotations

from sqlalchemy import func, literal_column, select

from dateline.store import Store, schema


def outlet_names(store: Store) -> list[str]:
    """Give the outlets that articles of the record stand in, by name.

    One step of the index an outlet, not one an article: SQLite itself would read them all.
    """
    outlet = schema.article.c.outlet
    names = select(func.min(outlet).label("name")).cte("names", recursive=True)
    following = select(func.min(outlet)).where(outlet > names.c.name).scalar_subquery()
    names = names.union_all(select(following).where(names.c.name.is_not(None)))
    question = select(names.c.name).where(names.c.name.is_not(None)).order_by(literal_column("1"))
    with store.reading() as connection:
        return list(connection.execute(question).scalars())
